import type { Block } from '../domain/document';
import { oneLine } from '../domain/one-line';
import { plainText } from '../domain/plain-text';
import { type Answer, type Question, type QuestionState, threadOf } from '../domain/question';
import { daysWaiting } from '../domain/question-reminder';
import { shortened } from '../domain/shortened';
import type { KnownQuestion } from '../sync/question-index';
import { answerContext, isMissed, questionContext, type QuestionStanding } from './question-context';
import type { QuestionTarget } from './question-target';

export type QuestionGroup = 'open' | 'answered' | 'resolved';

interface Base {
  /** Unique in the tree; VS Code keeps what is folded and selected by it. */
  readonly id: string;
}

export interface QuestionNode extends Base {
  readonly kind: 'question';
  /** Of the story. */
  readonly key: string;
  readonly target: QuestionTarget;
  readonly question: Question;
  /** What the row says first. */
  readonly words: string;
  readonly context: string;
  readonly isMine: boolean;
  readonly isUnread: boolean;
  /** An answer has been missed for so long that it is said. */
  readonly isMissed: boolean;
  readonly isPending: boolean;
  /** Whole working days, while somebody waits. */
  readonly waiting?: number;
  /** "3 days ago" */
  readonly ago: string;
  /** The rows above do not say which story it is about. */
  readonly showsKey: boolean;
  readonly children: readonly SaidNode[];
}

export interface SaidNode extends Base {
  readonly kind: 'said';
  readonly key: string;
  readonly target: QuestionTarget;
  readonly said: Answer;
  readonly words: string;
  readonly context: string;
  readonly ago: string;
}

/** A row of the view; it has everything that is to be seen of it. */
export type QuestionRow =
  | QuestionNode
  | SaidNode
  | (Base & {
      readonly kind: 'group';
      readonly group: QuestionGroup;
      readonly children: readonly QuestionNode[];
    })
  | (Base & {
      readonly kind: 'story';
      readonly key: string;
      /** Absent where the story is not known. */
      readonly title?: string;
      readonly children: readonly QuestionNode[];
    });

export interface QuestionArrangement {
  readonly of: 'mine' | 'everyone';
  readonly by: 'state' | 'story';
  readonly standing: Omit<QuestionStanding, 'isReadOnly'>;
  /** Whether nothing may be written about the story with this key. */
  isReadOnly(key: string): boolean;
  isUnread(one: KnownQuestion): boolean;
  /** Whether the user asked it, or it is about a story of the user. */
  concernsMe(one: KnownQuestion): boolean;
  /** "3 days ago"; `at` is ISO 8601. */
  ago(at: string): string;
  /** Of a story. */
  titleOf(key: string): string | undefined;
}

export const groupOf: Record<QuestionState, QuestionGroup> = {
  open: 'open',
  unconfirmed: 'answered',
  answered: 'answered',
  resolved: 'resolved',
};
const groups: readonly QuestionGroup[] = ['open', 'answered', 'resolved'];

/** Characters of a text that a row shows: no view is wider. */
const mostWords = 200;

/** Questions as the view shows them: what is to be done first, by state or by story. */
export function questionRows(all: readonly KnownQuestion[], arrangement: QuestionArrangement): QuestionRow[] {
  const shown = all.filter((one) => arrangement.of === 'everyone' || arrangement.concernsMe(one));
  const nodes = sorted(shown.map((one) => nodeOf(one, arrangement)));
  if (arrangement.by === 'story') {
    return [...new Set(nodes.map(({ key }) => key))].map((key) => {
      const children = nodes.filter((node) => node.key === key);
      const title = arrangement.titleOf(key);
      return { kind: 'story', id: `story:${key}`, key, ...(title !== undefined && { title }), children };
    });
  }
  return groups.flatMap((group): QuestionRow[] => {
    const children = nodes.filter(({ question }) => groupOf[question.state] === group);
    return children.length > 0 ? [{ kind: 'group', id: `group:${group}`, group, children }] : [];
  });
}

function nodeOf(one: KnownQuestion, arrangement: QuestionArrangement): QuestionNode {
  const { key, question } = one;
  const { by } = arrangement;
  const standing = { ...arrangement.standing, isReadOnly: arrangement.isReadOnly(key) };
  const id = `question:${key}:${question.id}`;
  const waiting = daysWaiting(question, standing.now, standing.timeZone, standing.workingDays);
  return {
    ...{ kind: 'question', id, key, question },
    target: { key, question: question.id },
    words: wordsOf(question),
    context: questionContext(question, standing),
    isMine: question.by.id === standing.me?.id,
    isUnread: arrangement.isUnread(one),
    isMissed: isMissed(question, standing),
    isPending: one.isPending === true,
    ...(waiting !== undefined && { waiting }),
    ago: arrangement.ago(question.at),
    showsKey: by === 'state',
    children: threadOf(question).map((said) => ({
      ...{ kind: 'said', id: `${id}:${said.id}`, key, said },
      target: { key, question: question.id, said: said.id },
      words: wordsOf(said),
      context: answerContext(question, said, standing),
      ago: arrangement.ago(said.at),
    })),
  };
}

/** The first words of what a reader reads, in one line. */
function wordsOf({ document, text }: Pick<Question, 'document' | 'text'>): string {
  return shortened(oneLine(plainText(withoutAddress(document.blocks)) || text), mostWords);
}

/** Whom it begins by speaking to says nothing in a narrow row. */
function withoutAddress(blocks: readonly Block[]): readonly Block[] {
  const [first, ...others] = blocks;
  if (first?.type !== 'paragraph') return blocks;
  const start = first.children.findIndex(
    (node) => node.type !== 'mention' && !(node.type === 'text' && node.text.trim() === ''),
  );
  if (start < 1) return blocks;
  return [{ ...first, children: first.children.slice(start) }, ...others];
}

/** What is to be done first: unread ones, then what waits the longest, then the newest of what is settled. */
function sorted(nodes: readonly QuestionNode[]): QuestionNode[] {
  const order = ({ question, isUnread }: QuestionNode): number =>
    isUnread ? 0 : 1 + groups.indexOf(groupOf[question.state]);
  const time = ({ question }: QuestionNode): number => {
    if (question.state === 'open') return Date.parse(question.at) || 0;
    const last = threadOf(question).at(-1)?.at ?? question.stateAt ?? question.at;
    return -(Date.parse(last) || 0);
  };
  return [...nodes].sort((one, other) => order(one) - order(other) || time(one) - time(other));
}
