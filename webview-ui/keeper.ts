import * as l10n from '@vscode/l10n';
import type { TickKeeper } from '../src/domain/acceptance/criterion';
import type { CriterionView } from '../src/page-views/criteria';

/** Where ticks are kept, for readers who expect them in the text of the story. */
export function keeperHint(keeper: TickKeeper): string | undefined {
  if (keeper === 'local') return l10n.t('Kept on this machine only.');
  if (keeper === 'property')
    return l10n.t('Kept with the story for your team, but not written into its text.');
  return undefined;
}

/** The keeper all criteria share, so that it need not be said of each; `undefined` where they differ. */
export function sharedKeeper(criteria: readonly CriterionView[]): TickKeeper | undefined {
  const keepers = new Set(criteria.map(({ keeper }) => keeper));
  return keepers.size === 1 ? criteria[0]?.keeper : undefined;
}
