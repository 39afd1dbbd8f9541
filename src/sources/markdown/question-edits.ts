import type { Question, QuestionChange, QuestionEdit, QuestionPart, ReplyDraft } from '../../domain/question';
import type { Person } from '../../domain/story';
import { SourceError } from '../story-source';
import { type FileAnswer, type FileQuestion, fileQuestions, saidLines, stateLine } from './question-list';
import { rangeOf } from './sections';
import { inline, writtenDate } from './signed-item';
import { editOf, type StoryEdit } from './story-edit';
import type { StoryFile } from './story-file';
import { lineEndOf } from './text-file';

/** Adds what somebody says to a question below it; a reminder where there is none of that day yet. `at` is ISO 8601. */
export function replied(draft: ReplyDraft, by: string, at: string): StoryEdit {
  const { id, nudge } = draft;
  if (!/^[\w.-]+$/.test(id) || !draft.text.trim())
    throw new SourceError('invalid', 'a reply needs an id and words');
  const mark = nudge === undefined ? id : `${id} nudge ${nudge}`;
  const isIt = (one: FileAnswer): boolean =>
    one.answer.id === id || (nudge !== undefined && one.mark.endsWith(` nudge ${nudge}`));
  return editOf(
    (file) => find(file, draft.question)?.said.some(isIt) ?? false,
    (file) => {
      const head = `${by ? `**${inline(by)}**, ` : ''}${writtenDate(at)}:`;
      const lines = saidLines(head, draft.text, `<!-- ${mark} -->`);
      return edited(file.text, [addition(file.text, existing(file, draft.question), lines)]);
    },
  );
}

