import type { SeriesColumns } from '../../domain/metric';
import { readAmount } from './amount';
import { MetricError } from './metric-error';
import { isTimeLike } from './point-time';
import { quotable } from './series';

/** What columns and fields of times and of values are usually called, in small letters. */
const timeNames = [
  ...['at', 'date', 'day', 'time', 'timestamp', 't', 'x', 'ts', 'period', 'when', 'week', 'month', 'quarter'],
  ...['year', 'datum', 'tag', 'woche', 'monat', 'jour', 'mois', 'fecha', 'data', '日付'],
];
const valueNames = ['value', 'v', 'y', 'count', 'rate', 'total', 'wert', 'valeur', 'valor'];

/** Rows that are looked at to find out what a table is made of. */
const looked = 50;

/** Places of the time and of the value in a row, counted from 0. */
export interface ColumnPlaces {
  readonly at: number;
  readonly value: number;
}

/**
 * Where a table has its times and its values: in the columns that are named; else in those that hold such, the ones with a
 * usual name before others, and values rather behind the time, since what stands before it counts the rows. Throws a
 * `MetricError` where a name is none of a column.
 *
 * @param head names of the columns, empty where they have none
 */
export function findColumns(
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
  wanted: SeriesColumns,
): ColumnPlaces {
  const begin = rows.slice(0, looked);
  const most = Math.max(0, ...begin.map((cells) => cells.length));
  const columns = Array.from({ length: most }, (_, column) => column);
  const having = (isOne: (cell: unknown) => boolean): number[] =>
    columns.filter((column) => begin.some((cells) => isOne(cells[column])));
  const isCalled = (names: readonly string[]) => (column: number) =>
    names.includes((head[column] ?? '').toLowerCase());

  const findTime = (): number => {
    const times = having(isTimeLike);
    const isWhole = (column: number): boolean => begin.every((cells) => isTimeLike(cells[column]));
    const isUsual = isCalled(timeNames);
    return times.find(isUsual) ?? times.find(isWhole) ?? times[0] ?? Math.max(0, columns.findIndex(isUsual));
  };
  const findValue = (at: number): number => {
    const numbers = having(isNumberLike).filter((column) => column !== at);
    const behind = numbers.find((column) => column > at);
    return numbers.find(isCalled(valueNames)) ?? behind ?? numbers[0] ?? (at === 0 ? 1 : 0);
  };
  const at = placeOf(head, wanted.at) ?? findTime();
  return { at, value: placeOf(head, wanted.value) ?? findValue(at) };
}

function isNumberLike(cell: unknown): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && Number.isFinite(readAmount(cell, ',')));
}

function placeOf(head: readonly string[], name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const index = head.findIndex((one) => one.toLowerCase() === name.toLowerCase());
  if (index >= 0) return index;
  const there = head.length > 0 ? head.map((one) => `"${quotable(one)}"`).join(', ') : 'none has a name';
  throw new MetricError('unreadable', `there is no column "${quotable(name)}": ${there}`);
}
