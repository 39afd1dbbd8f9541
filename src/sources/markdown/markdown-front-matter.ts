import { lexiconWith } from '../../domain/acceptance/lexicon';
import type { Block, Document, Paragraph, TableCell } from '../../domain/document';

/**
 * Criteria in the front matter of a story file, as a document that holds nothing else: a list under a key such as
 * `acceptance_criteria`, of texts or of small mappings (`- text: …` with a `status: …`). `undefined` where there are
 * none, or where they are written in a way that is not read.
 *
 * Reads the block style of YAML line by line, because a tick is written into the file at an offset. Origins are offsets
 * in the whole text, in which the YAML starts at `offset`.
 */
export function frontMatterCriteria(
  yaml: string,
  offset: number,
  headings: readonly string[] = [],
): Document | undefined {
  const lexicon = lexiconWith(headings);
  const lines = linesOf(yaml);
  for (const [index, line] of lines.entries()) {
    const key = /^(["']?)([\p{L}_][\p{L}\p{N}_ .'-]*)\1:[ \t]*(?:#.*)?$/u.exec(line.text)?.[2];
    if (key === undefined || lexicon.meaning(inWords(key), true).kind !== 'acceptance') continue;
    const items = itemsBelow(lines.slice(index + 1));
    const block = tableOf(items) ?? listOf(items, offset);
    if (block) return { blocks: [block] };
  }
  return undefined;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function linesOf(yaml: string): Line[] {
  let start = 0;
  return yaml.split('\n').map((text) => {
    const line = { text: text.replace(/\r$/, ''), start };
    start += text.length + 1;
    return line;
  });
}

/** `acceptanceCriteria` and `acceptance_criteria` → `acceptance criteria` */
function inWords(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
}

/** The lines of each item of the sequence that the lines begin with, the dash cut off. */
function itemsBelow(lines: readonly Line[]): Line[][] {
  const items: Line[][] = [];
  let indent: number | undefined;
  for (const line of lines) {
    if (/^\s*(?:#.*)?$/.test(line.text)) continue;
    const dash = /^( *)-(?: +|$)/.exec(line.text);
    const depth = /^ */.exec(line.text)?.[0].length ?? 0;
    indent ??= dash?.[1]?.length;
    if (indent === undefined) break;
    if (dash?.[1]?.length === indent) {
      items.push([{ text: line.text.slice(dash[0].length), start: line.start + dash[0].length }]);
    } else if (depth > indent) {
      items.at(-1)?.push({ text: line.text.slice(depth), start: line.start + depth });
    } else {
      break;
    }
  }
  return items;
}

const mapping = /^([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/;

function listOf(items: readonly (readonly Line[])[], offset: number): Block | undefined {
  if (items.length === 0) return undefined;
  return {
    type: 'list',
    kind: 'bullet',
    items: items.map((lines) => ({ children: [paragraphOf(lines, offset)] })),
  };
}

/** A text over one line or more, quoted or not; with its origin where it is written as it reads. */
function paragraphOf(lines: readonly Line[], offset: number): Paragraph {
  const [first] = lines;
  const source = lines.map(({ text }) => text.trim()).join(' ');
  const { text, skipped } = scalar(source);
  const start = offset + (first?.start ?? 0) + skipped;
  const isPlain = lines.length === 1 && source.startsWith(text, skipped);
  return {
    type: 'paragraph',
    children: [{ type: 'text', text, ...(isPlain && { origin: { start, end: start + text.length } }) }],
  };
}

function scalar(source: string): { text: string; skipped: number } {
  if (/^"(?:[^"\\]|\\.)*"/.test(source)) {
    const text = source.slice(1, source.lastIndexOf('"')).replace(/\\(["\\/])/g, '$1');
    return { text, skipped: 1 };
  }
  if (source.startsWith("'")) {
    return { text: source.slice(1, source.lastIndexOf("'")).replaceAll("''", "'"), skipped: 1 };
  }
  return { text: source.replace(/^[|>][+-]?\s+/, '').replace(/\s+#.*$/, ''), skipped: 0 };
}

const textKeys = [
  'text',
  'criterion',
  'description',
  'title',
  'requirement',
  'statement',
  'name',
  'scenario',
];
const statusKeys = ['status', 'state', 'done', 'checked', 'passes', 'met', 'verified', 'completed'];

/** Mappings as rows, because a table is where a criterion has a state that is read and not written. */
function tableOf(items: readonly (readonly Line[])[]): Block | undefined {
  const rows = items.map(fieldsOf);
  const key = textKeys.find((name) => rows.every((row) => row?.has(name)));
  if (rows.length === 0 || key === undefined) return undefined;
  const status = statusKeys.find((name) => rows.some((row) => row?.has(name)));
  const cells = (row: ReadonlyMap<string, string> | undefined): TableCell[] => [
    cellOf(row?.get('id') ?? '', false),
    cellOf(row?.get(key) ?? '', false),
    ...(status ? [cellOf(row?.get(status) ?? '', false)] : []),
  ];
  const header = ['id', 'criterion', ...(status ? ['status'] : [])].map((name) => cellOf(name, true));
  return { type: 'table', rows: [{ cells: header }, ...rows.map((row) => ({ cells: cells(row) }))] };
}

/** `undefined` where an item is no mapping. */
function fieldsOf(lines: readonly Line[]): Map<string, string> | undefined {
  if (!mapping.test(lines[0]?.text ?? '')) return undefined;
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const { text } of lines) {
    const [, name, value = ''] = mapping.exec(text) ?? [];
    if (name !== undefined) {
      last = name.toLowerCase();
      fields.set(last, scalar(value).text);
    } else if (last !== undefined) {
      fields.set(last, `${fields.get(last) ?? ''} ${text.trim()}`.trim());
    }
  }
  return fields;
}

function cellOf(text: string, header: boolean): TableCell {
  return { header, children: text ? [{ type: 'paragraph', children: [{ type: 'text', text }] }] : [] };
}
