import pLimit from 'p-limit';
import * as v from 'valibot';
import { SourceError, type QuestionsRead, type StoryQuestions } from '../story-source';
import { entriesOf } from './entries';
import { isOfServiceDesk } from './page-fields';
import { mayHaveRecord } from './question-comment';
import { isMarked, questionProperty } from './question-record';
import { commentPageShape, commentShape, issueShape, type RawComment, type RawIssue } from './shapes';
import type { Site } from './site';
import { conversationIn } from './story-talk';
import { isoTime } from './time';
import { unlessRefused } from './unless-refused';

/** Stories whose comments are asked for one by one in one reading: the others are for the next. */
const mostAlone = 20;
const aloneAtOnce = 4;

/** What a listing of issues says of the comments of one. */
interface Listed {
  readonly issue: RawIssue;
  readonly comments: readonly RawComment[];
  /** Whether those are all it has. */
  readonly isWhole: boolean;
}

/**
 * The questions of several stories. One listing has the comments of all of them, on Cloud the first of each; what it does
 * not have of a story is asked for alone.
 */
export async function readQuestions(
  site: Site,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<QuestionsRead> {
  const { dialect } = site;
  const listed = await listComments(site, keys, signal);
  // What is known by its mark alone has its properties in a listing of comments on Data Center, and nowhere else at once.
  const needsMore = ({ comments, isWhole }: Listed): boolean =>
    !isWhole || (!dialect.givesProperties && comments.some(isMarked));
  const alone = listed.filter(needsMore);
  const properties = await propertiesOf(
    site,
    listed
      .filter((one) => !needsMore(one))
      .flatMap(({ comments }) => comments.filter(dialect.givesProperties ? mayHaveRecord : isMarked)),
    signal,
  );
  const inTurn = pLimit(aloneAtOnce);
  const whole = new Map<string, readonly RawComment[]>();
  await Promise.all(
    alone.slice(0, mostAlone).map(({ issue }) =>
      inTurn(async () => {
        const comments = await commentsOf(site, issue.key, signal);
        if (comments) whole.set(issue.key, comments);
      }),
    ),
  );
  const read = listed.flatMap((one): StoryQuestions[] => {
    const { issue } = one;
    const comments = needsMore(one)
      ? whole.get(issue.key)
      : one.comments.map((comment) => ({ ...comment, properties: properties.get(comment.id) }));
    if (!comments) return [];
    const updated = isoTime(issue.fields.updated);
    return [
      {
        key: issue.key,
        ...(updated && { updated }),
        ...(isOfServiceDesk(issue.fields.project) && { isPublic: true }),
        questions: conversationIn(site, issue.key, comments).questions,
      },
    ];
  });
  return { read, later: alone.slice(mostAlone).map(({ issue }) => issue.key) };
}

/** Of the issues that are to be seen, in no order. */
async function listComments(site: Site, keys: readonly string[], signal?: AbortSignal): Promise<Listed[]> {
  if (keys.length === 0) return [];
  const entries = await site.dialect.issues(keys, {
    ...{ fields: ['comment', 'updated', 'project'], properties: [], signal },
  });
  const issues = new Map<string, Listed>();
  for (const entry of entries) {
    const issue = v.safeParse(issueShape, entry);
    if (!issue.success) continue;
    const page = v.safeParse(commentPageShape, issue.output.fields.comment);
    const listed = page.success ? page.output.comments : [];
    const isWhole = page.success && (page.output.total ?? listed.length) <= listed.length;
    const comments = entriesOf(commentShape, listed);
    site.issueIds.set(issue.output.key, issue.output.id);
    issues.set(issue.output.key, { issue: issue.output, comments, isWhole });
  }
  return [...issues.values()];
}

/** By ids of comments. A question is known by its mark where they are not to be had. */
async function propertiesOf(
  { dialect }: Site,
  comments: readonly RawComment[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, RawComment['properties']>> {
  const read = await unlessRefused(dialect.withProperties(comments, questionProperty, signal), comments);
  return new Map(read.map(({ id, properties }) => [id, properties]));
}

/** `undefined` where the story went away meanwhile. */
async function commentsOf(
  { dialect }: Site,
  key: string,
  signal?: AbortSignal,
): Promise<readonly RawComment[] | undefined> {
  try {
    return await dialect.comments(key, signal);
  } catch (error) {
    if (error instanceof SourceError && ['not-found', 'forbidden'].includes(error.kind)) return undefined;
    throw error;
  }
}
