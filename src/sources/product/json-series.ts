import type { MetricPoint, SeriesColumns } from '../../domain/metric';
import { readAmount } from './amount';
import { MetricError } from './metric-error';
import { readPointTime } from './point-time';
import { type Series, seriesOf } from './series';

const timeNames = ['at', 'date', 'day', 'time', 'timestamp', 't', 'x', 'ts', 'period'];
const valueNames = ['value', 'v', 'y', 'count', 'rate', 'total'];

/**
 * Reads values from an answer of JSON. `path` leads to them: `data.points`, `results.0.series`. They are a list of
 * `[time, value]` or of objects, an object of values by time, or one number, which is of `now` (ISO 8601). Throws a
 * `MetricError` where there is nothing of the kind.
 */
export function jsonSeries(text: string, path: string, columns: SeriesColumns, now: string): Series {
  const found = valueAt(parsed(text), path);
  if (typeof found === 'number' || typeof found === 'string') {
    const value = amountOf(found);
    if (value === undefined || Number.isNaN(value))
      throw new MetricError('unreadable', `${placeOf(path)} is no number`);
    return { points: [{ at: now, value }], problems: [], isMoment: true };
  }
  const entries = Array.isArray(found) ? found.map((one) => entryOf(one, columns)) : byTime(found);
  if (!entries) throw new MetricError('unreadable', `${placeOf(path)} is no list of values`);
  const problems: string[] = [];
  const points = entries.flatMap((entry, index): MetricPoint[] => {
    const at = readPointTime(entry?.[0]);
    if (!entry || at === undefined) {
      problems.push(`entry ${index + 1} of ${placeOf(path)} has no time`);
      return [];
    }
    const value = amountOf(entry[1]);
    if (Number.isNaN(value)) problems.push(`entry ${index + 1} of ${placeOf(path)} has no number`);
    return [{ at, ...(value !== undefined && !Number.isNaN(value) && { value }) }];
  });
  if (points.length === 0 && problems.length > 0) throw new MetricError('unreadable', problems[0]);
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

type Entry = readonly [unknown, unknown];

function entryOf(value: unknown, { at, value: name }: SeriesColumns): Entry | undefined {
  if (Array.isArray(value)) return [value[0], value[1]];
  if (!isRecord(value)) return undefined;
  const pick = (wanted: string | undefined, usual: readonly string[]): unknown => {
    const field = wanted ?? usual.find((one) => Object.hasOwn(value, one));
    return field !== undefined && Object.hasOwn(value, field) ? value[field] : undefined;
  };
  return [pick(at, timeNames), pick(name, valueNames)];
}

/** `{ "2026-11-01": 41 }`; `undefined` where it is no such object. */
function byTime(value: unknown): Entry[] | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key]) => readPointTime(key) !== undefined)
    ? entries
    : undefined;
}

/** `undefined` for a gap, `NaN` for what is no number. */
function amountOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' ? readAmount(value) : Number.NaN;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
