import type { Document } from '../../../../src/domain/document';
import type { FoundCriterion } from '../../../../src/domain/acceptance/criterion';
import { readAdf } from '../../../../src/sources/jira/adf';
import { readWiki } from '../../../../src/sources/jira/wiki';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';

/** Content that can be written in each format, so that one expectation holds for all. */
export type Piece =
  | { readonly heading: string; readonly level?: number }
  | { readonly strong: string }
  | { readonly text: string | readonly string[] }
  | { readonly bullets: readonly Item[] }
  | { readonly numbers: readonly Item[] }
  | { readonly boxes: readonly (readonly [boolean, Item])[] }
  | { readonly table: readonly (readonly string[])[] }
  | { readonly code: string; readonly language?: string }
  | { readonly expand: string; readonly pieces: readonly Piece[] }
  | { readonly quote: string }
  | { readonly rule: true };

export type Item = string | { readonly text: string; readonly below: readonly Piece[] };

export type Format = 'adf' | 'wiki' | 'markdown';

export const formats: readonly Format[] = ['adf', 'wiki', 'markdown'];

export function documentIn(format: Format, pieces: readonly Piece[]): Document {
  if (format === 'adf') return readAdf(adfOf(pieces));
  return format === 'wiki' ? readWiki(wikiOf(pieces)) : readMarkdown(markdownOf(pieces));
}

/** `[x] text @group`, two blanks before it for each level of depth, `(done)` behind what is Definition of Done. */
export function shown({ text, checked, group, depth, section }: FoundCriterion): string {
  const box = checked === null ? '' : checked ? '[x] ' : '[ ] ';
  return `${'  '.repeat(depth)}${box}${text}${group ? ` @${group}` : ''}${section === 'done' ? ' (done)' : ''}`;
}

function textOf(item: Item): string {
  return typeof item === 'string' ? item : item.text;
}

function belowOf(item: Item): readonly Piece[] {
  return typeof item === 'string' ? [] : item.below;
}

export function markdownOf(pieces: readonly Piece[]): string {
  return pieces.map(markdownPiece).join('\n\n') + '\n';
}

function markdownPiece(piece: Piece): string {
  if ('heading' in piece) return `${'#'.repeat(piece.level ?? 2)} ${piece.heading}`;
  if ('strong' in piece) return `**${piece.strong}**`;
  if ('text' in piece) return typeof piece.text === 'string' ? piece.text : piece.text.join('  \n');
  if ('bullets' in piece) return piece.bullets.map((item) => markdownItem('- ', item)).join('\n');
  if ('numbers' in piece)
    return piece.numbers.map((item, index) => markdownItem(`${index + 1}. `, item)).join('\n');
  if ('boxes' in piece) {
    return piece.boxes
      .map(([checked, item]) => markdownItem('- ', item, checked ? '[x] ' : '[ ] '))
      .join('\n');
  }
  if ('table' in piece) {
    const rows = piece.table.map((cells) => `| ${cells.join(' | ')} |`);
    rows.splice(1, 0, `|${piece.table[0]?.map(() => '---|').join('')}`);
    return rows.join('\n');
  }
  if ('code' in piece) return `\`\`\`${piece.language ?? ''}\n${piece.code}\n\`\`\``;
  if ('expand' in piece) {
    return `<details>\n<summary>${piece.expand}</summary>\n\n${markdownOf(piece.pieces)}\n</details>`;
  }
  if ('quote' in piece) return `> ${piece.quote}`;
  return '---';
}

function markdownItem(bullet: string, item: Item, box = ''): string {
  const indent = ' '.repeat(bullet.length);
  const below = belowOf(item).map((piece) => `\n${markdownPiece(piece)}`.replaceAll('\n', `\n${indent}`));
  return bullet + box + textOf(item) + below.join('');
}

export function wikiOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => wikiPiece(piece, '')).join('\n\n') + '\n';
}

