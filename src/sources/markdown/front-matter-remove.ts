import { isDeepStrictEqual } from 'node:util';
import { fieldName, type FrontMatter, readFrontMatter, textsOf } from './front-matter';
import { fieldLine, isSafe, onlyByHand, scalarAt, splice } from './front-matter-edit';

/**
 * Takes one of a field's texts out of the front matter, by its place among them: an entry out of a list, which stays, or
 * the field with its only text; a comment behind that stays with the field. Throws a `SourceError` of the kind `invalid`
 * where that cannot be done safely.
 */
export function removeEntry(text: string, name: string, index: number): string {
  const front = readFrontMatter(text);
  const key = front && fieldName(front, name);
  if (!front || key === undefined) return text;
  const expected = textsOf(front, key).filter((_, place) => place !== index);
  const after = without(text, front, key, index);
  if (after === undefined || !isSafe(front, after, key, (texts) => isDeepStrictEqual(texts, expected)))
    throw onlyByHand(key);
  return after;
}

/** Takes all texts of these fields out of the front matter. */
export function removeField(text: string, names: readonly string[]): string {
  let after = text;
  for (const name of names) {
    const count = textsOf(readFrontMatter(after), name).length;
    for (let index = count - 1; index >= 0; index--) after = removeEntry(after, name, index);
  }
  return after;
}

function without(text: string, front: FrontMatter, key: string, index: number): string | undefined {
  const line = fieldLine(front, key);
  if (!line) return undefined;
  if (line.rest.startsWith('[')) {
    const entry = flowEntries(line.rest)?.[index];
    return entry && splice(text, line.at + entry.start, line.at + entry.end, '');
  }
  if (/^[|>&*!{@`%]/.test(line.rest)) return undefined;
  const scalar = scalarAt(line.rest);
  if (scalar !== '') {
    const isAlone = line.rest.slice(scalar.length).trim() === '';
    const start = isAlone ? text.lastIndexOf('\n', line.at - 1) + 1 : line.at;
    return splice(text, start, isAlone ? line.next : line.at + scalar.length, '');
  }
  let start = line.next;
  for (const entry of text.slice(line.next, front.end).split(/(?<=\n)/)) {
    if (!/^[ \t]*-[ \t]/.test(entry)) return undefined;
    if (index-- === 0) return splice(text, start, start + entry.length, '');
    start += entry.length;
  }
  return undefined;
}

/** Where each entry of a list in one line stands, with the comma that goes with it. */
function flowEntries(rest: string): { start: number; end: number }[] | undefined {
  const entries: { start: number; end: number; isLast: boolean }[] = [];
  const entry = /\s*(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^,[\]{}'"#][^,[\]{}]*)\s*([,\]])/y;
  entry.lastIndex = 1;
  for (;;) {
    const start = entry.lastIndex;
    const match = entry.exec(rest);
    if (!match) return undefined;
    const isLast = match[1] === ']';
    const blanks = start === 1 ? (/^\s*/.exec(match[0])?.[0].length ?? 0) : 0;
    entries.push({ start: start + blanks, end: entry.lastIndex, isLast });
    if (isLast) break;
  }
  return entries.map(({ start, end, isLast }, place) => {
    const before = entries[place - 1];
    if (isLast) return { start: before ? before.end - 1 : start, end: end - 1 };
    const blanks = place === 0 ? (/^\s*/.exec(rest.slice(end))?.[0].length ?? 0) : 0;
    return { start, end: end + blanks };
  });
}
