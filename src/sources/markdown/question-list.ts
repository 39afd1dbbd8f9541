import type { Document, ListItem } from '../../domain/document';
import type { Answer, Question, QuestionDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import { readMarkdown } from './markdown';
import { readAnchor, readExcerpt, writtenAnchor, writtenExcerpt } from './question-code';
import { type QuestionPoint, questionPoints, protectedLines, unprotected } from './question-points';
import { fingerprint, inline, readHead, readOwnHead, writtenDate } from './signed-item';
import { sectionsOf, type Section } from './sections';
import { splitComment } from './trailing-comment';

/*
 * Questions stand in a story file as a list that people can read and write:
 *
 *     ## Questions
 *
 *     - **Q-7F3A** Mira Holm → Oskar Lind & Aiko Sato, 2026-03-02 14:10 UTC: Does a voucher count towards free delivery?
 *       - This blocks me.
 *       - Criterion: Delivery is free from 50 € on <!-- c1d2 -->
 *       - Code: [`src/cart/delivery.ts:41-48`](https://…) at `9f3c2a1` in `shop` <!-- remote=github.com/acme/shop fingerprint=… -->
 *       - Lines:
 *         ```ts
 *         if (total > 50)
 *         ```
 *       - **Oskar Lind**, 2026-03-03 09:00 UTC: No, it counts what is paid. <!-- 5b1d… -->
 *       - State: answered, 2026-03-03 10:00 UTC <!-- 5b1d… -->
 *
 * A question of several lines begins on a line of its own, indented like the points below it. Everything but the text
 * may be missing in what a person wrote: a point that is none of these is an answer. A check box that is ticked resolves
 * its question. Behind an answer stands its id, and the day of a reminder where it is one; behind the state the id of
 * the answer that was taken.
 */
export const questionsTitle = 'Questions';

const titles = new Set([
  'questions',
  'open questions',
  'questions ouvertes',
  'fragen',
  'offene fragen',
  'preguntas',
  'preguntas abiertas',
  'domande',
  'perguntas',
  'perguntas em aberto',
  'questões em aberto',
  'vragen',
  'open vragen',
  '質問',
  '未解決の質問',
]);

const blocksMe = 'This blocks me.';

export function questionSections(document: Document): Section[] {
  return sectionsOf(document, titles);
}

/** The lines of a question's list item. */
export function questionLines(draft: QuestionDraft, by: string, at: string): string[] {
  const { criterion, anchor, excerpt, blocks, to = [] } = draft;
  const people = to.map(({ name }) => inline(name)).filter(Boolean);
  const addressed = people.length > 0 ? `→ ${people.join(' & ')}` : '';
  const who = [inline(by), addressed].filter(Boolean).join(' ');
  const head = `**${draft.id}** ${who && `${who}, `}${writtenDate(at)}:`;
  const points = [
    ...(blocks ? [`- ${blocksMe}`] : []),
    ...(criterion ? [`- Criterion: ${inline(criterion.text)} <!-- ${criterion.id} -->`] : []),
    ...(anchor ? [`- Code: ${writtenAnchor(anchor)}`] : []),
    ...(excerpt ? writtenExcerpt(excerpt) : []),
  ];
  const said = saidLines(head, draft.text);
  return [...said, ...(said.length > 1 && points.length > 0 ? [''] : []), ...points];
}

/** A question as whoever reads its file sees it. */
export function composed(draft: QuestionDraft, by: string, at: string): Document {
  return readMarkdown(questionLines(draft, by, at).join('\n'));
}

/** What is said behind a head: in its line where it is one line, else on lines of its own. */
export function saidLines(head: string, text: string, mark = ''): string[] {
  const lines = protectedLines(text);
  const end = mark && ` ${mark}`;
  return lines.length === 1 ? [`${head} ${lines[0]}${end}`] : [head + end, '', ...lines];
}

/** A question with where it stands in its file; people are known by their names. */
export interface FileQuestion {
  readonly question: Question;
  readonly item: ListItem;
  /** What introduces its words, as it is written. */
  readonly head: string;
  readonly points: readonly [QuestionPoint, ...QuestionPoint[]];
  /** The point with its state. */
  readonly state?: QuestionPoint;
  readonly said: readonly FileAnswer[];
}

/** Something that was said to a question, with where it stands. */
export interface FileAnswer {
  readonly answer: Answer;
  readonly point: QuestionPoint;
  /** Who said it when, as it is written; and what stands behind it for programs. */
  readonly head: string;
  readonly mark: string;
}

/** The questions of a story. `text` is the one the document was read from. */
export function readQuestions(text: string, document: Document): Question[] {
  return fileQuestions(text, document).map(({ question }) => question);
}

export function fileQuestions(text: string, document: Document): FileQuestion[] {
  const ids = new Map<string, number>();
  return questionSections(document)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'list' ? block.items : [])))
    .map((item) => readQuestion(text, item))
    .filter(({ question }) => question.text !== '')
    .map((read) => {
      const { id } = read.question;
      const count = (ids.get(id) ?? 0) + 1;
      ids.set(id, count);
      // One that was copied is another one.
      return count === 1 ? read : { ...read, question: { ...read.question, id: `${id}~${count}` } };
    });
}

