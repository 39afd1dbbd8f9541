import type { Document, ListItem } from '../../domain/document';
import type { Answer, CodeAnchor, Question, QuestionDraft } from '../../domain/question';
import { dedented, fingerprint, inline, itemText, readHead, writtenDate } from './signed-item';
import { sectionsOf, type Section } from './sections';
import { splitComment } from './trailing-comment';

/*
 * Questions stand in a story file as a list that people can read and write:
 *
 *     ## Questions
 *
 *     - **Q-7F3A** Mira Holm → Oskar Lind, 2026-03-02 14:10 UTC: Does a voucher count towards free delivery?
 *       - Criterion: Delivery is free from 50 € on <!-- c1d2 -->
 *       - Code: [`src/cart/delivery.ts:41-48`](https://…) at `9f3c2a1` in `shop`
 *       - **Oskar Lind**, 2026-03-03 09:00 UTC: No, it counts what is paid.
 *
 * A question of several lines begins on a line of its own, indented like the points below it. Everything but the text
 * may be missing in what a person wrote.
 */
export const questionsTitle = 'Questions';

const titles = new Set([
  'questions',
  'open questions',
  'fragen',
  'offene fragen',
  'preguntas',
  'domande',
  'perguntas',
  'vragen',
]);

export function questionSections(document: Document): Section[] {
  return sectionsOf(document, titles);
}

/** The lines of a question's list item. */
export function questionLines(draft: QuestionDraft, by: string, at: string): string[] {
  const from = inline(by);
  const to = draft.to ? `→ ${inline(draft.to.name)}` : '';
  const head = `**${draft.id}** ${[from, to].filter(Boolean).join(' ')}, ${writtenDate(at)}:`.replace(
    ' , ',
    ' ',
  );
  const text = protectedLines(draft.text);
  const { criterion, anchor } = draft;
  const points = [
    ...(criterion ? [`- Criterion: ${inline(criterion.text)} <!-- ${criterion.id} -->`] : []),
    ...(anchor ? [`- Code: ${writtenAnchor(anchor)}`] : []),
  ];
  if (text.length === 1) return [`${head} ${text[0]}`, ...points];
  return [head, '', ...text, ...(points.length > 0 ? ['', ...points] : [])];
}

/** The questions of a story. `text` is the one the document was read from. */
export function readQuestions(text: string, document: Document): Question[] {
  const questions: Question[] = [];
  for (const { blocks } of questionSections(document)) {
    for (const block of blocks) {
      if (block.type === 'list') questions.push(...block.items.map((one) => readQuestion(text, one)));
    }
  }
  return questions.filter(({ text: words }) => words !== '');
}

function readQuestion(text: string, node: ListItem): Question {
  const [source, ...points] = splitPoints(itemText(text, node));
  const named = /^\*\*([^*\s]+)\*\*[ \t]*/.exec(source);
  const rest = named ? source.slice(named[0].length) : source;
  const head = readHead(rest);
  const words = unprotected(head ? rest.slice(head.length) : rest).trim();
  const question: Question = {
    id: named?.[1] ?? `Q-${fingerprint(words)}`,
    text: words,
    by: head?.by ?? '',
    to: head?.to,
    at: head?.at ?? '',
    answers: [],
  };
  return points.reduce(withPoint, question);
}

const point = /^([ \t]*)[-*+](?:[ \t]+|$)/;

/**
 * What stands before the points below a question, and each point. Lines are looked at instead of a document, because
 * what a question quotes may be anything: a comment or a fence left open, a line that looks like a heading.
 */
function splitPoints(source: string): [string, ...string[]] {
  const parts: [string, ...string[]] = [''];
  let indent = Infinity;
  for (const [index, { line, fenced }] of linesOf(source).entries()) {
    const match = index === 0 || fenced ? null : point.exec(line);
    if (match?.[1] !== undefined && match[1].length <= indent) {
      indent = match[1].length;
      parts.push(line.slice(match[0].length));
    } else {
      parts[parts.length - 1] += `${index === 0 ? '' : '\n'}${line}`;
    }
  }
  return [parts[0], ...parts.slice(1).map((part) => dedented(part, indent + 2).trim())];
}

