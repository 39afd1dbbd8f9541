import * as l10n from '@vscode/l10n';
import { daysSilent, type Metric, type MetricStanding } from '../../domain/metric';
import type { MetricError } from '../../sources/product/metric-error';
import type { MetricState } from '../../sync/metric-readings';

/** How numbers and times are written. */
export interface MetricLanguage {
  readonly language: string;
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** From here on a number is written shorter than in all its digits: "3.3T". */
const manyDigits = 1e9;

/** A value with its unit: "41.5 %"; below a thousand with so many digits. */
export function amountWords(
  value: number,
  { unit }: Pick<Metric, 'unit'>,
  language: string,
  digits = 4,
): string {
  const words = new Intl.NumberFormat(language, {
    ...(Math.abs(value) >= manyDigits && { notation: 'compact' }),
    maximumFractionDigits: 0,
    maximumSignificantDigits: digits,
    roundingPriority: 'morePrecision',
  }).format(value);
  return unit ? `${words} ${unit}` : words;
}

/** "+3 %"; a change of nothing has no sign. */
export function changeWords(change: number, metric: Pick<Metric, 'unit'>, language: string): string {
  const words = amountWords(Math.abs(change), metric, language, 3);
  return change === 0 ? words : `${change > 0 ? '+' : '−'}${words}`;
}

/** Whether the last change was wanted; '' where nobody said. */
export function movementWords({ movement }: MetricStanding): string {
  switch (movement) {
    case 'better':
      return l10n.t('better');
    case 'worse':
      return l10n.t('worse');
    case 'same':
      return l10n.t('unchanged');
    case undefined:
      return '';
  }
}

/** "target 45 % not met"; '' where there is none. */
export function targetWords(
  metric: Pick<Metric, 'target' | 'unit'>,
  { target }: MetricStanding,
  language: string,
): string {
  if (metric.target === undefined) return '';
  const amount = amountWords(metric.target, metric, language);
  if (target === 'met') return l10n.t('target {0} met', amount);
  return target === 'missed' ? l10n.t('target {0} not met', amount) : l10n.t('target {0}', amount);
}

/** The day of a point, with its time where it has one: "Nov 2, 2026". */
export function timeWords(at: string, { language, timeZone }: Omit<MetricLanguage, 'now'>): string {
  const isDay = !at.includes('T') || /T00:00:00Z?$/.test(at);
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    ...(!isDay && { timeStyle: 'short' }),
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(new Date(isDay ? `${at.slice(0, 10)}T00:00:00Z` : at));
}

/** Where the values of a metric come from, as people call it: a file, a host. */
export function sourceWords({ source, path }: Metric): string {
  if (!source) return path;
  if (source.kind === 'csv') return source.path;
  return URL.canParse(source.url) ? new URL(source.url).host : source.url;
}

/** Why values could not be had, and what to do. */
function failureWords({ kind, detail }: MetricError, metric: Metric): string {
  const where = sourceWords(metric);
  switch (kind) {
    case 'missing':
      return l10n.t('There is no file {0}. Add it, or correct the source in {1}.', where, metric.path);
    case 'unreadable':
      return l10n.t('{0} cannot be read: {1}.', where, detail);
    case 'empty':
      return l10n.t('{0} has no values.', where);
    case 'late':
      return l10n.t('{0} did not answer in time. Try again later.', where);
    case 'unreachable':
      return l10n.t(
        '{0} cannot be reached ({1}). Check the network, the VPN and the address.',
        where,
        detail,
      );
    case 'page':
      return l10n.t(
        '{0} answers with a web page instead of values. Check the address, and sign in to the network in a browser.',
        where,
      );
    case 'redirect':
      return detail
        ? l10n.t(
            '{0} leads to {1}, where nothing is sent. Correct the address in {2}.',
            where,
            detail,
            metric.path,
          )
        : l10n.t('{0} leads nowhere. Correct the address in {1}.', where, metric.path);
    case 'large':
      return l10n.t('{0} has more than {1} megabytes, which are not read. Ask it for less.', where, detail);
    case 'insecure':
      return l10n.t('{0} is not asked: its address has to begin with https.', where);
    case 'not-signed-in':
      return l10n.t('{0} wants to know who you are. Sign in to it.', where);
    case 'forbidden':
      return l10n.t('{0} does not allow you to read it. Sign in as somebody who may.', where);
    case 'refused':
      return l10n.t('{0} refused it: {1}', where, detail);
    case 'cancelled':
      return l10n.t('{0} was not asked.', where);
  }
}

/** Whether a sign-in helps. */
export function wantsSignIn(failure: MetricError | undefined): boolean {
  return failure?.kind === 'not-signed-in' || failure?.kind === 'forbidden';
}

/**
 * What a reader has to know before believing a value: that it could not be read anew, and of when it is then; that nobody
 * has counted for long; that some of it is missing. `ago` words a time in milliseconds since the epoch.
 */
export function doubts(
  metric: Metric,
  { points, at, problems, failure }: MetricState,
  { now, ago }: { readonly now: number; readonly ago: (at: number) => string },
): string[] {
  const silent = daysSilent(points, now);
  return [
    failure && failureWords(failure, metric),
    failure && at !== undefined && points.length > 0 && l10n.t('Shown as it was read {0}.', ago(at)),
    silent !== undefined && l10n.t('The last value is {0} days old: nothing newer was counted.', silent),
    problems.length > 0 && l10n.t('Left out of {0}: {1}.', sourceWords(metric), problems.join('; ')),
  ].filter((words) => typeof words === 'string');
}