interface State {
  readonly recorded: 'open' | 'answered' | 'resolved';
  readonly at?: string;
  readonly answer?: string;
}

/** `**Q-7F3A**`, `**Q1**`, `**OQ-3:**`; another word in bold is one of the question. */
const ownId = /^\*\*(Q-[^*\s]+|(?:[A-Z]{1,4}|q|[Qq]uestion)-?\d+[a-z]?:?)\*\*[ \t]*/;

function readQuestion(text: string, item: ListItem): FileQuestion {
  const points = questionPoints(text, item);
  const [{ source }, ...below] = points;
  const named = ownId.exec(source);
  const rest = named ? source.slice(named[0].length) : source;
  const head = named ? readOwnHead(rest) : readHead(rest);
  const words = unprotected(head ? rest.slice(head.length) : rest).trim();
  const to = (head?.to ?? '').split(/\s+&\s+/).filter(Boolean);
  const asked = { by: person(head?.by ?? ''), to: to.map(person) };
  const about: { -readonly [name in keyof About]: About[name] } = {};
  let state: State = { recorded: item.task?.checked ? 'resolved' : 'open' };
  let statePoint: QuestionPoint | undefined;
  let before = 0;
  const said: FileAnswer[] = [];
  for (const one of below) {
    const read = readPoint(one.source);
    if ('state' in read) [state, statePoint, before] = [read.state, one, said.length];
    else if ('answer' in read) said.push(readAnswer(one, asked.to, said));
    else Object.assign(about, read);
  }
  const isMine = ({ by }: Answer): boolean =>
    by.id !== '' && by.id.toLowerCase() === asked.by.id.toLowerCase();
  // Who writes by hand need not write down when: what stands below the state was said since.
  const isSince = ({ at }: Answer, index: number): boolean =>
    state.at === undefined || index >= before || Date.parse(at) > Date.parse(state.at);
  const all = said.map(({ answer }) =>
    answer.id === state.answer ? { ...answer, accepted: true as const } : answer,
  );
  const isAnswered = all.some((one, index) => !isMine(one) && isSince(one, index));
  const id = named?.[1] ?? `Q-${fingerprint(words)}`;
  const question: Question = {
    ...{ id, mark: id, text: words, document: readMarkdown(words), ...asked, at: head?.at ?? '' },
    state: state.recorded === 'open' && isAnswered ? 'unconfirmed' : state.recorded,
    ...(state.at !== undefined && { stateAt: state.at }),
    ...about,
    answers: all.filter((one) => !isMine(one)),
    followUps: all.filter(isMine),
    record: named ? 'own' : 'none',
  };
  const headEnd = (named?.[0].length ?? 0) + (head?.length ?? 0);
  return {
    ...{ question, item, head: source.slice(0, headEnd).trimEnd(), points, said },
    ...(statePoint && { state: statePoint }),
  };
}