/** Writes down what became of a question, behind everything that was said to it. */
export function questionChanged(change: QuestionChange): StoryEdit {
  const answer = change.to === 'answered' ? change.answer : undefined;
  const lineIn = ({ question }: FileQuestion): string =>
    stateLine(change.to, timeOf(change, question), answer);
  return editOf(
    (file) => {
      const found = find(file, change.question);
      if (!found) return false;
      const { state, answers } = found.question;
      const isSame = state === change.to || found.state?.source === lineIn(found);
      return (
        isSame && (answer === undefined || answers.some(({ id, accepted }) => accepted && id === answer))
      );
    },
    ({ text, ...file }) => {
      const found = existing({ text, ...file }, change.question);
      if (answer !== undefined && !found.question.answers.some(({ id }) => id === answer))
        throw new SourceError('not-found', 'the answer is not there any more');
      const box = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[/.exec(lineAt(text, found.points[0].start));
      const start = lineStart(text, found.points[0].start) + (box?.[0].length ?? 0);
      const tick = { start, end: start + 1, put: change.to === 'resolved' ? 'x' : ' ' };
      return edited(text, [
        ...(found.item.task && box ? [tick] : []),
        ...(found.state ? [withoutLines(text, found.state)] : []),
        addition(text, found, [lineIn(found)]),
      ]);
    },
  );
}

/** What was seen when a question was opened again was said before, whatever the clocks of both sides say. */
function timeOf(change: QuestionChange, { answers }: Question): string {
  const seen = change.to === 'open' ? answers.find(({ id }) => id === change.seen) : undefined;
  return seen && Date.parse(seen.at) > Date.parse(change.at) ? seen.at : change.at;
}

/** Gives one's own question or reply other words, where it still says what it said. */
export function questionEdited(edit: QuestionEdit, me: Person | undefined): StoryEdit {
  if (!edit.text.trim()) throw new SourceError('invalid', 'a question needs words');
  const said = asKept(edit.text);
  return editOf(
    (file) => partIn(file, edit)?.text === said,
    (file) => {
      const { text } = file;
      const found = existing(file, edit.question);
      const reply = edit.reply === undefined ? undefined : replyIn(found, edit.reply);
      if (edit.reply !== undefined && !reply)
        throw new SourceError('not-found', 'the reply is not there any more');
      const part = reply?.answer ?? found.question;
      refuseOthers(part.by, me);
      if (asKept(part.text) !== asKept(edit.was))
        throw new SourceError('conflict', 'it says something else meanwhile');
      const { start, end } = reply?.point ?? found.points[0];
      // A question that is known by its words is known by a mark from now on.
      const named = found.question.record === 'none' ? `**${found.question.id}** ${found.head}` : found.head;
      const lines = reply
        ? saidLines(reply.head, edit.text, `<!-- ${reply.mark} -->`)
        : saidLines(named.trimEnd(), edit.text);
      const column = reply ? start - lineStart(text, start) : contentColumn(text, start);
      const eol = lineEndOf(text);
      const rest = !reply && lines.length > 1 && /^\r?\n[ \t]*\S/.test(text.slice(end)) ? eol : '';
      return edited(text, [{ start, end, put: indented(lines, column, eol) + rest }]);
    },
  );
}

/** Removes one's own question or reply; a question that others said something to is not removed with that. */
export function questionDeleted(part: QuestionPart, me: Person | undefined): StoryEdit {
  return editOf(
    (file) => !partIn(file, part),
    (file) => {
      const { text } = file;
      const found = existing(file, part.question);
      const reply = part.reply === undefined ? undefined : replyIn(found, part.reply);
      refuseOthers((reply?.answer ?? found.question).by, me);
      if (reply) return edited(text, [withoutLines(text, reply.point)]);
      if (found.question.answers.length > 0)
        throw new SourceError('invalid', 'it has answers: it can be resolved, and not be deleted');
      return edited(text, [withoutLines(text, rangeOf(text, found.item))]);
    },
  );
}

function find({ text, body }: Pick<StoryFile, 'text' | 'body'>, id: string): FileQuestion | undefined {
  return fileQuestions(text, body).find(({ question }) => question.id === id);
}

function existing(file: Pick<StoryFile, 'text' | 'body'>, id: string): FileQuestion {
  const found = find(file, id);
  if (!found) throw new SourceError('not-found', `the question ${id} is not there any more`);
  return found;
}

function replyIn({ said }: FileQuestion, id: string): FileAnswer | undefined {
  return said.find(({ answer }) => answer.id === id);
}

function partIn(file: StoryFile, { question, reply }: QuestionPart): { readonly text: string } | undefined {
  const found = find(file, question);
  return reply === undefined ? found?.question : found && replyIn(found, reply)?.answer;
}

/** What nobody signed is everybody's. */
function refuseOthers({ name }: Person, me: Person | undefined): void {
  if (name !== '' && name.toLowerCase() !== me?.name.toLowerCase())
    throw new SourceError('forbidden', `this was written by ${name}`);
}

function asKept(said: string): string {
  return said.replace(/\r\n?/g, '\n').trim();
}

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** The text with edits that do not overlap; of two at the same place the first one comes first. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((one, other) => other.edit.end - one.edit.end || other.index - one.index)
    .reduce((all, { edit: { start, end, put } }) => all.slice(0, start) + put + all.slice(end), text);
}

/** A point below everything that belongs to a question; `lines` are without marker and indentation. */
function addition(text: string, { points }: FileQuestion, lines: readonly string[]): TextEdit {
  const [head, ...below] = points;
  const last = below.at(-1);
  const { end } = last ?? head;
  const prefix = last
    ? text.slice(lineStart(text, last.start), last.start).trimEnd()
    : `${' '.repeat(contentColumn(text, head.start))}-`;
  const eol = lineEndOf(text);
  const gap = !last && head.source.includes('\n') ? eol : '';
  const put = `${eol}${gap}${prefix} ${indented(lines, prefix.length + 1, eol)}`;
  return { start: end, end, put };
}

/** Takes lines out of a text, with the line end before them. */
function withoutLines(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): TextEdit {
  const first = lineStart(text, start);
  if (first === 0)
    return { start: 0, end: text.indexOf('\n', end) < 0 ? end : text.indexOf('\n', end) + 1, put: '' };
  return { start: text[first - 2] === '\r' ? first - 2 : first - 1, end, put: '' };
}

function indented(lines: readonly string[], column: number, eol: string): string {
  return lines
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(column) + line))
    .join(eol);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(lineStart(text, at), end < 0 ? undefined : end);
}

/** Where what belongs to a list item stands in its lines. */
function contentColumn(text: string, at: number): number {
  return /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/.exec(lineAt(text, at))?.[0].length ?? 2;
}
