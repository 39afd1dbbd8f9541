import type { Block, TableCell, TableRow } from '../document';
import type { Lexicon } from './lexicon';
import { oneLine } from './inlines';

/** A cell of a table outside of all sections. */
export interface ReadCell {
  readonly children: readonly Block[];
  /** Present where the cell holds criteria: what names them, and of what they are. */
  readonly criteria?: { readonly text: string; readonly tail?: string };
}

/**
 * The cells of a table of stories, in order: those of a column that holds criteria alone where there is one, otherwise
 * all, among which a cell beside the name of criteria holds them.
 */
export function cellsOf(rows: readonly TableRow[], lexicon: Lexicon): ReadCell[] {
  const [header, ...body] = rows;
  if (!header) return [];
  const names = (cell: TableCell): boolean => lexicon.meaning(cellText(cell), true).kind === 'acceptance';
  const column = header.cells.findIndex(names);
  if (column >= 0 && header.cells.length > 1 && body.length > 0) {
    return body.flatMap((row) => inColumn(row, column, header.cells.length));
  }
  return rows.flatMap(({ cells }): readonly ReadCell[] => {
    const [first, second] = cells;
    // In a table of more columns it is one of the things the table is about.
    if (first && second && cells.length === 2 && names(first)) {
      return [{ children: second.children, criteria: { text: cellText(first) } }];
    }
    return cells;
  });
}

/** A row in which one column holds the criteria, and another says of what. */
function inColumn({ cells }: TableRow, column: number, width: number): ReadCell[] {
  const cell = cells[column];
  if (!cell || cells.length > width) return [];
  const name = cells
    .map(cellText)
    .find(
      (text, index) => index !== column && text !== '' && !/^[A-Z]*[-_.#]?\d+(?:\.\d+)*[.)]?$/.test(text),
    );
  return [{ children: cell.children, criteria: { text: '', ...(name && { tail: name }) } }];
}

function cellText(cell: TableCell): string {
  const first = cell.children[0];
  return first?.type === 'paragraph' || first?.type === 'heading' ? oneLine(first.children) : '';
}
