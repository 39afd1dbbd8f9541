import matter from 'gray-matter';
import { SourceError } from '../story-source';

/** The YAML block at the head of a file and where it stands. Offsets are UTF-16, of the whole text. */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** The YAML between the two `---` lines, its last line end included. */
  readonly yaml: string;
  readonly start: number;
  readonly end: number;
  /** Where the text after the closing line begins. */
  readonly bodyStart: number;
}

const opening = /^\uFEFF?---[ \t]*([A-Za-z]*)[ \t]*\r?\n/;
const toml = /^\uFEFF?\+\+\+[ \t]*\r?\n[^]*?\n\+\+\+[ \t]*(?:\r?\n|$)/;
const closing = /(?<=^|\n)---([^\n]*)/;

function refuse(): never {
  throw new Error('only YAML is read');
}

/**
 * Options for gray-matter, which evaluates front matter written in JavaScript and knows further languages: all of them
 * are switched off. It caches unless it is given options, so it always is.
 */
export const yamlOnly = {
  language: 'yaml',
  engines: Object.fromEntries(
    ['javascript', 'js', 'json', 'coffee', 'coffeescript', 'cson', 'toml'].map((name) => [
      name,
      { parse: refuse, stringify: refuse },
    ]),
  ),
};

/**
 * Reads the front matter of a text; `undefined` where it has none. Throws a `SourceError` of the kind `unreadable` with
 * the line of the fault.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const open = opening.exec(text);
  if (!open && toml.test(text)) throw unreadable(1, 'front matter in "toml" is not read, only YAML');
  if (!open) return undefined;
  const start = open[0].length;
  const close = closing.exec(text.slice(start));
  // A rule at the head of an ordinary text is no front matter that was left open.
  if (!close && !/^\s*[\w"'-]+[ \t]*:/.test(text.slice(start))) return undefined;
  const language = open[1]?.toLowerCase() ?? '';
  if (language !== '' && language !== 'yaml' && language !== 'yml') {
    throw unreadable(1, `front matter in "${language}" is not read, only YAML`);
  }
  if (!close) throw unreadable(1, 'the front matter has no closing line "---"');
  const end = start + close.index;
  if (close[1]?.trim()) {
    throw unreadable(
      lineAt(text, end),
      `the front matter should end in a line "---", not "${close[0].trim()}"`,
    );
  }
  const rest = /^.*(\r?\n)?/.exec(text.slice(end));
  const yaml = text.slice(start, end);
  return { data: parseYaml(yaml), yaml, start, end, bodyStart: end + (rest?.[0].length ?? 0) };
}

function parseYaml(yaml: string): Record<string, unknown> {
  // YAML forbids it; the parser would put the line under another name without a word.
  const tab = yaml.split('\n').findIndex((line) => /^\t\s*[^\s#]/.test(line));
  if (tab >= 0)
    throw unreadable(tab + 2, 'a tab cannot indent a line of the front matter, only blanks can', 1);
  let data: unknown;
  try {
    data = matter(`---\n${yaml}\n---\n`, yamlOnly).data;
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number; column: number } };
    // The parser counts from the `---` line, from 0.
    throw unreadable((mark?.line ?? 0) + 1, reason ?? String(error), mark && mark.column + 1);
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw unreadable(2, 'the front matter is not made of "name: value" lines');
  }
  if (isLarge(data)) throw unreadable(1, 'the front matter holds more than is read');
  return { ...data };
}

const mostValues = 10_000;

/** Few lines of YAML that point to each other can stand for more values than there is time to look at. */
function isLarge(data: object): boolean {
  const open: unknown[] = [data];
  let count = 0;
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const values = Object.values(value);
    count += values.length;
    if (count > mostValues) return true;
    open.push(...values.filter((one) => one !== undefined));
  }
  return false;
}

