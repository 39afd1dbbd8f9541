import { readAmount } from './amount';
import { MetricError } from './metric-error';
import { quotable } from './series';

/** Names of series that are told where one has to be chosen. */
const mostNames = 6;

/** Whether a cell is a word: neither a number nor a gap. */
export function isWord(cell: string | undefined): boolean {
  return Number.isNaN(readAmount(cell ?? '', ',')) && Number.isNaN(readAmount(cell ?? '', '.'));
}

/** Whether a row is of the series of that name. */
export function isOf(cells: readonly string[], name: string): boolean {
  return cells.some((cell) => cell.trim().toLowerCase() === name.trim().toLowerCase());
}

/** That a table has several series, and how one of them is chosen. */
export function severalSeries(names: readonly string[]): MetricError {
  const distinct = [...new Set(names)];
  const told = distinct.slice(0, mostNames).map((name) => `"${quotable(name)}"`);
  if (distinct.length > told.length) told.push('…');
  return new MetricError(
    'unreadable',
    `it has several series: say which one as the "value" of its source (${told.join(', ')})`,
  );
}

/**
 * The names in the column that tells rows of the same time apart: as few that each of them comes again. `undefined` where
 * there is none.
 *
 * @param keys the time of each row
 */
export function namesApart(
  rows: readonly (readonly string[])[],
  keys: readonly string[],
  others: readonly number[],
): string[] | undefined {
  if (new Set(keys).size === rows.length) return undefined;
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  for (let column = 0; column < width; column++) {
    if (others.includes(column)) continue;
    const names = rows.map((cells) => (cells[column] ?? '').trim());
    if (!names.every(isWord)) continue;
    const distinct = new Set(names);
    const pairs = new Set(names.map((name, row) => `${keys[row]}\n${name}`));
    if (pairs.size === rows.length && distinct.size > 1 && distinct.size * 2 <= rows.length)
      return [...distinct];
  }
  return undefined;
}
