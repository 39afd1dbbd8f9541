import pLimit from 'p-limit';
import * as vscode from 'vscode';
import type { SprintReport } from '../../domain/sprint-report';
import type { Story, StorySummary } from '../../domain/story';
import { namingCommits } from '../../git/story-commits';
import { SourceError, type SourceErrorKind } from '../../sources/story-source';
import type { Session } from '../../sync/session';
import { errorSentence } from '../error-sentence';
import type { OpenRepository } from '../git-of-story';
import type { ReviewCommit, ReviewStory } from './review-report';

/** Stories whose texts are read for one review, and at once. */
const mostStories = 80;
const atOnce = 4;
/** Of one story in one repository. */
const mostCommits = 100;

export interface GatheredReview {
  readonly found: ReadonlyMap<string, ReviewStory>;
  /** What is missing, ready to show. */
  readonly notices: readonly string[];
}

/** What a review is gathered from, beside the stories. */
export interface ReviewNeeds {
  readonly session: Session;
  /** The repositories of the window; or why there are none, ready to show. */
  readonly repositories: readonly OpenRepository[] | string;
  /** Is told of what the sentences of the notices send the reader to the log for. */
  readonly onFailure: (doing: string, error: unknown) => void;
}

/** The criteria, versions and commits of the stories that are in a sprint; what cannot be had is said. */
export async function gatherReview(
  needs: ReviewNeeds,
  report: SprintReport,
  signal: AbortSignal,
): Promise<GatheredReview> {
  const { repositories, onFailure } = needs;
  const notices: string[] = typeof repositories === 'string' ? [repositories] : [];
  const stories = report.stories.filter(({ isRemoved }) => !isRemoved).map(({ story }) => story);
  if (stories.length > mostStories)
    notices.push(vscode.l10n.t('Criteria are shown of the first {0} stories alone.', mostStories));
  const wholeLimit = pLimit(atOnce);
  const gitLimit = pLimit(atOnce);
  const broken = new Set<string>();
  const unread: Unread = { reasons: new Map() };
  const found = stories.map(async (story, index): Promise<[string, ReviewStory]> => {
    const [whole, commits] = await Promise.all([
      index < mostStories ? wholeLimit(() => wholeStory(needs, story, unread, signal)) : undefined,
      Promise.all(
        (typeof repositories === 'string' ? [] : repositories).map((repository) =>
          gitLimit(() =>
            commitsIn(repository, story.key, report, signal).catch((error: unknown) => {
              if (signal.aborted) throw error;
              if (!broken.has(repository.name)) onFailure(`Reading the commits of ${repository.name}`, error);
              broken.add(repository.name);
              return [];
            }),
          ),
        ),
      ),
    ]);
    const criteria = whole?.criteria.map(({ text, checked }) => ({ text, checked }));
    return [
      story.key,
      {
        ...(criteria && { criteria }),
        versions: whole?.fixVersions.map(({ name }) => name) ?? [],
        commits: commits.flat(),
      },
    ];
  });
  const all = new Map(await Promise.all(found));
  for (const [reason, keys] of unread.reasons) notices.push(`${keys.join(', ')}: ${reason}`);
  for (const name of broken) notices.push(vscode.l10n.t('The commits of {0} could not be read.', name));
  return { found: all, notices };
}

/** Stories that could not be read. */
interface Unread {
  /** Their keys, by why. */
  readonly reasons: Map<string, string[]>;
  /** Why no others can be read either. */
  all?: string;
}

/** What concerns one story and says nothing of the others. */
const ofOne: ReadonlySet<SourceErrorKind> = new Set(['forbidden', 'not-found', 'invalid', 'unreadable']);

async function wholeStory(
  { session: { store, source }, onFailure }: ReviewNeeds,
  { key, updated }: StorySummary,
  unread: Unread,
  signal: AbortSignal,
): Promise<Story | undefined> {
  signal.throwIfAborted();
  const known = store.story(key)?.value;
  if (known && updated !== undefined && known.updated === updated) return known;
  const miss = (reason: string): Story | undefined => {
    unread.reasons.set(reason, [...(unread.reasons.get(reason) ?? []), key]);
    return known;
  };
  // Who does not answer is not asked for each of the others.
  if (unread.all !== undefined) return miss(unread.all);
  try {
    return await source.story(key, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    onFailure(`Reading ${key}`, error);
    const { message } = errorSentence(error, source.name);
    if (!(error instanceof SourceError && ofOne.has(error.kind))) unread.all = message;
    return miss(message);
  }
}

/** Those that were made while the sprint ran; all of them where it has no dates. */
async function commitsIn(
  { folder }: OpenRepository,
  key: string,
  { sprint, until }: SprintReport,
  signal: AbortSignal,
): Promise<ReviewCommit[]> {
  const { commits } = await namingCommits(folder, key, mostCommits, signal);
  const start = sprint.start === undefined ? -Infinity : Date.parse(sprint.start);
  return commits
    .filter(({ at }) => at >= start && at <= until)
    .map(({ sha, message, author }) => ({ sha, author, subject: message.split('\n')[0] ?? '' }));
}
