import type { AdfNode, Deployment, Issue, RichText } from '../simulator/model';
import { statusOf } from '../simulator/catalogue';
import { plainText } from '../simulator/plain-text';

/** What a story says of everything that is written to it. Read by hand, and not by what wrote it. */
export interface StoryState {
  /** Name of the status. */
  readonly status: string;
  /** Display name, `''` for nobody. */
  readonly assignee: string;
  /** By the words of the criterion, as `wordsOf` gives them. */
  readonly ticks: ReadonlyMap<string, boolean>;
  /** Ids of questions in the order in which they stand there; twice where one is doubled. */
  readonly questions: readonly string[];
  /** `globalId` and title. */
  readonly links: readonly (readonly [string, string])[];
  readonly flagged: boolean;
  /** `''` for none. */
  readonly points: string;
  /** What the comments of a history say, in the order in which they stand there. */
  readonly remarks: readonly string[];
  /** Seconds of each time work was logged. */
  readonly work: readonly number[];
  /** Seconds that are said to be spent. */
  readonly spent: number;
}

/** The text of a comment of a history; no two are the same. */
export const remarkOf = (count: number): string => `Remark ${count}`;

/** What of texts are comments of a history. */
export const remarksIn = (texts: readonly string[]): string[] =>
  texts.map((text) => text.trim()).filter((text) => /^Remark \d+$/.test(text));

/** Letters and digits alone: marks are written in many ways. */
export const wordsOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

export function issueState(
  issue: Issue,
  deployment: Deployment,
  nameOf: (id: string | null) => string,
): StoryState {
  const ticks = new Map<string, boolean>();
  for (const text of [issue.description, issue.acceptance]) {
    for (const [words, checked] of marksIn(text, deployment)) ticks.set(words, checked);
  }
  const record = issue.properties.get('story-context.acceptance') as
    { ticks?: Record<string, { text: string; checked: boolean; keeper?: string }> } | undefined;
  for (const { text, checked, keeper } of Object.values(record?.ticks ?? {})) {
    if (keeper === undefined) ticks.set(wordsOf(text), checked);
  }
  const questions = issue.comments.flatMap(({ properties }) => {
    const value = properties.get('story-context.question') as { id: string } | undefined;
    return value ? [value.id] : [];
  });
  const links = issue.remoteLinks.map(
    ({ globalId = '', object }) => [globalId, String(object['title'])] as const,
  );
  return {
    ...{ status: statusOf(issue).name, assignee: nameOf(issue.assigneeId), ticks, questions, links },
    ...{ flagged: issue.flagged, points: issue.points === null ? '' : String(issue.points) },
    remarks: remarksIn(issue.comments.map(({ body }) => plainText(body))),
    work: issue.worklogs.map(({ seconds }) => seconds),
    spent: issue.time.spent ?? 0,
  };
}

function marksIn(text: RichText, deployment: Deployment): [string, boolean][] {
  if (deployment === 'datacenter' || typeof text === 'string') {
    const lines = [...String(text ?? '').matchAll(/^\* \((\/|x)\) (.*)$/gm)];
    return lines.map(([, mark, words = '']) => [wordsOf(words), mark === '/']);
  }
  return tasksIn(text ?? undefined);
}

function tasksIn(node: AdfNode | undefined): [string, boolean][] {
  if (!node) return [];
  if (node.type === 'taskItem') return [[wordsOf(textIn(node)), node.attrs?.['state'] === 'DONE']];
  return (node.content ?? []).flatMap(tasksIn);
}

const textIn = (node: AdfNode): string => node.text ?? (node.content ?? []).map(textIn).join('');

/** Of a story in a Markdown file with a status, check boxes, questions and links with a comment behind them. */
export function fileState(text: string): StoryState {
  const field = (name: string): string => new RegExp(`^${name}: *(.*)$`, 'm').exec(text)?.[1] ?? '';
  const matches = (pattern: RegExp): string[][] => [...text.matchAll(pattern)].map((match) => [...match]);
  return {
    status: field('status'),
    assignee: field('assignee'),
    ticks: new Map(
      matches(/^- \[([ x])\] (.*)$/gm).map(([, mark, words = '']) => [wordsOf(words), mark === 'x']),
    ),
    questions: matches(/^- \*\*(\S+)\*\* /gm).map(([, id = '']) => id),
    links: matches(/^- \[([^\]]*)\]\(.*<!-- (\S+) -->$/gm).map(([, title = '', id = '']) => [id, title]),
    flagged: field('flagged') === 'true',
    points: field('points'),
    remarks: remarksIn(matches(/ UTC: (.*) <!-- \S+ -->$/gm).map(([, said = '']) => said)),
    ...{ work: [], spent: 0 },
  };
}

/** One thing that is written to a story, and what is there of it. */
export type Value = readonly [subject: string, value: string];

/** Everything there is of a story: `tick …`, `move`, `assign`, `ask …`, `link …`, and so on. */
export function valuesOf(state: StoryState): Map<string, string> {
  return new Map<string, string>([
    ['move', state.status],
    ['assign', state.assignee],
    ...[...state.ticks].map(([words, checked]): Value => [`tick ${words}`, String(checked)]),
    ...state.questions.map((id): Value => [`ask ${id}`, 'asked']),
    ...state.links.map(([id, title]): Value => [`link ${id}`, title]),
    ['flag', String(state.flagged)],
    ['estimate', state.points],
    ...state.remarks.map((text): Value => [`comment ${text}`, 'posted']),
    ...state.work.map((seconds): Value => [`work ${seconds}`, 'logged']),
    ['spent', String(state.spent)],
  ]);
}
