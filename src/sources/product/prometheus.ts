import * as v from 'valibot';
import type { MetricSource } from '../../domain/metric';
import { MetricError } from './metric-error';
import { readAmount } from './amount';
import type { MetricTransport } from './metric-request';
import { type Series, seriesOf } from './series';

/** https://prometheus.io/docs/prometheus/latest/querying/api/#range-queries */
const answerShape = v.object({
  status: v.literal('success'),
  data: v.object({
    resultType: v.literal('matrix'),
    /** A histogram has others in place of values. */
    result: v.array(v.object({ values: v.optional(v.array(v.tuple([v.number(), v.string()])), []) })),
  }),
  warnings: v.optional(v.array(v.string()), []),
});

type PrometheusSource = Extract<MetricSource, { readonly kind: 'prometheus' }>;

/** Points of one answer that a server gives: it refuses more than 11,000. */
const mostSteps = 5_000;

/**
 * Asks a Prometheus for a query over time, up to `now` (milliseconds since the epoch). Times are whole steps, so that the
 * same times are asked for however often it is asked. Rejects with a `MetricError`.
 */
export async function prometheusSeries(
  { url, query, days, step }: PrometheusSource,
  {
    get,
    now,
    signal,
  }: { readonly get: MetricTransport; readonly now: number; readonly signal?: AbortSignal },
): Promise<Series> {
  if (!URL.canParse(url)) throw new MetricError('unreadable', `"${url}" is no address`);
  const address = new URL(url);
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/query_range`;
  const whole = Math.max(step, Math.ceil((days * 86_400) / mostSteps));
  const end = Math.floor(now / 1000 / whole) * whole;
  const range = { start: end - days * 86_400, end, step: whole };
  // What the address says itself, such as a tenant, stays.
  for (const [name, value] of Object.entries({ query, ...range }))
    address.searchParams.set(name, String(value));
  const { text } = await get(address.href, signal);
  const { data, warnings } = answerIn(text);
  const [series, ...others] = data.result;
  if (!series) throw new MetricError('empty', 'the query gives no values');
  if (others.length > 0)
    throw new MetricError(
      'unreadable',
      `the query gives ${others.length + 1} series, and a metric is one: name its labels, or use sum(…)`,
    );
  return seriesOf(
    series.values.map(([seconds, amount]) => {
      const value = readAmount(amount);
      const at = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
      return { at, ...(value !== undefined && !Number.isNaN(value) && { value }) };
    }),
    warnings,
  );
}

function answerIn(text: string): v.InferOutput<typeof answerShape> {
  try {
    const result = v.safeParse(answerShape, JSON.parse(text));
    if (result.success) return result.output;
  } catch {
    // Said below: what is wrong is the same for both.
  }
  throw new MetricError('unreadable', 'what answers is no Prometheus');
}
