import { isDeepStrictEqual } from 'node:util';
import { oneLine } from '../../domain/one-line';
import { SourceError } from '../story-source';
import { readFrontMatter, fieldName, textsOf, type FrontMatter } from './front-matter';
import { lineEndOf } from './text-file';

/** How a value was written before, so that the next one is written the same way. */
type Quoting = 'plain' | 'single' | 'double';

/** A number or `true` is written as that, and not as a text that looks like it. */
type Kind = 'text' | 'bare';

/**
 * Puts a value into a field of the front matter by changing that value's characters alone; quotes, comments, order of
 * the fields and line ends stay. In a list the value goes to the front. `names` are the names the field may have; where
 * it has none of them, it is added as the last one by the first name, in a front matter of its own where there is none.
 * Throws a `SourceError` of the kind `invalid` where the field
 * is written in a way that cannot be changed safely.
 */
export function setField(
  text: string,
  names: readonly [string, ...string[]],
  value: string,
  kind: Kind = 'text',
): string {
  const front = readFrontMatter(text);
  const name = (front && fieldName(front, ...names)) ?? names[0];
  const after = front ? changed(text, front, name, value, kind) : withFrontMatter(text, name, value, kind);
  const first = oneLine(value);
  if (after === undefined || !isSafe(front, after, name, ([said]) => said === first)) throw onlyByHand(name);
  return after;
}

/** Of a field that is written as no program can be sure to change it. */
export function onlyByHand(name: string): SourceError {
  return new SourceError(
    'invalid',
    `"${name}" in the front matter is written in a way that only a person can change`,
  );
}

function withFrontMatter(text: string, name: string, value: string, kind: Kind): string {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const block = ['---', `${name}: ${quoted(value, 'plain', kind)}`, '---', '', ''].join(lineEndOf(text));
  return text.slice(0, mark) + block + text.slice(mark);
}

function changed(
  text: string,
  front: FrontMatter,
  name: string,
  value: string,
  kind: Kind,
): string | undefined {
  const eol = lineEndOf(text);
  const key = fieldName(front, name);
  if (key === undefined) {
    return splice(text, front.end, front.end, `${name}: ${quoted(value, 'plain', kind)}${eol}`);
  }
  const line = fieldLine(front, key);
  if (!line) return undefined;
  const { at, rest } = line;
  const list = /^\[[ \t]*/.exec(rest);
  if (list) {
    const first = rest.slice(list[0].length);
    const separator = first.startsWith(']') ? '' : ', ';
    const written = quoted(value, quotingOf(first), kind, true);
    return splice(text, at + list[0].length, at + list[0].length, written + separator);
  }
  if (/^[|>&*!{@`%]/.test(rest)) return undefined;
  const old = scalarAt(rest);
  if (old !== '') return splice(text, at, at + old.length, quoted(value, quotingOf(rest), kind));
  const items = /^([ \t]*-[ \t]+)(.*)/.exec(text.slice(line.next, front.end));
  if (items)
    return splice(
      text,
      line.next,
      line.next,
      `${items[1]}${quoted(value, quotingOf(items[2] ?? ''), kind)}${eol}`,
    );
  return splice(text, line.afterColon, line.afterColon, ` ${quoted(value, 'plain', kind)}`);
}

/** Where a field's line stands, what follows its colon and blanks, and where the next line begins. */
export function fieldLine(front: FrontMatter, key: string) {
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
export function scalarAt(rest: string): string {
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

function quoted(value: string, quoting: Quoting, kind: Kind, inList = false): string {
  const line = oneLine(value);
  if (quoting === 'double') return `"${line.replace(/["\\]/g, '\\$&')}"`;
  if (quoting === 'plain' && kind === 'bare') return line;
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

/** Reads what came out: the field says what it is to say, and everything else is as it was. */
export function isSafe(
  before: FrontMatter | undefined,
  text: string,
  name: string,
  isSaid: (texts: readonly string[]) => boolean,
): boolean {
  let after: FrontMatter | undefined;
  try {
    after = readFrontMatter(text);
  } catch {
    return false;
  }
  if (!after || !isSaid(textsOf(after, name))) return false;
  const keys = [before, after].flatMap((front) => (front && fieldName(front, name)) ?? []);
  const others = (front: FrontMatter | undefined): unknown =>
    Object.entries(front?.data ?? {}).filter(([one]) => !keys.includes(one));
  return isDeepStrictEqual(others(before), others(after));
}

export function splice(text: string, start: number, end: number, insert: string): string {
  return text.slice(0, start) + insert + text.slice(end);
}
