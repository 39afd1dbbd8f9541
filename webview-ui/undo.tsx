import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { UndoView } from '../src/page-views/story';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';

/** What was done last, with the way back. */
export function Undo({ undo: { text } }: { readonly undo: UndoView }): JSX.Element {
  const { send } = useActions();
  return (
    <div class="state undo">
      <Icon name="check" />
      <p dir="auto">{text}</p>
      <LinkButton label={l10n.t('Undo: {0}', text)} onClick={() => send({ do: 'undo' })}>
        {l10n.t('Undo')}
      </LinkButton>
    </div>
  );
}
