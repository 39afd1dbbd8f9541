import pLimit from 'p-limit';
import * as vscode from 'vscode';
import { type StandupFacts, type WholeStory, type WorkCommit } from '../../domain/standup-facts';
import type { StoryHistory } from '../../domain/story-history';
import type { Person, StorySummary } from '../../domain/story';
import { asOf, commitsSince, identityOf, isOwn } from '../../git/my-commits';
import type { Session } from '../../sync/session';
import { errorSentence } from '../error-sentence';
import type { OpenRepository } from '../git-of-story';
import { momentWords } from '../reports/report-times';

/** What the facts are gathered from. */
export interface FactsNeeds extends Pick<StandupFacts, 'now' | 'timeZone' | 'workingDays' | 'remindAfter'> {
  readonly session: Session;
  /** Who is signed in, as far as it is known. */
  readonly me: Person | undefined;
  /** Key of the story of the branch that is checked out. */
  readonly currentKey: string | undefined;
  /** The repositories of the window; or why there are none, ready to show. */
  readonly repositories: readonly OpenRepository[] | string;
  /** Milliseconds since the epoch: what happened before is of no interest. */
  readonly since: number;
  /** Whose work is wanted. */
  readonly of: 'me' | 'everybody';
}

export interface GatheredFacts {
  readonly facts: StandupFacts;
  /** What is missing or old, ready to show. */
  readonly notices: readonly string[];
}

/** Whole stories that are read for it at most, and at once. */
const mostWhole = 30;
const atOnce = 4;

/**
 * Everything a stand-up is made of, as new as the source gives it. What it does not give is taken as it was last known,
 * and said.
 */
export async function gatherFacts(needs: FactsNeeds, signal: AbortSignal): Promise<GatheredFacts> {
  const { session, now, timeZone, workingDays, remindAfter } = needs;
  const notices: string[] = [];
  const [commits] = await Promise.all([
    commitsOf(needs, notices, signal),
    session.refresh.sprints().then(() => session.questionsRead()),
  ]);
  notices.push(...oldStories(session));
  const stories = knownStories(session, needs.me);
  const [histories, whole] = await Promise.all([
    historiesOf(needs, stories, notices, signal),
    wholeStories(needs, stories, signal),
  ]);
  const facts = {
    ...{ now, timeZone, workingDays, remindAfter },
    ...{ stories, histories, whole, commits, questions: session.questions.questions() },
  };
  return { facts, notices };
}

/** Of the sprint, and of what somebody looked into beside it, with what is on its way to the source. */
function knownStories({ store, pending }: Session, me: Person | undefined): readonly StorySummary[] {
  const all = new Map(store.summaries.map((story) => [story.key, story]));
  for (const { id } of store.planned)
    for (const story of store.list(id)?.value.stories ?? [])
      if (!all.has(story.key)) all.set(story.key, story);
  return pending([...all.values()], me);
}

function oldStories({ store, refresh, source }: Session): string[] {
  const attempt = refresh.sprintsAttempt;
  if (attempt.kind !== 'failed') return [];
  const { message } = errorSentence(attempt.error, source.name);
  const at = store.sprints?.at;
  return at === undefined ? [message] : [message, vscode.l10n.t('The stories are as of {0}.', moment(at))];
}

async function historiesOf(
  { session: { source }, since }: FactsNeeds,
  stories: readonly StorySummary[],
  notices: string[],
  signal: AbortSignal,
): Promise<readonly StoryHistory[]> {
  // What was not changed since has no history since.
  const changed = stories.filter(({ updated }) => !(Date.parse(updated ?? '') < since)).map(({ key }) => key);
  if (changed.length === 0) return [];
  try {
    const histories = await source.histories(changed, new Date(since).toISOString(), signal);
    const known = histories.flatMap(({ knownSince }) => (knownSince ? [Date.parse(knownSince)] : []));
    const latest = Math.max(...known);
    if (latest > since)
      notices.push(vscode.l10n.t('What was moved and ticked is known since {0}.', moment(latest)));
    return histories;
  } catch (error) {
    if (signal.aborted) throw error;
    const { message } = errorSentence(error, source.name);
    // Why is said already where nothing can be had.
    const isSaid = notices.includes(message);
    notices.push(
      isSaid
        ? vscode.l10n.t('What was moved and ticked is not known.')
        : vscode.l10n.t('What was moved and ticked is not known: {0}', message),
    );
    return [];
  }
}

/** Stories with their criteria and links: those that are worked on, read anew where they changed since they were read. */
async function wholeStories(
  { session, me, currentKey, of }: FactsNeeds,
  stories: readonly StorySummary[],
  signal: AbortSignal,
): Promise<Map<string, WholeStory>> {
  const { store, refresh } = session;
  // What keeps somebody from a story is asked of all of one's own, and of those of others that are under way.
  const isWanted = ({ key, status, assignee }: StorySummary): boolean =>
    key === currentKey ||
    (of === 'me'
      ? status.category !== 'done' && assignee !== undefined && assignee.id === me?.id
      : status.category === 'inProgress' && assignee !== undefined);
  const limit = pLimit(atOnce);
  const wanted = stories.filter(isWanted).filter(({ key, updated }) => {
    const known = store.story(key)?.value;
    return !known || (known.updated ?? '') < (updated ?? '');
  });
  const isReached = refresh.sprintsAttempt.kind !== 'failed';
  if (isReached)
    await Promise.all(
      wanted
        .slice(0, mostWhole)
        .map(({ key }) => limit(() => (signal.aborted ? undefined : refresh.story(key)))),
    );
  return new Map(
    stories.flatMap(({ key }) => {
      const known = store.story(key)?.value;
      return known ? [[key, { criteria: known.criteria, relations: known.relations }] as const] : [];
    }),
  );
}

async function commitsOf(
  { repositories, since, me, of }: FactsNeeds,
  notices: string[],
  signal: AbortSignal,
): Promise<WorkCommit[]> {
  if (typeof repositories === 'string') {
    notices.push(repositories);
    return [];
  }
  const found = repositories.map(async ({ name, folder }): Promise<WorkCommit[]> => {
    try {
      const [identity, commits] = await Promise.all([
        identityOf(folder),
        commitsSince(folder, name, since, signal),
      ]);
      const person = me ?? { id: identity.email ?? '', name: identity.name ?? '' };
      // Who works here may go by another name at the source.
      return commits.flatMap((commit) =>
        isOwn(commit, identity) ? [asOf(commit, person)] : of === 'everybody' ? [commit] : [],
      );
    } catch (error) {
      if (signal.aborted) throw error;
      const words = error instanceof Error ? error.message : String(error);
      notices.push(vscode.l10n.t('The commits of {0} could not be read: {1}', name, words));
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}

function moment(at: number): string {
  return momentWords(at, vscode.env.language);
}
