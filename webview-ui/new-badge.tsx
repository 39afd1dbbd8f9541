import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';

/** Marks what was not there when the story was last looked at. */
export function NewBadge(): JSX.Element {
  return <span class="badge">{l10n.t('New')}</span>;
}