function unreadable(line: number, reason: string, column?: number): SourceError {
  const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  return new SourceError('unreadable', `${place}: ${reason}`);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Names of fields by how they are read: a reader looks for a hundred of them in each of thousands of files. */
const readNames = new WeakMap<object, ReadonlyMap<string, string>>();
const plainNames = new Map<string, string>();

/** The name a field has in the file: `story_points`, `storyPoints` and `Story Points` are the same to a reader. */
export function fieldName(front: Pick<FrontMatter, 'data'>, ...names: readonly string[]): string | undefined {
  let known = readNames.get(front.data);
  if (!known) {
    // Of two of one name the first counts.
    known = new Map(
      Object.keys(front.data)
        .map((key) => [plainName(key), key] as const)
        .reverse(),
    );
    readNames.set(front.data, known);
  }
  for (const name of names) {
    let plain = plainNames.get(name);
    if (plain === undefined) plainNames.set(name, (plain = plainName(name)));
    const key = known.get(plain);
    if (key !== undefined) return key;
  }
  return undefined;
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\s_\p{M}-]/gu, '');
}

/** The first of the fields that has a text; of a list its first one. */
export function textOf(front: FrontMatter | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = textsOf(front, name)[0];
    if (text !== undefined) return text;
  }
  return undefined;
}

/** What says in a mapping what it is. */
const ownNames = ['name', 'title', 'value', 'label', 'key', 'id'];
/** What says which other file is meant. */
const ownKeys = ['key', 'id', 'name', 'title'];

/** A list of texts; one text alone is a list of one. Of a mapping it is its name. */
export function textsOf(front: FrontMatter | undefined, ...names: readonly string[]): string[] {
  return textsIn(front, names, ownNames);
}

/** What a field names: texts as `textsOf` reads them, of a mapping its key. */
export function referencesOf(front: FrontMatter | undefined, ...names: readonly string[]): string[] {
  return textsIn(front, names, ownKeys);
}

function textsIn(
  front: FrontMatter | undefined,
  names: readonly string[],
  inMapping: readonly string[],
): string[] {
  const key = front && fieldName(front, ...names);
  if (!front || key === undefined) return [];
  const value = front.data[key];
  const textIn = (one: unknown): string | undefined => scalarText(one) ?? mappingText(one, inMapping);
  // A link of Obsidian that is not quoted is a list in a list to YAML.
  if (Array.isArray(value)) return value.flat().map(textIn).filter(isFilled);
  // As it is written: YAML makes 7 of `007` and 1.1 of `1.10`.
  const written = typeof value === 'string' ? undefined : plainScalar(front, key);
  return [written ?? textIn(value)].filter(isFilled);
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return withoutLink(value.trim());
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return undefined;
}

function mappingText(value: unknown, names: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  return names.map((name) => scalarText(fields[name])).find(isFilled);
}

/** `[[epics/WEB-20|Checkout]]` is `WEB-20`. */
export function withoutLink(text: string): string {
  const target = /^\[\[([^[\]|#]+)[^[\]]*\]\]$/.exec(text)?.[1];
  return target === undefined ? text : (target.split('/').at(-1) ?? target).trim();
}

function plainScalar(front: FrontMatter, key: string): string | undefined {
  const value = front.data[key];
  if (typeof value !== 'number' && typeof value !== 'boolean' && !(value instanceof Date)) return undefined;
  const line = front.yaml.split(/\r?\n/).find((one) => one.startsWith(`${key}:`));
  const text = line
    ?.slice(key.length + 1)
    .split(' #')[0]
    ?.trim();
  return text && /^[\w.+:-]+( [\w.+:-]+)*$/.test(text) ? text : undefined;
}

export function numberOf(front: FrontMatter | undefined, ...names: readonly string[]): number | undefined {
  const text = textOf(front, ...names);
  if (text === undefined) return undefined;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

export function flagOf(front: FrontMatter | undefined, ...names: readonly string[]): boolean {
  return /^(true|yes|y|1|on|x)$/i.test(textOf(front, ...names) ?? '');
}
