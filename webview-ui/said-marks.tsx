import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { Icon } from './icon';
import { NewBadge } from './new-badge';

interface Marked {
  readonly isNew?: boolean;
  readonly byApp?: boolean;
  readonly visibleTo?: string;
  readonly pending?: boolean;
}

/** What is to be known of something that was said, beside who said it and when. */
export function Marks({ of: { isNew, byApp, visibleTo, pending } }: { readonly of: Marked }): JSX.Element {
  return (
    <>
      {isNew && <NewBadge />}
      {byApp && (
        <span class="mark">
          <Icon name="robot" />
          {l10n.t('By an app')}
        </span>
      )}
      {visibleTo !== undefined && (
        <span class="mark">
          <Icon name="lock" />
          {l10n.t('Only for {0}', visibleTo)}
        </span>
      )}
      {pending && (
        <span class="mark">
          <Icon name="sync" class="codicon-modifier-spin" />
          {l10n.t('Saving…')}
        </span>
      )}
    </>
  );
}
