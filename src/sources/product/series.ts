import type { MetricPoint } from '../../domain/metric';
import { oneLine } from '../../domain/one-line';
import { shortened } from '../../domain/shortened';
import { MetricError } from './metric-error';

/** The values of a metric as far as they could be read. */
export interface Series {
  /** Oldest first, one for each time. */
  readonly points: readonly MetricPoint[];
  /** What was left out, and why: "line 7: "soon" is no date". */
  readonly problems: readonly string[];
  /** It is one value of now: what came before has to be remembered. */
  readonly isMoment?: true;
}

/** Points kept of a series, the newest. */
const mostPoints = 2_000;
/** Problems that are told: where more is wrong, it is the same fault. */
const mostProblems = 5;

/**
 * Points in their order, whatever theirs was; of several of the same time the last counts. Throws a `MetricError` where none
 * has a value.
 */
export function seriesOf(points: readonly MetricPoint[], problems: readonly string[]): Series {
  if (!points.some(({ value }) => value !== undefined))
    throw problems[0] === undefined ? new MetricError('empty') : new MetricError('unreadable', problems[0]);
  const byTime = new Map(points.map((point) => [Date.parse(point.at), point]));
  const sorted = [...byTime].sort(([one], [other]) => one - other).map(([, point]) => point);
  const doubled = points.length - byTime.size;
  const told = problems.slice(0, mostProblems);
  if (problems.length > told.length) told.push(`and ${problems.length - told.length} more`);
  if (doubled > 0) told.push('a time is there more than once: the last value of it counts');
  return { points: sorted.slice(-mostPoints), problems: told };
}

/** A text of a file or an answer as it can be repeated in a sentence. */
export function quotable(text: string): string {
  return shortened(oneLine(text), 40);
}
