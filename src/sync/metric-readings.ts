import pLimit from 'p-limit';
import * as v from 'valibot';
import type { Metric, MetricPoint } from '../domain/metric';
import { MetricError } from '../sources/product/metric-error';
import type { Series } from '../sources/product/series';
import { createListeners } from './listeners';
import { createMemory } from './memory';
import type { StateStorage } from './state-file';

/** What is known of the values of a metric. */
export interface MetricState {
  /** Oldest first; those that were last read. */
  readonly points: readonly MetricPoint[];
  /** When they were read, in milliseconds since the epoch; absent where they never were. */
  readonly at?: number;
  /** What was left out of them, and why. */
  readonly problems: readonly string[];
  /** Why they could not be read anew. */
  readonly failure?: MetricError;
  readonly isReading: boolean;
}

export interface MetricReadingsOptions {
  /** Asks the source of a metric; rejects with a `MetricError`. */
  readonly read: (metric: Metric, signal: AbortSignal) => Promise<Series>;
  readonly storage: StateStorage;
  /** Names the product folder. */
  readonly place: string;
  readonly now: () => number;
  readonly onProblem: (doing: string, error: unknown) => void;
}

/** Milliseconds in which a source is not asked again by itself. */
const freshFor = 10 * 60_000;
const readsAtOnce = 4;
/** Metrics whose values are kept on disk. */
const mostKept = 200;
/** Values kept of a metric whose source tells of now alone, one for each day. */
const mostMoments = 400;

const shape = v.array(
  v.tuple([
    v.string(),
    v.object({
      source: v.string(),
      at: v.number(),
      points: v.array(v.object({ at: v.string(), value: v.optional(v.number()) })),
      problems: v.array(v.string()),
    }),
  ]),
);

type Kept = v.InferOutput<typeof shape>[number][1];

/** The values of metrics: read when they are looked at, and kept on disk with their age. */
export class MetricReadings {
  readonly #kept = new Map<string, Kept>();
  readonly #failures = new Map<
    string,
    { readonly source: string; readonly error: MetricError; readonly at: number }
  >();
  readonly #running = new Map<string, Promise<void>>();
  readonly #limit = pLimit(readsAtOnce);
  readonly #ending = new AbortController();
  readonly #changes = createListeners<void>();
  readonly #memory: ReturnType<typeof createMemory>;
  #saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: MetricReadingsOptions) {
    this.#memory = createMemory(options.storage, 'metrics', options.place);
  }

  /** Brings back what was kept. What cannot be understood is read anew. */
  async load(): Promise<void> {
    const result = v.safeParse(shape, await this.#memory.read().catch(() => undefined));
    for (const [id, kept] of result.success ? result.output : []) this.#kept.set(id, kept);
  }

  onChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  of(metric: Metric): MetricState {
    const source = nameOf(metric);
    const kept = this.#kept.get(metric.id);
    const failed = this.#failures.get(metric.id);
    // The values of another source are none of this one.
    const known = kept?.source === source ? kept : undefined;
    return {
      points: known?.points ?? [],
      ...(known && { at: known.at }),
      problems: known?.problems ?? [],
      ...(failed?.source === source && { failure: failed.error }),
      isReading: this.#running.has(metric.id),
    };
  }

  /** Reads what is not fresh, or with `again` everything. Does not reject: what went wrong is in the states. */
  async read(metrics: readonly Metric[], { again = false } = {}): Promise<void> {
    const due = metrics.filter((metric) => metric.source && (again || this.#isDue(metric)));
    if (due.length === 0) return;
    const isNew = due.some(({ id }) => !this.#running.has(id));
    const readings = due.map((metric) => this.#begin(metric));
    // Who is told may ask again at once: what is on its way already is no news.
    if (isNew) this.#changes.tell();
    await Promise.all(readings);
  }

  /** Resolves when nothing of it is at work any more. */
  async dispose(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#running.values());
    await this.#saving;
  }

  #isDue(metric: Metric): boolean {
    const source = nameOf(metric);
    const [kept, failed] = [this.#kept.get(metric.id), this.#failures.get(metric.id)];
    const times = [kept, failed].flatMap((one) => (one?.source === source ? [one.at] : []));
    const age = this.options.now() - Math.max(-Infinity, ...times);
    return age > freshFor;
  }

  #begin(metric: Metric): Promise<void> {
    const running =
      this.#running.get(metric.id) ??
      this.#limit(() => this.#readOne(metric)).finally(() => {
        this.#running.delete(metric.id);
        this.#changes.tell();
      });
    this.#running.set(metric.id, running);
    return running;
  }

  async #readOne(metric: Metric): Promise<void> {
    const { read, now, onProblem } = this.options;
    const source = nameOf(metric);
    try {
      const series = await read(metric, this.#ending.signal);
      const before = this.of(metric).points;
      const points = series.isMoment ? withMoments(before, series.points) : series.points;
      this.#failures.delete(metric.id);
      this.#kept.delete(metric.id);
      this.#kept.set(metric.id, { source, at: now(), points: [...points], problems: [...series.problems] });
      this.#save();
    } catch (error) {
      if (this.#ending.signal.aborted) return;
      onProblem(`Reading the metric ${metric.name}`, error);
      const known = error instanceof MetricError ? error : new MetricError('unreadable', String(error));
      this.#failures.set(metric.id, { source, error: known, at: now() });
    }
  }

  #save(): void {
    this.#saving = this.#saving
      .then(() => this.#memory.write([...this.#kept].slice(-mostKept)))
      .catch((error) => this.options.onProblem('Keeping the values of metrics', error));
  }
}

function nameOf({ source }: Metric): string {
  return JSON.stringify(source ?? null);
}

/** One value for each day, the last. */
function withMoments(before: readonly MetricPoint[], now: readonly MetricPoint[]): MetricPoint[] {
  const byDay = new Map([...before, ...now].map((point) => [point.at.slice(0, 10), point]));
  return [...byDay.values()].slice(-mostMoments);
}