/** Adds what one point below a question says: what it is about, or an answer. */
function withPoint(question: Question, source: string): Question {
  const label = /^(criterion|code):[ \t]*/i.exec(source);
  const rest = label ? source.slice(label[0].length) : '';
  if (label?.[1]?.toLowerCase() === 'criterion') {
    const { text, comment } = splitComment(rest);
    return { ...question, criterion: { id: comment ?? '', text: text.trim() } };
  }
  const anchor = label ? readAnchor(rest) : undefined;
  if (anchor) return { ...question, anchor };
  return { ...question, answers: [...question.answers, readAnswer(source, question)] };
}

function readAnswer(source: string, { to }: Question): Answer {
  const head = readHead(source);
  if (head) return { by: head.by, at: head.at, text: unprotected(source.slice(head.length)).trim() };
  const bold = /^\*\*([^*\n]+?):?\*\*:?\s*/.exec(source) ?? /^@([\w.-]+):\s*/.exec(source);
  if (bold) return { by: bold[1] ?? '', at: '', text: unprotected(source.slice(bold[0].length)).trim() };
  const asked = to && source.toLowerCase().startsWith(`${to.toLowerCase()}:`) ? to : '';
  return { by: asked, at: '', text: unprotected(asked ? source.slice(asked.length + 1) : source).trim() };
}

function writtenAnchor({ path, startLine, endLine, commit, permalink, repository }: CodeAnchor): string {
  const lines = startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`;
  const place = `\`${inline(path).replaceAll('`', '')}:${lines}\``;
  const address = permalink?.replace(/[\s()<>]/g, (character) =>
    encodeURIComponent(character).replace(/[()]/g, hex),
  );
  return [
    address ? `[${place}](${address})` : place,
    ...(commit ? [`at \`${commit}\``] : []),
    ...(repository ? [`in \`${inline(repository)}\``] : []),
  ].join(' ');
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

function readAnchor(source: string): CodeAnchor | undefined {
  const match =
    /^(?:\[`?([^`\n]+?)`?\]\((\S+?)\)|`([^`\n]+)`|(\S+))(?:[ \t]+at[ \t]+`?([0-9a-f]{7,64})`?)?(?:[ \t]+in[ \t]+`?([^`\n]+?)`?)?\s*$/.exec(
      source,
    );
  const place = /^(.+?)[:#]L?(\d+)(?:-L?(\d+))?$/.exec(match?.[1] ?? match?.[3] ?? match?.[4] ?? '');
  if (!match || !place) return undefined;
  const startLine = Number(place[2]);
  return {
    path: place[1] ?? '',
    startLine,
    endLine: Math.max(startLine, Number(place[3] ?? startLine)),
    commit: match[5],
    permalink: match[2],
    repository: match[6],
  };
}

/** The lines of a text, with a backslash where a line would begin a point of the question's own list. */
function protectedLines(text: string): string[] {
  return linesOf(text.replace(/\r\n?/g, '\n').trim()).map(({ line, fenced }) =>
    fenced ? line : line.replace(/^([ \t]*)(\\*[-*+](?:[ \t]|$))/, '$1\\$2'),
  );
}

function unprotected(text: string): string {
  return linesOf(text)
    .map(({ line, fenced }) => (fenced ? line : line.replace(/^([ \t]*)\\(\\*[-*+](?:[ \t]|$))/, '$1$2')))
    .join('\n');
}

/** The lines of a text; `fenced` are those from a fence at the left margin to the one that closes it. */
function linesOf(text: string): { readonly line: string; readonly fenced: boolean }[] {
  const lines = text.split('\n');
  // Per character of a fence: the shortest one that nothing closes, for nothing closes a longer one behind it either.
  const open = new Map<string, number>();
  let end = -1;
  return lines.map((line, index) => {
    const fence = index > end ? /^(?:`{3,}|~{3,})/.exec(line)?.[0] : undefined;
    const sign = fence?.[0];
    if (fence && sign && fence.length < (open.get(sign) ?? Infinity)) {
      const closing = closingFence(lines, index + 1, fence);
      if (closing === undefined) open.set(sign, fence.length);
      else end = closing;
    }
    return { line, fenced: index <= end };
  });
}

function closingFence(lines: readonly string[], from: number, fence: string): number | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith(fence) && line.trimEnd().replaceAll(fence[0] ?? '', '') === '') return index;
  }
  return undefined;
}
