import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { AskView } from '../src/page-views/ask';
import { useActions } from './actions';
import { useAsking } from './asking';
import { RichText } from './document/blocks';
import { Nothing } from './section';

/** Milliseconds without a key before it is composed anew. */
const pause = 250;

interface AskPreviewProps {
  readonly what: { readonly text: string; readonly blocks: boolean; readonly code: boolean };
  readonly to: AskView['to'];
}

/** What will be posted, as whoever reads it in the source sees it. */
export function AskPreview({ what, to }: AskPreviewProps): JSX.Element {
  const { send } = useActions();
  const { preview } = useAsking();
  const { text, blocks, code } = what;
  useEffect(() => {
    if (text === '') return undefined;
    const timer = setTimeout(() => send({ do: 'previewAsk', text, blocks, code }), preview ? pause : 0);
    return () => clearTimeout(timer);
  }, [text, blocks, code, to?.names]);
  return (
    <section class="preview" aria-label={l10n.t('Preview')}>
      {text === '' ? (
        <Nothing>{l10n.t('Type your question first.')}</Nothing>
      ) : preview ? (
        <RichText blocks={preview} headings={4} />
      ) : (
        <Nothing>{l10n.t('One moment…')}</Nothing>
      )}
    </section>
  );
}
