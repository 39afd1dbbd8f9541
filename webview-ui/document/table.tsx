import * as l10n from '@vscode/l10n';
import type { ComponentChild, JSX } from 'preact';
import type { Table, TableCell, TableRow } from '../../src/domain/document';
import { classes } from './classes';

type CellContent = (cell: TableCell) => ComponentChild;

export function renderTable(table: Table, content: CellContent): JSX.Element {
  let number = 0;
  return (
    <div class="table" tabIndex={0} role="group" aria-label={l10n.t('Table')}>
      <table>
        <tbody>
          {table.rows.map((row, index) => (
            <tr>
              {table.numbered && <NumberCell number={isHeader(row) ? undefined : ++number} />}
              {row.cells.map((cell) => renderCell(cell, index, content))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function renderCell(cell: TableCell, row: number, content: CellContent): JSX.Element {
  const Cell = cell.header ? 'th' : 'td';
  return (
    <Cell
      class={classes('flow', cell.align && `align-${cell.align}`, cell.colour && `tint-${cell.colour}`)}
      scope={cell.header ? (row === 0 ? 'col' : 'row') : undefined}
      colSpan={cell.columnSpan}
      rowSpan={cell.rowSpan}
      dir="auto"
    >
      {content(cell)}
    </Cell>
  );
}

function NumberCell({ number }: { readonly number: number | undefined }): JSX.Element {
  return <td class="row-number">{number}</td>;
}

function isHeader({ cells }: TableRow): boolean {
  return cells.length > 0 && cells.every(({ header }) => header);
}
