import type { Alignment, Block, Inline, List, Mark, Table, TableCell, Text } from './document';
import { plainText } from './plain-text';

/**
 * A rich text as GitHub-flavoured Markdown, for the clipboard and for editing what was typed here. What Markdown has no
 * word for (a panel, columns, a status) is written as what comes nearest; no text is left out.
 */
export function documentMarkdown(blocks: readonly Block[]): string {
  return blocks.flatMap((block) => blockMarkdown(block) || []).join('\n\n');
}

function blockMarkdown(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return withoutBlockStart(inlineMarkdown(block.children));
    case 'heading':
      return `${'#'.repeat(block.level)} ${inlineMarkdown(block.children).replaceAll('\n', ' ')}`;
    case 'list':
      return listMarkdown(block);
    case 'code':
      return codeMarkdown(block.text, block.language);
    case 'panel':
      return quoted(
        joined([block.title ? `**${escaped(block.title)}**` : '', documentMarkdown(block.children)]),
      );
    case 'expand':
      return joined([block.title ? `**${escaped(block.title)}**` : '', documentMarkdown(block.children)]);
    case 'quote':
      return quoted(documentMarkdown(block.children));
    case 'rule':
      return '---';
    case 'table':
      return tableMarkdown(block);
    case 'columns':
      return joined(block.columns.map(({ children }) => documentMarkdown(children)));
    case 'comment':
      return '';
    case 'unknown':
      return documentMarkdown(block.children);
    default:
      return withoutBlockStart(escaped(plainText([block])));
  }
}

function joined(parts: readonly string[]): string {
  return parts.filter(Boolean).join('\n\n');
}

function listMarkdown({ kind, start = 1, items }: List): string {
  return items
    .map((item, index) => {
      const sign = kind === 'ordered' ? `${start + index}. ` : '- ';
      const box = item.task ? `[${item.task.checked ? 'x' : ' '}] ` : '';
      // A list right below its item's text needs no blank line between them.
      const text = item.children
        .map((child, at) => `${at === 0 ? '' : child.type === 'list' ? '\n' : '\n\n'}${blockMarkdown(child)}`)
        .join('');
      return `${sign}${box}${indented(text, sign.length)}`;
    })
    .join('\n');
}

function indented(text: string, by: number): string {
  return text.replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(by)}`);
}

function quoted(text: string): string {
  return text.replaceAll(/^(?=[^\n])/gm, '> ').replaceAll(/^$/gm, '>');
}

function codeMarkdown(text: string, language = ''): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${/^[\w+#.-]*$/.test(language) ? language : ''}\n${text}\n${fence}`;
}

function tableMarkdown({ rows }: Table): string {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width === 0) return '';
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [first, ...others] = rows.map(({ cells }) => line(cells.map(cellMarkdown)));
  const rules = Array.from({ length: width }, (_, index) => rule(rows[0]?.cells[index]?.align));
  return [first ?? '', line(rules), ...others].join('\n');
}

/** How the cells of a column stand, as its first one does. */
function rule(align: Alignment | undefined): string {
  return align === undefined ? '---' : align === 'end' ? '---:' : ':---:';
}

function cellMarkdown({ children }: TableCell): string {
  const only = children.length === 1 && children[0]?.type === 'paragraph' ? children[0] : undefined;
  const text = only ? inlineMarkdown(only.children) : escaped(plainText(children));
  return text.replaceAll('|', '\\|').replaceAll(/ {2}\n|\n/g, '<br>');
}

/** Runs of the same marks are written as one, so that no mark ends where the next begins. */
function inlineMarkdown(inlines: readonly Inline[]): string {
  let written = '';
  let run: { readonly marks: readonly Mark[]; text: string } | undefined;
  const write = (piece: string): void => {
    // A link behind an exclamation mark would be a picture.
    written = `${piece.startsWith('[') ? written.replace(/!$/, '\\!') : written}${piece}`;
  };
  const endRun = (): void => {
    if (run) write(marked(run.text, run.marks));
    run = undefined;
  };
  for (const inline of inlines) {
    if (inline.type === 'text') {
      if (run && sameMarks(run.marks, inline)) run.text += inline.text;
      else {
        endRun();
        run = { marks: inline.marks ?? [], text: inline.text };
      }
      continue;
    }
    endRun();
    write(otherMarkdown(inline));
  }
  endRun();
  return written;
}

function sameMarks(marks: readonly Mark[], { marks: others = [] }: Text): boolean {
  return JSON.stringify(marks) === JSON.stringify(others);
}

function otherMarkdown(inline: Exclude<Inline, Text>): string {
  switch (inline.type) {
    case 'break':
      return inline.soft ? '\n' : '  \n';
    case 'image':
      return inline.url && /^https?:/i.test(inline.url)
        ? `![${escaped(inline.name)}](<${inline.url.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`
        : escaped(inline.name);
    case 'emoji':
      return inline.text;
    default:
      return escaped(plainText([inline]));
  }
}

const signs: Readonly<Partial<Record<Mark['type'], string>>> = { strong: '**', em: '*', strike: '~~' };

function marked(text: string, marks: readonly Mark[]): string {
  const isCode = marks.some(({ type }) => type === 'code');
  // Marks do not stand beside a blank.
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  if (!inner) return text;
  let shown = isCode ? codeSpan(inner) : escaped(inner);
  for (const { type } of marks) {
    const sign = signs[type];
    if (sign) shown = `${sign}${shown}${sign}`;
  }
  const link = marks.find((mark): mark is Extract<Mark, { type: 'link' }> => mark.type === 'link');
  if (link) shown = `[${shown}](<${link.href.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`;
  return before + shown + after;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const blank = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${blank}${text.replaceAll('\n', ' ')}${blank}${fence}`;
}

/** What Markdown would take for more than text, wherever it stands. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*[\]<~]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll(/&(?=#?\w+;)/g, '\\&');
}

/** What Markdown would take for a heading, a list, a quote or a rule at the start of a line. */
function withoutBlockStart(text: string): string {
  return text
    .replaceAll(/^(\s*)([-+>#=]|-{3,})(?=\s|$|[>#=-])/gm, '$1\\$2')
    .replaceAll(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2');
}
