import type { Document } from './document';

/** A value at a time; without one where it is known that there is none, which leaves a gap. */
export interface MetricPoint {
  /** `yyyy-mm-dd`, or ISO 8601 with a time. */
  readonly at: string;
  readonly value?: number;
}

/** Where the values of a metric come from. */
export type MetricSource =
  | {
      readonly kind: 'csv';
      /** From the folder of the product, with `/`; it may lead out of it, not out of the workspace. */
      readonly path: string;
      readonly columns: SeriesColumns;
    }
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly columns: SeriesColumns;
      /** Where in an answer of JSON the values are: `data.points`; '' where they are all there is. */
      readonly values: string;
    }
  | {
      readonly kind: 'prometheus';
      /** Of the server; its API is below. */
      readonly url: string;
      readonly query: string;
      /** How far back. */
      readonly days: number;
      /** Seconds between two values. */
      readonly step: number;
    };

/** Names of columns or fields, and how numbers are written; absent where that is to be found out. */
export interface SeriesColumns {
  readonly at?: string;
  readonly value?: string;
  readonly decimal?: ',' | '.';
}

/** Something that is counted to know how a product does. */
export interface Metric {
  /** What its values are kept under. */
  readonly id: string;
  /** Of the file that tells of it, in the product folder. */
  readonly path: string;
  readonly name: string;
  readonly unit?: string;
  /** Where values are to go; absent where neither is better. */
  readonly direction?: 'up' | 'down';
  readonly target?: number;
  /** Name of the outcome it shows. */
  readonly outcome?: string;
  /** Keys of the stories and epics that are to move it. */
  readonly stories: readonly string[];
  /** What was written of it. */
  readonly document: Document;
  /** Absent where the file names none that can be read. */
  readonly source?: MetricSource;
}

/** How a metric does. */
export interface MetricStanding {
  /** The last value there is. */
  readonly latest?: Required<MetricPoint>;
  /** From the value before it to the last. */
  readonly change?: number;
  /** What that means, where a direction is known; `same` where nothing moved. */
  readonly movement?: 'better' | 'worse' | 'same';
  /** Absent without a target, a direction or a value. */
  readonly target?: 'met' | 'missed';
  /** The newest point has no value: the last one is older. */
  readonly hasGapAtEnd: boolean;
}

/** How a metric does by its points, oldest first. */
export function standingOf(
  { direction, target }: Pick<Metric, 'direction' | 'target'>,
  points: readonly MetricPoint[],
): MetricStanding {
  const valued = points.filter(hasValue);
  const latest = valued.at(-1);
  const before = valued.at(-2);
  const hasGapAtEnd = latest !== undefined && points.at(-1) !== latest;
  if (!latest) return { hasGapAtEnd };
  const change = before && exact(latest.value - before.value);
  const isUp = direction === 'up';
  const movement =
    change === 0 ? 'same' : change === undefined || !direction ? undefined : change > 0 === isUp;
  const isMet =
    target === undefined || !direction ? undefined : isUp ? latest.value >= target : latest.value <= target;
  return {
    latest,
    hasGapAtEnd,
    ...(change !== undefined && { change }),
    ...(movement !== undefined && {
      movement: movement === 'same' ? movement : movement ? 'better' : 'worse',
    }),
    ...(isMet !== undefined && { target: isMet ? 'met' : 'missed' }),
  };
}

const day = 86_400_000;

/**
 * Days since the last value, where that is much longer than values usually are apart: whoever counts may have stopped.
 * `now` in milliseconds since the epoch.
 */
export function daysSilent(points: readonly MetricPoint[], now: number): number | undefined {
  const times = points.filter(hasValue).map(({ at }) => Date.parse(at));
  const last = times.at(-1);
  if (last === undefined || times.length < 3) return undefined;
  const apart = times
    .slice(-11)
    .flatMap((time, index, all) => (index === 0 ? [] : [time - (all[index - 1] ?? time)]))
    .sort((one, other) => one - other);
  const usual = apart[Math.floor(apart.length / 2)] ?? day;
  const since = now - last;
  return since > Math.max(3 * day, 2.5 * usual) ? Math.floor(since / day) : undefined;
}

function hasValue(point: MetricPoint): point is Required<MetricPoint> {
  return point.value !== undefined;
}

/** Without what binary fractions leave of a difference: 0.3 - 0.1 is 0.2. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** Whether two texts name the same metric or outcome: `guest-checkout_rate` is `Guest checkout rate`. */
export function isSameName(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** Whether a metric goes by a name: its own, or that of its file. */
export function isCalled(metric: Pick<Metric, 'name' | 'id'>, name: string): boolean {
  return isSameName(metric.name, name) || isSameName(metric.id.split('/').at(-1) ?? '', name);
}
