import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { RemovedTickView } from '../src/page-views/criteria';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';
import { useUniqueId } from './unique-id';

/** What was ticked and is no longer in the story: nobody has to wonder where it went. */
export function RemovedTicks({ ticks }: { readonly ticks: readonly RemovedTickView[] }): JSX.Element | null {
  const heading = useUniqueId();
  const { send } = useActions();
  if (ticks.length === 0) return null;
  return (
    <div class="group removed-ticks">
      <h3 id={heading}>{l10n.t('Removed since it was ticked')}</h3>
      <ul class="criteria" aria-labelledby={heading}>
        {ticks.map(({ id, text, tickedBy, refused }) => (
          <li key={id}>
            <Icon name={refused ? 'warning' : 'trash'} />
            <div>
              <bdi>{text}</bdi>
              <p class="notes">
                {refused ? l10n.t('Your tick was not saved: this was removed before.') : tickedBy}
              </p>
            </div>
            <LinkButton
              label={l10n.t('Dismiss: {0}', text)}
              onClick={() => send({ do: 'dismissTick', tick: id })}
            >
              {l10n.t('Dismiss')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
