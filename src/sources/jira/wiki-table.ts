import type { Block, TableCell, TableRow } from '../../domain/document';
import { wikiCells } from './wiki-cells';
import type { WikiLine } from './wiki-line';

/** A table of wiki markup that lines are still added to. */
export class WikiTable {
  #rows: TableRow[] = [];
  /** A row whose last cell is not closed yet. */
  #row: WikiLine | undefined;

  constructor(
    private readonly text: string,
    /** Where the table goes when it is ended. */
    private readonly blocks: Block[],
    private readonly blocksBetween: (start: number, end: number) => Block[],
  ) {}

  /** Whether a cell goes on in the next line. */
  get isInCell(): boolean {
    return this.#row !== undefined;
  }

  beginRow(line: WikiLine): void {
    this.#endRow();
    this.goOn(line);
  }

  /** The line belongs to the row that is open. */
  goOn(line: WikiLine): void {
    this.#row = { start: this.#row?.start ?? line.start, end: line.end };
    if (/\|\s*$/.test(this.text.slice(line.start, line.end))) this.#endRow();
  }

  end(): void {
    this.#endRow();
    const [first] = this.#rows;
    if (!first) return;
    this.blocks.push({ type: 'table', ...(first.origin && { origin: first.origin }), rows: this.#rows });
    this.#rows = [];
  }

  #endRow(): void {
    const row = this.#row && this.#rowOf(this.#row);
    // What is left of a row around a macro in a cell may be nothing but a line.
    if (row && row.cells.length > 0) this.#rows.push(row);
    this.#row = undefined;
  }

  #rowOf(row: WikiLine): TableRow {
    const cells = wikiCells(this.text.slice(row.start, row.end)).map(({ header, start, end }): TableCell => {
      const origin = { start: row.start + start, end: row.start + end };
      return { header, origin, children: this.blocksBetween(origin.start, origin.end) };
    });
    return { origin: row, cells };
  }
}