type About = Partial<Pick<Question, 'criterion' | 'anchor' | 'excerpt' | 'blocks'>>;

type PointRead = { readonly state: State } | { readonly answer: string } | About;

/** What one point below a question says: what it is about, what became of it, or an answer. */
function readPoint(source: string): PointRead {
  if (source === blocksMe) return { blocks: true };
  const label = /^(criterion|code|lines|state):[ \t]*/i.exec(source);
  const rest = label ? source.slice(label[0].length) : '';
  switch (label?.[1]?.toLowerCase()) {
    case 'criterion': {
      const { text, comment } = splitComment(rest);
      return { criterion: { id: comment ?? '', text: text.trim() } };
    }
    case 'code': {
      const anchor = readAnchor(rest);
      return anchor ? { anchor } : { answer: source };
    }
    case 'lines': {
      const excerpt = readExcerpt(rest);
      return excerpt ? { excerpt } : { answer: source };
    }
    case 'state': {
      const state = readState(rest);
      return state ? { state } : { answer: source };
    }
    default:
      return { answer: source };
  }
}

function readState(source: string): State | undefined {
  const { text, comment } = splitComment(source);
  const match = /^(open|answered|resolved)(?:[ \t]*,[ \t]*(.+))?$/i.exec(text.trim());
  const recorded = match?.[1]?.toLowerCase() as State['recorded'] | undefined;
  if (!recorded) return undefined;
  const at = match?.[2] === undefined ? undefined : readHead(`${match[2].trim()}:`)?.at;
  return { recorded, ...(at && { at }), ...(comment && { answer: comment }) };
}

/** `State: answered, 2026-03-03 10:00 UTC` */
export function stateLine(state: State['recorded'], at: string, answer?: string): string {
  return `State: ${state}, ${writtenDate(at)}${answer === undefined ? '' : ` <!-- ${answer} -->`}`;
}

/** The id of an answer, and the day of a reminder, as they stand behind it. */
const ownMark = /^([\w.-]+)(?: nudge (\d{4}-\d{2}-\d{2}))?$/;

function readAnswer(
  point: QuestionPoint,
  asked: readonly Person[],
  before: readonly FileAnswer[],
): FileAnswer {
  const { source } = point;
  const end = source.indexOf('\n');
  const { text, comment } = splitComment(end < 0 ? source : source.slice(0, end));
  const mark = ownMark.exec(comment ?? '');
  const words = mark ? text + (end < 0 ? '' : source.slice(end)) : source;
  const { by, at, length } = signed(words, asked);
  const plain = unprotected(words.slice(length)).trim();
  const id = withOwnId(mark?.[1] ?? `A-${fingerprint(`${by} ${at} ${plain}`)}`, before);
  const answer: Answer = {
    ...{ id, by: person(by), at, text: plain, document: readMarkdown(plain) },
    ...(mark?.[2] && { isNudge: true }),
  };
  return { answer, point, head: words.slice(0, length).trimEnd(), mark: mark?.[0] ?? id };
}

/** Who says something when, and how many characters say that. */
function signed(source: string, asked: readonly Person[]): { by: string; at: string; length: number } {
  const head = source.startsWith('**') ? readOwnHead(source) : readHead(source);
  if (head) return head;
  const bold = /^\*\*([^*\n]+?):?\*\*:?\s*/.exec(source) ?? /^@([\w.-]+):\s*/.exec(source);
  if (bold) return { by: bold[1] ?? '', at: '', length: bold[0].length };
  const by = asked.find(({ name }) => source.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return by ? { by: by.name, at: '', length: by.name.length + 1 } : { by: '', at: '', length: 0 };
}

/** Two of the same words are two. */
function withOwnId(id: string, before: readonly FileAnswer[]): string {
  const count = before.filter(({ mark, answer }) => mark === id || answer.id.startsWith(`${id}~`)).length;
  return count === 0 ? id : `${id}~${count + 1}`;
}

function person(name: string): Person {
  const plain = name.replace(/^@/, '').trim();
  return { id: plain, name: plain };
}
