import type { SeriesColumns } from '../../domain/metric';
import { monthNamed } from '../../domain/month-name';
import { readAmount } from './amount';
import { MetricError } from './metric-error';
import { isTimeLike } from './point-time';
import { isOf, isWord, severalSeries } from './several-series';

export interface TableRow {
  readonly cells: readonly string[];
  /** Counted from 1. */
  readonly number: number;
}

/** A time and a value as they are written, and the row the value is in. */
export interface TableEntry {
  readonly when: string;
  readonly amount: string;
  readonly number: number;
}

/** Rows before the head that may hold remarks: a title, a date of the export. */
const mostBefore = 10;

/**
 * The values of a table that has a column for each time, as people like to look at numbers: `Metric,2024,2025` with a series
 * in each row, or `Year,Jan,Feb,…`. `undefined` where it is none. Throws a `MetricError` where it has several series and
 * none is chosen, or months of no year.
 */
export function wideEntries(rows: readonly TableRow[], wanted: SeriesColumns): TableEntry[] | undefined {
  if (wanted.at !== undefined) return undefined;
  for (const [index, head] of rows.slice(0, mostBefore).entries()) {
    const body = rows.slice(index + 1);
    const before = rows.slice(0, index);
    if (before.some(({ cells }) => filled(cells) >= filled(head.cells))) continue;
    const entries = byTimes(head.cells, body, wanted.value) ?? byMonths(head.cells, body, wanted.value);
    if (entries) return entries;
  }
  return undefined;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

/** `Metric,2024,2025`: what stands beside the times names the series. */
function byTimes(
  head: readonly string[],
  body: readonly TableRow[],
  name: string | undefined,
): TableEntry[] | undefined {
  const times = columnsOf(head, isTimeLike);
  if (times.length < 2 || !haveAmounts(body, times)) return undefined;
  const others = columnsOf(head, (_, column) => !times.includes(column));
  // Rows of a table without a head have numbers beside their times, or a time in the first place of each.
  const isHead = others.every((column) => isWord(head[column]) || head[column]?.trim() === '');
  const [first = 0] = times;
  if (!isHead || (others.length === 0 && body.every(({ cells }) => isTimeLike(cells[first]))))
    return undefined;
  const named = body.map((row) => ({ row, names: others.map((column) => row.cells[column] ?? '') }));
  const chosen = name === undefined ? named : named.filter(({ names }) => isOf(names, name));
  const [only, ...more] = chosen.length > 0 ? chosen : named;
  if (!only || more.length > 0 || chosen.length === 0)
    throw severalSeries(named.map(({ names }) => names.find(isWord)?.trim() ?? ''));
  const { cells, number } = only.row;
  return times.map((column) => ({ when: head[column] ?? '', amount: cells[column] ?? '', number }));
}

/** `Year,Jan,Feb,…` and `Year,Q1,Q2,…` */
function byMonths(
  head: readonly string[],
  body: readonly TableRow[],
  name: string | undefined,
): TableEntry[] | undefined {
  const months = columnsOf(head, (cell) => monthOf(cell) !== undefined);
  const isColumn = name !== undefined && isOf(head, name);
  if (months.length < 2 || isColumn || !haveAmounts(body, months)) return undefined;
  const others = columnsOf(head, (_, column) => !months.includes(column));
  const year = others.find((column) => body.every(({ cells }) => isYear(cells[column])));
  // Columns of a table of days may be called like months.
  if (year === undefined && others.some((column) => body.every(({ cells }) => isTimeLike(cells[column]))))
    return undefined;
  if (year === undefined)
    throw new MetricError('unreadable', 'its columns are months of no year: name them 2026-01, 2026-02');
  const names = others.filter(
    (column) => column !== year && body.every(({ cells }) => isWord(cells[column])),
  );
  const chosen =
    name === undefined
      ? body
      : body.filter(({ cells }) =>
          isOf(
            names.map((column) => cells[column] ?? ''),
            name,
          ),
        );
  const years = new Set(chosen.map(({ cells }) => cells[year]));
  if (chosen.length === 0 || years.size < chosen.length) {
    const told = body.map(({ cells }) => (cells[names[0] ?? year] ?? '').trim());
    throw severalSeries(told);
  }
  return chosen.flatMap(({ cells, number }) =>
    months.map((column) => ({
      when: `${(cells[year] ?? '').trim()}-${monthOf(head[column] ?? '')}`,
      amount: cells[column] ?? '',
      number,
    })),
  );
}

function columnsOf(head: readonly string[], isOne: (cell: string, column: number) => boolean): number[] {
  return head.flatMap((cell, column) => (isOne(cell, column) ? [column] : []));
}

/** Whether the columns hold numbers and gaps alone, in most of the rows that have any. */
function haveAmounts(body: readonly TableRow[], columns: readonly number[]): boolean {
  const cells = body.flatMap((row) => columns.map((column) => row.cells[column] ?? ''));
  const amounts = cells.map((cell) => (isWord(cell) ? Number.NaN : (readAmount(cell, ',') ?? undefined)));
  const numbers = amounts.filter((amount) => amount !== undefined && !Number.isNaN(amount));
  const words = amounts.filter((amount) => Number.isNaN(amount));
  return numbers.length > 0 && words.length * 4 <= numbers.length;
}

function isYear(cell = ''): boolean {
  return /^(?:19|20|21)\d{2}$/.test(cell.trim());
}

/** `01` to `12`: that of a month by its name, the first of a quarter. */
function monthOf(cell: string): string | undefined {
  const quarter = /^q([1-4])$/i.exec(cell.trim())?.[1];
  if (quarter !== undefined) return String(Number(quarter) * 3 - 2).padStart(2, '0');
  return monthNamed(cell);
}
