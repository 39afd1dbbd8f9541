import pLimit from 'p-limit';
import * as vscode from 'vscode';
import { type StandupFacts, type WholeStory, type WorkCommit } from '../../domain/standup-facts';
import { knownSince, type StoryHistory } from '../../domain/story-history';
import type { Person, StorySummary } from '../../domain/story';
import { asOf, commitsSince, identityOf, isOwn } from '../../git/my-commits';
import type { Session } from '../../sync/session';
import { errorSentence } from '../error-sentence';
import type { OpenRepository } from '../git-of-story';
import { momentWords } from '../reports/report-times';
import { storiesOfEnded } from './ended-sprints';
import { createPatience, type Patience } from './patience';

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
  /** Is told of what the sentences of the notices send the reader to the log for. */
  readonly onFailure: (doing: string, error: unknown) => void;
}

export interface GatheredFacts {
  readonly facts: StandupFacts;
  /** What is missing or old, ready to show. */
  readonly notices: readonly string[];
}

/** Whole stories that are read for it at most, and at once. */
const mostWhole = 30;
const atOnce = 4;

/** Milliseconds in which a Jira has to say something more; and in which it has where the user asked once more. */
const silence = 2_500;
const longSilence = 6_000;
/** Times the sprint took to be read that a slow Jira has for the rest of it, and milliseconds it has at most. */
const slowness = 8;
const longestSilence = 10_000;
/** Milliseconds in which a source has to have said everything. */
const longest = 60_000;

/** Those that were given up last time. */
const late = new WeakSet<Session>();

/**
 * Everything a stand-up is made of, as new as the source gives it. What it does not give, or not in time, is taken as it was
 * last known, and said.
 */
export async function gatherFacts(needs: FactsNeeds, signal: AbortSignal): Promise<GatheredFacts> {
  const { session } = needs;
  const isFile = session.source.kind === 'markdown';
  const patience = createPatience(isFile ? longest : late.has(session) ? longSilence : silence, longest);
  const signs = session.refresh.onChange(() => patience.sign());
  signal.addEventListener('abort', patience.end);
  try {
    const gathered = await gatherInTime(needs, patience, signal);
    if (patience.isOver) late.add(session);
    else late.delete(session);
    return gathered;
  } finally {
    patience.end();
    signs.dispose();
    signal.removeEventListener('abort', patience.end);
  }
}

async function gatherInTime(
  needs: FactsNeeds,
  patience: Patience,
  signal: AbortSignal,
): Promise<GatheredFacts> {
  const { session, now, timeZone, workingDays, remindAfter } = needs;
  const notices: string[] = [];
  const asked = commitsOf(needs, notices, signal);
  const began = Date.now();
  await patience.until(session.refresh.sprints(), undefined);
  patience.atLeast(Math.min(longestSilence, slowness * (Date.now() - began)));
  notices.push(...oldStories(session, patience));
  const ended = await endedStories(needs, patience);
  notices.push(...ended.notices);
  const stories = knownStories(session, needs.me, ended.value);
  const isLate = patience.isOver;
  const [commits, histories, whole, hasQuestions] = await Promise.all([
    asked,
    historiesOf(needs, stories, patience),
    wholeStories(needs, stories, patience),
    patience.until(
      session.questionsRead().then(() => true),
      false,
    ),
  ]);
  signal.throwIfAborted();
  // Said once where nothing came at all.
  if (patience.isOver && !isLate) notices.push(notAnswered(session));
  notices.push(...histories.notices, ...whole.notices);
  if (!hasQuestions) notices.push(vscode.l10n.t('Questions and answers are as they were last known.'));
  const facts = {
    ...{ now, timeZone, workingDays, remindAfter },
    ...{ stories, histories: histories.value, whole: whole.value, commits },
    questions: session.questions.questions(),
  };
  return { facts, notices };
}

/** A part of the facts, with what is missing of it. */
interface Part<T> {
  readonly value: T;
  readonly notices: readonly string[];
}

function notAnswered({ source }: Session): string {
  return vscode.l10n.t(
    '{0} takes long to answer. Run the command again to wait longer for what is missing.',
    source.name,
  );
}

/** Of the sprint, and of what somebody looked into beside it, with what is on its way to the source. */
function knownStories(
  { store, pending }: Session,
  me: Person | undefined,
  ended: readonly StorySummary[],
): readonly StorySummary[] {
  const all = new Map([...ended, ...store.summaries].map((story) => [story.key, story]));
  for (const { id } of store.planned)
    for (const story of store.list(id)?.value.stories ?? [])
      if (!all.has(story.key)) all.set(story.key, story);
  return pending([...all.values()], me);
}

