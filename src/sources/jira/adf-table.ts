import { nearestColour } from '../../domain/colour';
import type { Block, Table, TableCell, TableRow } from '../../domain/document';
import type { Path } from './adf-inline';
import { nodeOf, string, within, type RawNode } from './adf-node';

/** What a cell holds: of a node its content, and of a list of nodes that stand where a cell should, themselves. */
type CellReader = (nodes: readonly unknown[], path: Path, first?: number) => Block[];

/** Whatever stands where a row or a cell should becomes one. */
export function tableOf(table: RawNode, path: Path, read: CellReader): Table {
  return {
    type: 'table',
    origin: { path },
    ...(table.attrs.isNumberColumnEnabled === true && { numbered: true }),
    rows: table.content.flatMap((rawRow, index): TableRow[] => {
      const row = nodeOf(rawRow);
      if (!row) return [];
      const at = [...path, index];
      if (row.type === 'tableRow') return [{ origin: { path: at }, cells: cellsOf(row, at, read) }];
      return [{ origin: { path: at }, cells: [{ header: false, children: read([rawRow], path, index) }] }];
    }),
  };
}

function cellsOf(row: RawNode, path: Path, read: CellReader): TableCell[] {
  return row.content.flatMap((raw, index): TableCell[] => {
    const cell = nodeOf(raw);
    if (!cell) return [];
    const at = [...path, index];
    const origin = { path: at };
    if (cell.type !== 'tableCell' && cell.type !== 'tableHeader') {
      return [{ header: false, origin, children: read([raw], path, index) }];
    }
    const colour = nearestColour(string(cell.attrs.background));
    return [
      {
        header: cell.type === 'tableHeader',
        origin,
        ...span('columnSpan', cell.attrs.colspan),
        ...span('rowSpan', cell.attrs.rowspan),
        ...(colour && { colour }),
        children: read(cell.content, at),
      },
    ];
  });
}

function span(name: 'columnSpan' | 'rowSpan', value: unknown): object {
  return typeof value === 'number' && value > 1 ? { [name]: within(value, 1, 1000) } : {};
}
