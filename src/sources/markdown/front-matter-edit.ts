import { isDeepStrictEqual } from 'node:util';
import { SourceError } from '../story-source';
import { readFrontMatter, fieldName, textsOf, type FrontMatter } from './front-matter';
import { lineEndOf } from './text-file';

/** How a value was written before, so that the next one is written the same way. */
type Quoting = 'plain' | 'single' | 'double';

/**
 * Puts a value into a field of the front matter by changing that value's characters alone; quotes, comments, order of
 * the fields and line ends stay. In a list the value goes to the front. `names` are the names the field may have; where
 * it has none of them, it is added as the last one by the first name, in a front matter of its own where there is none.
 * Throws a `SourceError` of the kind `invalid` where the field
 * is written in a way that cannot be changed safely.
 */
export function setField(text: string, names: readonly [string, ...string[]], value: string): string {
  const front = readFrontMatter(text);
  const name = (front && fieldName(front, ...names)) ?? names[0];
  const eol = lineEndOf(text);
  const after = front ? changed(text, front, name, value, eol) : withFrontMatter(text, name, value, eol);
  if (after === undefined || !isSafe(front, after, name, value)) {
    throw new SourceError(
      'invalid',
      `"${name}" in the front matter is written in a way that only a person can change`,
    );
  }
  return after;
}

function withFrontMatter(text: string, name: string, value: string, eol: string): string {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const block = ['---', `${name}: ${quoted(value, 'plain')}`, '---', '', ''].join(eol);
  return text.slice(0, mark) + block + text.slice(mark);
}

function changed(
  text: string,
  front: FrontMatter,
  name: string,
  value: string,
  eol: string,
): string | undefined {
  const key = fieldName(front, name);
  if (key === undefined) {
    return splice(text, front.end, front.end, `${name}: ${quoted(value, 'plain')}${eol}`);
  }
  const line = fieldLine(front, key);
  if (!line) return undefined;
  const { at, rest } = line;
  const list = /^\[[ \t]*/.exec(rest);
  if (list) {
    const first = rest.slice(list[0].length);
    const separator = first.startsWith(']') ? '' : ', ';
    const written = quoted(value, quotingOf(first), true);
    return splice(text, at + list[0].length, at + list[0].length, written + separator);
  }
  if (/^[|>&*!{@`%]/.test(rest)) return undefined;
  const old = scalarAt(rest);
  if (old !== '') return splice(text, at, at + old.length, quoted(value, quotingOf(rest)));
  const items = /^([ \t]*-[ \t]+)(.*)/.exec(text.slice(line.next, front.end));
  if (items)
    return splice(text, line.next, line.next, `${items[1]}${quoted(value, quotingOf(items[2] ?? ''))}${eol}`);
  return splice(text, line.afterColon, line.afterColon, ` ${quoted(value, 'plain')}`);
}

/** Where a field's line stands, what follows its colon and blanks, and where the next line begins. */
function fieldLine(front: FrontMatter, key: string) {
  let offset = front.start;
  for (const line of front.yaml.split(/(?<=\n)/)) {
    const head =
      ['', '"', "'"].map((quote) => `${quote}${key}${quote}`).find((one) => line.startsWith(one)) ?? '';
    const colon = head ? /^[ \t]*:(?=\s|$)/.exec(line.slice(head.length)) : null;
    if (colon) {
      const afterColon = head.length + colon[0].length;
      const blanks = /^[ \t]*/.exec(line.slice(afterColon))?.[0].length ?? 0;
      const rest = line.slice(afterColon + blanks).replace(/\r?\n$/, '');
      return {
        afterColon: offset + afterColon,
        at: offset + afterColon + blanks,
        rest,
        next: offset + line.length,
      };
    }
    offset += line.length;
  }
  return undefined;
}

/** The characters of the value at the head of a line's rest, without a comment behind it. */
function scalarAt(rest: string): string {
  const pattern = {
    plain: /^(?!#)(?:[^\s]|[ \t]+(?![\s#]))*/,
    single: /^'(?:[^']|'')*'/,
    double: /^"(?:[^"\\]|\\.)*"/,
  };
  return pattern[quotingOf(rest)].exec(rest)?.[0] ?? '';
}

function quotingOf(rest: string): Quoting {
  return rest.startsWith("'") ? 'single' : rest.startsWith('"') ? 'double' : 'plain';
}

function quoted(value: string, quoting: Quoting, inList = false): string {
  const line = value.replace(/\s+/g, ' ').trim();
  if (quoting === 'double') return `"${line.replace(/["\\]/g, '\\$&')}"`;
  if (quoting === 'plain' && isPlain(line) && !(inList && /[,[\]{}]/.test(line))) return line;
  return `'${line.replaceAll("'", "''")}'`;
}

/** Whether YAML reads the bare characters as the text they are. */
function isPlain(line: string): boolean {
  try {
    return line !== '' && readFrontMatter(`---\nvalue: ${line}\n---\n`)?.data['value'] === line;
  } catch {
    return false;
  }
}

/** Reads what came out: the field says the value, and everything else is as it was. */
function isSafe(before: FrontMatter | undefined, text: string, name: string, value: string): boolean {
  let after: FrontMatter | undefined;
  try {
    after = readFrontMatter(text);
  } catch {
    return false;
  }
  const key = after && fieldName(after, name);
  if (!after || key === undefined || textsOf(after, key)[0] !== value.replace(/\s+/g, ' ').trim())
    return false;
  const others = (front: FrontMatter | undefined): unknown =>
    Object.entries(front?.data ?? {}).filter(([one]) => one !== key);
  return isDeepStrictEqual(others(before), others(after));
}

function splice(text: string, start: number, end: number, insert: string): string {
  return text.slice(0, start) + insert + text.slice(end);
}
