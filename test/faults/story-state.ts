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
  /** Questions in the order in which they stand there; twice where one is doubled. */
  readonly questions: readonly AskedState[];
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

/** What there is of a question. */
export interface AskedState {
  readonly id: string;
  readonly state: 'open' | 'answered' | 'resolved';
  /** What it says, and what the record beside it says where that is something else. */
  readonly words: string;
  /** The source's ids of what others said to it. */
  readonly answers: readonly string[];
  /** What the asker added, by the source's id: each begins with words of its own. */
  readonly replies: readonly { readonly id: string; readonly words: string }[];
  /** How often somebody was reminded. */
  readonly nudges: number;
}

/** What a question, a reply and a reminder of a history say; a number begins each that no other has. */
export const questionOf = (count: number): string => `Ask ${count}.`;
export const replyOf = (count: number): string => `Reply ${count}.`;
export const reworded = (words: string, count: number): string =>
  `${words.split(' ').slice(0, 2).join(' ')} Again ${count}.`;
export const nudgeWords = 'A reminder.';

/** What of a text is a question or a reply of a history. */
export const wordsIn = (text: string): string =>
  /\b(?:Ask|Reply) \d+\.(?: Again \d+\.)?/.exec(text)?.[0] ?? '';

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
  const questions = issue.comments.flatMap((comment): AskedState[] => {
    const record = recordOf(comment);
    if (!record || record.re !== undefined) return [];
    const { id, state = 'open', text } = record;
    const around = issue.comments.filter((one) => one !== comment);
    const own = around.filter((one) => recordOf(one)?.re === id);
    const says = wordsIn(plainText(comment.body));
    return [
      {
        ...{ id, state, words: says === text ? says : `${says}, and in the record ${text}` },
        answers: around
          .filter((one) => !recordOf(one) && plainText(one.body).includes(id))
          .map((one) => one.id),
        replies: own
          .filter((one) => recordOf(one)?.nudge === undefined)
          .map((one) => ({ id: one.id, words: wordsIn(plainText(one.body)) })),
        nudges: own.filter((one) => recordOf(one)?.nudge !== undefined).length,
      },
    ];
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

interface QuestionRecord {
  readonly id: string;
  readonly re?: string;
  readonly text?: string;
  readonly state?: AskedState['state'];
  readonly nudge?: string;
}

function recordOf({ properties }: Issue['comments'][number]): QuestionRecord | undefined {
  return properties.get('story-context.question') as QuestionRecord | undefined;
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
    questions: matches(/^- \*\*(Q-\S+)\*\* (.*(?:\n(?: {2}.*)?(?=\n|$))*)/gm).map(
      ([, id = '', item = '']): AskedState => {
        const [head = '', ...points] = item.split('\n');
        const own = points.filter((point) => point.includes('Mira Lindqvist'));
        const idOf = (point: string): string => /<!-- (\S+)/.exec(point)?.[1] ?? '';
        return {
          ...{ id, words: wordsIn(head) },
          state: (/^ {2}- State: (\w+)/m.exec(item)?.[1] ?? 'open') as AskedState['state'],
          answers: points.filter((point) => point.includes('Oskar Brandt**')).map(idOf),
          replies: own
            .filter((point) => !point.includes(nudgeWords))
            .map((point) => ({ id: idOf(point), words: wordsIn(point) })),
          nudges: own.filter((point) => point.includes(nudgeWords)).length,
        };
      },
    ),
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
    ...state.questions.flatMap(({ id, state: stands, words, replies, nudges }): Value[] => [
      [`ask ${id}`, words],
      [`state ${id}`, stands],
      ...replies.map((reply): Value => [saidSubject(id, reply.words), reply.words]),
      ...(nudges > 0 ? [[`nudge ${id}`, String(nudges)] as const] : []),
    ]),
    ...state.links.map(([id, title]): Value => [`link ${id}`, title]),
    ['flag', String(state.flagged)],
    ['estimate', state.points],
    ...state.remarks.map((text): Value => [`comment ${text}`, 'posted']),
    ...state.work.map((seconds): Value => [`work ${seconds}`, 'logged']),
    ['spent', String(state.spent)],
  ]);
}

/** The subject of a reply to a question: its first words stay when it is edited. */
export const saidSubject = (question: string, words: string): string =>
  `reply ${question} ${words.split(' ').slice(0, 2).join(' ')}`;

/** The question that a subject is about. */
export const askedIn = (subject: string): string | undefined =>
  /^(?:ask|state|reply|nudge) (Q-\S+)/.exec(subject)?.[1];
