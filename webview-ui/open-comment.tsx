import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useActions } from './actions';
import { IconButton } from './controls';

/** Leads to a comment at the source, where that has an address. */
export function OpenComment({ by, url }: { readonly by: string; readonly url?: string }): JSX.Element | null {
  const { send } = useActions();
  if (url === undefined) return null;
  return (
    <IconButton
      label={l10n.t('Open the comment of {0}', by)}
      icon="link-external"
      onClick={() => send({ do: 'openLink', href: url })}
    />
  );
}
