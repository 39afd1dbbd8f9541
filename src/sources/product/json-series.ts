import type { MetricPoint, SeriesColumns } from '../../domain/metric';
import { type DecimalSign, decimalSignOf, readAmount } from './amount';
import { MetricError } from './metric-error';
import { isTimeLike, readPointTime } from './point-time';
import { slashOrderOf } from '../markdown/written-date';
import { type Series, seriesOf } from './series';
import { findColumns } from './series-columns';
import { withWholeTimes } from './time-parts';

/**
 * Reads values from an answer of JSON. `path` leads to them: `data.points`, `results.0.series`. They are a list of
 * `[time, value]`, of `[value, time]` or of objects, one such pair, a list of times beside one of values, an object of
 * values by time, or one number, which is of `now` (ISO 8601). Throws a `MetricError` where there is nothing of the kind.
 */
export function jsonSeries(text: string, path: string, columns: SeriesColumns, now: string): Series {
  const found = valueAt(parsed(text), path);
  if (typeof found === 'number' || typeof found === 'string') {
    const value = amountOf(found, signOf([found], columns));
    if (value === undefined || Number.isNaN(value))
      throw new MetricError('unreadable', `${placeOf(path)} is no number`);
    return { points: [{ at: now, value }], problems: [], isMoment: true };
  }
  const values = asRows(found) ?? found;
  const entries = Array.isArray(values) ? entriesOf(values, columns) : byTime(values, columns);
  if (!entries) throw new MetricError('unreadable', `${placeOf(path)} is no list of values`);
  const order = slashOrderOf(textsIn(entries.map((entry) => entry?.[0])));
  const sign = signOf(
    entries.map((entry) => entry?.[1]),
    columns,
  );
  const problems: string[] = [];
  const points = entries.flatMap((entry, index): MetricPoint[] => {
    const at = readPointTime(entry?.[0], order);
    if (!entry || at === undefined) {
      problems.push(`entry ${index + 1} of ${placeOf(path)} has no time`);
      return [];
    }
    const value = amountOf(entry[1], sign);
    if (Number.isNaN(value)) problems.push(`entry ${index + 1} of ${placeOf(path)} has no number`);
    return [{ at, ...(value !== undefined && !Number.isNaN(value) && { value }) }];
  });
  return seriesOf(points, problems);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new MetricError('unreadable', 'the answer is no JSON');
  }
}

function valueAt(value: unknown, path: string): unknown {
  const steps = path.split(/[./]|\[|\]/).filter((step) => step !== '' && step !== '$');
  let found = value;
  for (const step of steps) {
    if (!isRecord(found) || !Object.hasOwn(found, step))
      throw new MetricError('unreadable', `the answer has no ${placeOf(path)}`);
    found = found[step];
  }
  return found;
}

function placeOf(path: string): string {
  return path === '' ? 'the answer' : `"${path}"`;
}

/** Rows of what is written in columns, as data frames are: `[[times], [values]]`, `{ days: […], data: […] }`; and of one pair. */
function asRows(found: unknown): unknown[] | undefined {
  if (!isRecord(found)) return undefined;
  const columns = Object.entries(found).filter(([, values]) => isColumn(values)) as [string, unknown[]][];
  const [, times] = columns.find(([, values]) => values.length > 0 && values.every(isTimeLike)) ?? [];
  if (Array.isArray(found)) {
    const [time, value] = found as unknown[];
    if (found.length === 2 && isTimeLike(time) && !isRecord(value)) return [found];
    // Pairs have a time each.
    const isFrame = times === found[0] && columns.length === found.length && found.length > 1;
    if (!isFrame || columns.some(([, values]) => values !== times && values.some(isTimeLike)))
      return undefined;
  }
  const even = columns.filter(([, values]) => values.length === times?.length);
  if (!times || even.length < 2) return undefined;
  return times.map((_, row) =>
    Array.isArray(found)
      ? even.map(([, values]) => values[row])
      : Object.fromEntries(even.map(([name, values]) => [name, values[row]])),
  );
}

function isColumn(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.every((one) => !isRecord(one));
}

type Entry = readonly [time: unknown, value: unknown];

function entriesOf(values: readonly unknown[], columns: SeriesColumns): (Entry | undefined)[] {
  const pairs = values.filter((value): value is unknown[] => Array.isArray(value));
  const records = values.filter((value) => isRecord(value) && !Array.isArray(value)) as JsonObject[];
  const inPairs = findColumns([], pairs, {});
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const cellsOf = (record: JsonObject): unknown[] =>
    names.map((name) => (Object.hasOwn(record, name) ? bare(record[name]) : undefined));
  const rows = withWholeTimes(names, records.map(cellsOf));
  const cellsBy = new Map(records.map((record, index) => [record, rows[index] ?? []]));
  const inRecords = findColumns(names, rows, records.length > 0 ? columns : {});
  return values.map((value): Entry | undefined => {
    if (Array.isArray(value)) return [value[inPairs.at], value[inPairs.value]];
    if (!isRecord(value)) return undefined;
    const cells = cellsBy.get(value) ?? [];
    return [cells[inRecords.at], cells[inRecords.value]];
  });
}

/** What is wrapped into a list or an object of its own: `["2026-11-01"]`, `{ "value": 41 }`. */
function bare(cell: unknown): unknown {
  if (!isRecord(cell)) return cell;
  const [only, ...more] = Object.values(cell);
  return more.length === 0 && only !== undefined ? bare(only) : cell;
}

/** `{ "2026-11-01": 41 }`, `{ "2026-11-01": { "visits": 41 } }`; `undefined` where it is no such object. */
function byTime(found: unknown, { value: name }: SeriesColumns): Entry[] | undefined {
  if (!isRecord(found)) return undefined;
  const entries = Object.entries(found);
  if (entries.length === 0 || !entries.every(([key]) => isTimeLike(key))) return undefined;
  return entries.map(([time, value]) => [
    time,
    bare(name !== undefined && isRecord(value) && Object.hasOwn(value, name) ? value[name] : value),
  ]);
}

function signOf(values: readonly unknown[], { decimal }: SeriesColumns): DecimalSign {
  return decimal ?? decimalSignOf(textsIn(values), '');
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}

/** `undefined` for a gap, `NaN` for what is no number. */
function amountOf(value: unknown, sign: DecimalSign): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? readAmount(value, sign) : Number.NaN;
}

type JsonObject = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
