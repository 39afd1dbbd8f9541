import Papa from 'papaparse';
import type { MetricPoint, SeriesColumns } from '../../domain/metric';
import { decimalSignOf, readAmount } from './amount';
import { MetricError } from './metric-error';
import { isTimeLike, readPointTime } from './point-time';
import { slashOrderOf } from '../markdown/written-date';
import { type Series, seriesOf, quotable } from './series';
import { findColumns } from './series-columns';
import { isOf, namesApart, severalSeries } from './several-series';
import { withWholeTimes } from './time-parts';
import { type TableEntry, type TableRow, wideEntries } from './wide-table';

const separators = [';', '\t', '|', ','];

/** Lines that are looked at to find out what parts columns. */
const looked = 50;

/**
 * Reads a table with a time and a value in each row, or with a column for each time, in RFC 4180 or what spreadsheets make of it: other separators,
 * commas in numbers, lines of remarks that begin with `#`. A cell without a value is a gap. Throws a `MetricError` where the
 * columns cannot be told.
 */
export function csvSeries(text: string, columns: SeriesColumns): Series {
  const { rows, separator, problems } = rowsOf(text);
  const [first] = rows;
  if (!first) throw new MetricError('empty');
  const entries = wideEntries(rows, columns) ?? longEntries(rows, columns);
  const sign =
    columns.decimal ??
    decimalSignOf(
      entries.map(({ amount }) => amount),
      separator,
    );
  const order = slashOrderOf(entries.map(({ when }) => when));
  const points = entries.flatMap(({ when, amount, number }): MetricPoint[] => {
    const time = readPointTime(when, order);
    if (time === undefined) {
      const why = isTimeLike(when) ? 'can be two days: write it as 2026-03-31' : 'is no date';
      problems.push(`row ${number}: "${quotable(when)}" ${why}`);
      return [];
    }
    const read = readAmount(amount, sign);
    if (Number.isNaN(read)) problems.push(`row ${number}: "${quotable(amount)}" is no number`);
    return [{ at: time, ...(read !== undefined && !Number.isNaN(read) && { value: read }) }];
  });
  return seriesOf(points, problems);
}

/** A time and a value in each row; of several series, told apart by a column, the one that is named. */
function longEntries(rows: readonly TableRow[], columns: SeriesColumns): TableEntry[] {
  const hasHead = !rows[0]?.cells.some(isTimeLike);
  const head = hasHead ? (rows[0]?.cells.map((cell) => cell.trim()) ?? []) : [];
  const below = hasHead ? rows.slice(1) : rows;
  const whole = withWholeTimes(
    head,
    below.map(({ cells }) => cells),
  );
  const body = below.map(({ number }, index) => ({ cells: whole[index] ?? [], number }));
  const { value: name } = columns;
  const isColumn = name === undefined || isOf(head, name);
  const chosen = isColumn ? body : body.filter(({ cells }) => isOf(cells, name));
  const { at, value } = findColumns(
    head,
    body.map(({ cells }) => cells),
    { ...columns, ...(chosen.length > 0 && !isColumn && { value: undefined }) },
  );
  const entries = chosen.map(({ cells, number }) => ({
    ...{ when: cells[at] ?? '', amount: cells[value] ?? '', number },
  }));
  const several = namesApart(
    chosen.map(({ cells }) => cells),
    entries.map(({ when }) => when),
    [at, value],
  );
  if (several) throw severalSeries(several);
  return entries;
}

function rowsOf(text: string): { rows: readonly TableRow[]; separator: string; problems: string[] } {
  const bare = text.replace(/^\uFEFF/, '');
  // Spreadsheets may say in a line of its own what parts the columns.
  const [line, said] = /^sep=(.)\r?\n/i.exec(bare) ?? [''];
  const separator = said ?? separatorOf(bare);
  const { data, errors } = Papa.parse<string[]>(bare.slice(line.length), { delimiter: separator });
  const rows = data.map((cells, index) => ({ cells, number: index + 1 + (line ? 1 : 0) }));
  const unclosed = errors.find(({ type }) => type === 'Quotes')?.row;
  return {
    rows: rows.filter(({ cells }) => !isRemark(cells) && cells.some((cell) => cell.trim() !== '')),
    separator,
    problems: unclosed === undefined ? [] : [`row ${unclosed + 1}: a quotation mark has no other`],
  };
}

/** A column that counts the rows may be called `#`. */
function isRemark([first = '']: readonly string[]): boolean {
  return first.startsWith('#') && first.trim() !== '#';
}

/**
 * The sign that parts every line into as many columns; a comma may be one of a number or a name, so it comes last. Where
 * none does, the first that is there.
 */
function separatorOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/, looked)
    .filter((line) => line.trim() !== '' && !line.startsWith('# '));
  const found = separators.filter((sign) => lines[0]?.includes(sign));
  const even = found.find((sign) => new Set(lines.map((line) => line.split(sign).length)).size === 1);
  return even ?? found[0] ?? ',';
}