function wikiPiece(piece: Piece, bullets: string): string {
  if ('heading' in piece) return `h${piece.level ?? 2}. ${piece.heading}`;
  if ('strong' in piece) return `*${piece.strong}*`;
  if ('text' in piece) return typeof piece.text === 'string' ? piece.text : piece.text.join('\n');
  if ('bullets' in piece) return piece.bullets.map((item) => wikiItem(`${bullets}*`, item)).join('\n');
  if ('numbers' in piece) return piece.numbers.map((item) => wikiItem(`${bullets}#`, item)).join('\n');
  if ('boxes' in piece) {
    return piece.boxes
      .map(([checked, item]) => wikiItem(`${bullets}*`, item, checked ? '(/) ' : '(x) '))
      .join('\n');
  }
  if ('table' in piece) {
    return piece.table
      .map((cells, row) =>
        row === 0 ? `||${cells.join('||')}||` : `|${cells.map((cell) => cell || ' ').join('|')}|`,
      )
      .join('\n');
  }
  if ('code' in piece) return `{code${piece.language ? `:${piece.language}` : ''}}\n${piece.code}\n{code}`;
  if ('expand' in piece) return `{expand:${piece.expand}}\n${wikiOf(piece.pieces)}{expand}`;
  if ('quote' in piece) return `bq. ${piece.quote}`;
  return '----';
}

function wikiItem(bullets: string, item: Item, box = ''): string {
  return [
    `${bullets} ${box}${textOf(item)}`,
    ...belowOf(item).map((piece) => wikiPiece(piece, bullets)),
  ].join('\n');
}

type Adf = Readonly<Record<string, unknown>>;

export function adfOf(pieces: readonly Piece[]): Adf {
  return { version: 1, type: 'doc', content: pieces.flatMap(adfPiece) };
}

function adfPiece(piece: Piece): Adf[] {
  if ('heading' in piece) {
    return [
      {
        type: 'heading',
        attrs: { level: piece.level ?? 2 },
        content: [{ type: 'text', text: piece.heading }],
      },
    ];
  }
  if ('strong' in piece) {
    return [
      { type: 'paragraph', content: [{ type: 'text', text: piece.strong, marks: [{ type: 'strong' }] }] },
    ];
  }
  if ('text' in piece) return [adfParagraph(piece.text)];
  if ('bullets' in piece) return [{ type: 'bulletList', content: piece.bullets.map(adfItem) }];
  if ('numbers' in piece) return [{ type: 'orderedList', content: piece.numbers.map(adfItem) }];
  if ('boxes' in piece) return [adfTasks(piece.boxes, '')];
  if ('table' in piece) {
    const content = piece.table.map((cells, row) => ({
      type: 'tableRow',
      content: cells.map((cell) => ({
        type: row === 0 ? 'tableHeader' : 'tableCell',
        content: [adfParagraph(cell)],
      })),
    }));
    return [{ type: 'table', content }];
  }
  if ('code' in piece) {
    const attrs = piece.language ? { language: piece.language } : {};
    return [{ type: 'codeBlock', attrs, content: [{ type: 'text', text: piece.code }] }];
  }
  if ('expand' in piece) {
    return [{ type: 'expand', attrs: { title: piece.expand }, content: piece.pieces.flatMap(adfPiece) }];
  }
  if ('quote' in piece) return [{ type: 'blockquote', content: [adfParagraph(piece.quote)] }];
  return [{ type: 'rule' }];
}

function adfParagraph(text: string | readonly string[]): Adf {
  const lines = typeof text === 'string' ? [text] : text;
  const content = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...(line ? [{ type: 'text', text: line }] : []),
  ]);
  return { type: 'paragraph', content };
}

function adfItem(item: Item): Adf {
  return { type: 'listItem', content: [adfParagraph(textOf(item)), ...belowOf(item).flatMap(adfPiece)] };
}

function adfTasks(boxes: readonly (readonly [boolean, Item])[], prefix: string): Adf {
  const content = boxes.flatMap(([checked, item], index): Adf[] => {
    const localId = `${prefix}${index + 1}`;
    const task = {
      type: 'taskItem',
      attrs: { localId, state: checked ? 'DONE' : 'TODO' },
      content: [{ type: 'text', text: textOf(item) }],
    };
    const nested = belowOf(item).flatMap((piece) =>
      'boxes' in piece ? [adfTasks(piece.boxes, `${localId}.`)] : [],
    );
    return [task, ...nested];
  });
  return { type: 'taskList', attrs: { localId: `${prefix}list` }, content };
}
