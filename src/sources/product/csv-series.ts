import Papa from 'papaparse';
import type { MetricPoint, SeriesColumns } from '../../domain/metric';
import { decimalSignOf, readAmount } from './amount';
import { MetricError } from './metric-error';
import { isTimeLike, readPointTime } from './point-time';
import { slashOrderOf } from '../markdown/written-date';
import { type Series, seriesOf, quotable } from './series';
import { findColumns } from './series-columns';

const separators = [';', '\t', '|', ','];

/** Lines that are looked at to find out what parts columns. */
const looked = 50;

interface Row {
  readonly cells: readonly string[];
  /** Counted from 1. */
  readonly number: number;
}

/**
 * Reads a table with a time and a value in each row, in RFC 4180 or what spreadsheets make of it: other separators,
 * commas in numbers, lines of remarks that begin with `#`. A cell without a value is a gap. Throws a `MetricError` where the
 * columns cannot be told.
 */
export function csvSeries(text: string, columns: SeriesColumns): Series {
  const { rows, separator, problems } = rowsOf(text);
  const [first] = rows;
  if (!first) throw new MetricError('empty');
  const hasHead = !first.cells.some(isTimeLike);
  const head = hasHead ? first.cells.map((cell) => cell.trim()) : [];
  const body = hasHead ? rows.slice(1) : rows;
  const { at, value } = findColumns(
    head,
    body.map(({ cells }) => cells),
    columns,
  );
  const written = body.map(({ cells }) => cells[value] ?? '');
  const sign = columns.decimal ?? decimalSignOf(written, separator);
  const order = slashOrderOf(body.map(({ cells }) => cells[at] ?? ''));
  const points = body.flatMap(({ cells, number }): MetricPoint[] => {
    const [when = '', amount = ''] = [cells[at], cells[value]];
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

function rowsOf(text: string): { rows: readonly Row[]; separator: string; problems: string[] } {
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