/** The day after a sprint ended, what was done in it is in no sprint that is shown. */
async function endedStories(
  { session: { source, store, refresh }, since }: FactsNeeds,
  patience: Patience,
): Promise<Part<readonly StorySummary[]>> {
  if (patience.isOver || refresh.sprintsAttempt.kind === 'failed') return { value: [], notices: [] };
  const shown = (store.sprints?.value ?? []).map(({ sprint }) => sprint);
  const missing = vscode.l10n.t('What was done in the sprint that ended is not known.');
  try {
    const asked = storiesOfEnded(source, shown, since, patience.signal);
    const value = await patience.until(asked, undefined);
    return value ? { value, notices: [] } : { value: [], notices: [missing] };
  } catch (error) {
    if (patience.isOver) return { value: [], notices: [missing] };
    return { value: [], notices: [`${missing} ${errorSentence(error, source.name).message}`] };
  }
}

function oldStories(session: Session, { isOver }: Patience): string[] {
  const { store, refresh, source } = session;
  const attempt = refresh.sprintsAttempt;
  const message =
    attempt.kind === 'failed'
      ? errorSentence(attempt.error, source.name).message
      : isOver
        ? notAnswered(session)
        : undefined;
  if (message === undefined) return [];
  const at = store.sprints?.at;
  return at === undefined ? [message] : [message, vscode.l10n.t('The stories are as of {0}.', moment(at))];
}

async function historiesOf(
  { session: { source, refresh }, since, onFailure }: FactsNeeds,
  stories: readonly StorySummary[],
  patience: Patience,
): Promise<Part<readonly StoryHistory[]>> {
  // What was not changed since has no history since.
  const changed = stories.filter(({ updated }) => !(Date.parse(updated ?? '') < since)).map(({ key }) => key);
  if (changed.length === 0) return { value: [], notices: [] };
  const unknown = { value: [], notices: [vscode.l10n.t('What was moved and ticked is not known.')] };
  if (patience.isOver || refresh.sprintsAttempt.kind === 'failed') return unknown;
  try {
    const asked = source.histories(changed, new Date(since).toISOString(), patience.signal);
    const histories = await patience.until(asked, undefined);
    if (!histories) return unknown;
    const from = knownSince(histories, since);
    if (from === undefined) return { value: histories, notices: [] };
    const words = vscode.l10n.t('What was moved and ticked is known since {0}.', moment(Date.parse(from)));
    return { value: histories, notices: [words] };
  } catch (error) {
    if (patience.isOver) return unknown;
    onFailure('Reading what was moved and ticked', error);
    const { message } = errorSentence(error, source.name);
    const words = vscode.l10n.t('What was moved and ticked is not known: {0}', message);
    return { value: [], notices: [words] };
  }
}

/** Stories with their criteria and links: those that are worked on, read anew where they changed since they were read. */
async function wholeStories(
  { session, me, currentKey, of }: FactsNeeds,
  stories: readonly StorySummary[],
  patience: Patience,
): Promise<Part<Map<string, WholeStory>>> {
  const { store, refresh } = session;
  // What keeps somebody from a story is asked of all of one's own, and of those of others that are under way.
  const isWanted = ({ key, status, assignee }: StorySummary): boolean =>
    key === currentKey ||
    (of === 'me'
      ? status.category !== 'done' && assignee !== undefined && assignee.id === me?.id
      : status.category === 'inProgress' && assignee !== undefined);
  const limit = pLimit(atOnce);
  const isOld = ({ key, updated }: StorySummary): boolean => {
    const known = store.story(key)?.value;
    return !known || (known.updated ?? '') < (updated ?? '');
  };
  const wanted = stories.filter((story) => isWanted(story) && isOld(story));
  if (refresh.sprintsAttempt.kind !== 'failed') {
    const reading = wanted
      .slice(0, mostWhole)
      .map(({ key }) => limit(() => (patience.isOver ? undefined : refresh.story(key))));
    await patience.until(Promise.all(reading), undefined);
  }
  const missing = wanted.filter(isOld).map(({ key }) => key);
  const value = new Map(
    stories.flatMap(({ key }) => {
      const known = store.story(key)?.value;
      return known ? [[key, { criteria: known.criteria, relations: known.relations }] as const] : [];
    }),
  );
  const words = vscode.l10n.t('The newest criteria and links are not known of {0}.', missing.join(', '));
  return { value, notices: missing.length > 0 ? [words] : [] };
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
