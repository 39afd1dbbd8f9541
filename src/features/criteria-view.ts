import * as vscode from 'vscode';
import type { Criterion, RemovedTick, TickRecord } from '../domain/acceptance/criterion';
import { commitsOfCriteria, type CriterionCommit } from '../domain/acceptance/linked-commits';
import type { Story, StoryLink } from '../domain/story';
import type { CriterionCommitView, CriterionView, RemovedTickView } from '../page-views/criteria';
import type { StoryView } from '../page-views/story';
import type { TickChange } from '../sources/story-source';
import { movedTicks } from '../sync/moved-ticks';
import { type OpenTick, openTicks } from '../sync/open-ticks';
import type { Session } from '../sync/session';
import { ago } from './ago';
import { errorSentence } from './error-sentence';
import { notPermitted } from './not-permitted';

/**
 * The criteria of a story with the ticks on their way, and the ticks whose criterion is gone.
 *
 * @param links of the story, with those on their way
 */
export function criteriaViews(
  story: Story,
  session: Session,
  links: readonly StoryLink[],
): Pick<StoryView, 'criteria' | 'removedTicks'> {
  const commits = commitsOfCriteria(story.criteria, links);
  const writes = session.outbox.writes(story.key);
  const ticks = openTicks(writes);
  const { reworded, gone } = movedTicks(story.criteria, ticks);
  const isDismissed = (tick: string): boolean =>
    writes.some(
      ({ state, intention: one }) => state !== 'refused' && one.do === 'dismissTick' && one.id === tick,
    );
  const mayEdit = story.permissions?.editing !== false;
  return {
    criteria: story.criteria.map((criterion) => {
      const refused = reworded.get(criterion.id)?.change;
      const view = {
        ...criterionView(criterion, refused ? undefined : ticks.get(criterion.id), session),
        commits: commits.get(criterion.id)?.map(commitView),
        // What is ticked in the text itself can be unticked only there.
        locked:
          criterion.checked && criterion.keeper === 'source' && !mayEdit
            ? notPermitted('editing', session.source.name)
            : undefined,
      };
      if (!refused) return view;
      const { criterionId: id, text, checked } = refused;
      return { ...view, refused: { id, text, checked } };
    }),
    removedTicks: [
      ...gone.map(({ change }) => refusedView(change)),
      ...story.removedTicks.filter(({ id }) => !isDismissed(id)).map(removedView),
    ],
  };
}

function criterionView(criterion: Criterion, open: OpenTick | undefined, session: Session): CriterionView {
  const { id, text, content, details, keeper, group, depth, section, tick } = criterion;
  const why = open?.failure && errorSentence(open.failure, session.source.name).message;
  const isRefused = open?.state === 'refused';
  const onItsWay = isRefused ? undefined : open;
  return {
    id,
    text,
    content,
    details,
    keeper,
    group,
    depth,
    section,
    // A tick that was refused is shown as the source has it.
    checked: onItsWay ? onItsWay.change.checked : criterion.checked,
    tickedBy: criterion.checked ? tickedBy(tick) : undefined,
    tickedText: onItsWay ? undefined : criterion.tickedText,
    textBeforeTick: onItsWay ? undefined : criterion.textBeforeTick,
    pending: onItsWay !== undefined,
    ...(isRefused ? { failure: why } : { waiting: why }),
  };
}

function commitView({ sha, link }: CriterionCommit): CriterionCommitView {
  return { sha, subject: link?.summary, url: link?.url };
}

function removedView({ id, text, ...tick }: RemovedTick): RemovedTickView {
  return { id, text, tickedBy: tickedBy(tick), refused: false };
}

function refusedView({ criterionId, text }: TickChange): RemovedTickView {
  return { id: criterionId, text, refused: true };
}

function tickedBy(tick: TickRecord | undefined): string | undefined {
  if (!tick?.at) return undefined;
  const when = ago(Date.parse(tick.at));
  return tick.by ? vscode.l10n.t('Ticked by {0}, {1}', tick.by, when) : vscode.l10n.t('Ticked {0}', when);
}
