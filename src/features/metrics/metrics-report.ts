import * as l10n from '@vscode/l10n';
import { isCalled, isSameName, type Metric, type MetricPoint, standingOf } from '../../domain/metric';
import type { LineChart } from '../../domain/report/chart';
import type {
  Report,
  ReportBlock,
  ReportFact,
  ReportInline,
  ReportSection,
  ReportText,
} from '../../domain/report/report';
import type { Vision } from '../../domain/vision';
import type { MetricState } from '../../sync/metric-readings';
import { momentWords } from '../reports/report-times';
import {
  amountWords,
  changeWords,
  doubts,
  type MetricLanguage,
  movementWords,
  sourceWords,
  timeWords,
  wantsSignIn,
} from './metric-words';

/** What a report on metrics tells of. */
export interface MetricsToReport {
  readonly metrics: readonly { readonly metric: Metric; readonly state: MetricState }[];
  readonly vision?: Vision;
  /** Title of a story or an epic, where it is known. */
  titleOf(key: string): string | undefined;
}

/** `act` of a text that leads to the sign-in at an origin, and to the file of a metric. */
export const signInAct = 'sign-in:';
export const openAct = 'open:';

/** Points that a chart shows, the newest. */
const mostPoints = 120;

/** How the product does: all metrics at a glance, then each with its course. */
export function metricsReport(told: MetricsToReport, how: MetricLanguage): Report {
  const { metrics } = told;
  const [only, ...others] = metrics;
  const isOne = only !== undefined && others.length === 0;
  const sections = metrics.map((one) => metricSection(one, told, how));
  return {
    title: isOne ? only.metric.name : l10n.t('Product metrics'),
    note: l10n.t('As of {0}', moment(how.now, how)),
    sections: isOne ? sections : [glance(metrics, how), ...sections],
  };
}

function moment(at: number, { language, timeZone }: MetricLanguage): string {
  return momentWords(at, language, timeZone);
}

function glance(metrics: MetricsToReport['metrics'], how: MetricLanguage): ReportSection {
  const rows = metrics.map(({ metric, state }): ReportText[] => {
    const standing = standingOf(metric, state.points);
    const { latest, change } = standing;
    const moved = change === undefined ? '' : changeWords(change, metric, how.language);
    return [
      metric.name,
      latest ? amountWords(latest.value, metric, how.language) : '–',
      [moved, movementWords(standing)].filter(Boolean).join(', '),
      metric.target === undefined
        ? ''
        : [amountWords(metric.target, metric, how.language), metOrNot(standing.target)]
            .filter(Boolean)
            .join(', '),
      latest ? timeWords(latest.at, how) : '',
      state.failure ? l10n.t('could not be read anew') : '',
    ];
  });
  const hasFailures = rows.some((row) => row[5] !== '');
  const columns = [
    { name: l10n.t('Metric') },
    { name: l10n.t('Value'), isNumber: true },
    { name: l10n.t('Change') },
    { name: l10n.t('Target') },
    { name: l10n.t('Last value of') },
    ...(hasFailures ? [{ name: l10n.t('Source') }] : []),
  ];
  return {
    heading: l10n.t('At a glance'),
    blocks: [
      {
        type: 'table',
        caption: l10n.t('Product metrics'),
        columns,
        rows: hasFailures ? rows : rows.map((row) => row.slice(0, 5)),
      },
    ],
  };
}

function metricSection(
  { metric, state }: MetricsToReport['metrics'][number],
  { vision, titleOf }: MetricsToReport,
  how: MetricLanguage,
): ReportSection {
  const { points, at } = state;
  const standing = standingOf(metric, points);
  const blocks: ReportBlock[] = [...notices(metric, state, how)];
  const facts = factsOf(metric, points, how);
  if (facts.length > 0) blocks.push({ type: 'facts', facts });
  if (standing.latest) blocks.push({ type: 'chart', chart: courseOf(metric, points, how) });
  blocks.push(...servedBy(metric, vision, titleOf));
  if (metric.document.blocks.length > 0) blocks.push({ type: 'document', document: metric.document });
  const read = at === undefined ? '' : l10n.t('read {0}', moment(at, how));
  const source = [l10n.t('Source: {0}', sourceWords(metric)), read].filter(Boolean).join(', ');
  const edit: ReportInline = { text: l10n.t('Open its file'), act: `${openAct}${metric.path}` };
  // Apart: what can be done here is left out of Markdown.
  blocks.push({ type: 'text', text: source }, { type: 'text', text: [edit] });
  return { heading: metric.name, blocks };
}

function notices(metric: Metric, state: MetricState, how: MetricLanguage): ReportBlock[] {
  const words = doubts(metric, state, { now: how.now, ago: (at) => moment(at, how) });
  return words.map((sentence, index): ReportBlock => {
    const isSignIn = index === 0 && wantsSignIn(state.failure);
    const text: ReportText = isSignIn ? [`${sentence} `, signIn(metric)] : sentence;
    return { type: 'notice', kind: 'warning', text };
  });
}

function signIn({ source }: Metric): ReportInline {
  const url = source && source.kind !== 'csv' && URL.canParse(source.url) ? new URL(source.url).origin : '';
  return { text: l10n.t('Sign In'), act: `${signInAct}${url}` };
}

function factsOf(metric: Metric, points: readonly MetricPoint[], how: MetricLanguage): ReportFact[] {
  const standing = standingOf(metric, points);
  const { latest, change } = standing;
  if (!latest) return [];
  const { language } = how;
  const first = points.find(({ value }) => value !== undefined);
  const whole = first?.value === undefined ? undefined : Number((latest.value - first.value).toPrecision(12));
  return [
    {
      name: l10n.t('Value'),
      value: amountWords(latest.value, metric, language),
      note: timeWords(latest.at, how),
    },
    ...(change === undefined
      ? []
      : [
          {
            name: l10n.t('Change'),
            value: changeWords(change, metric, language),
            note: movementWords(standing),
          },
        ]),
    ...(change === undefined || !first || whole === undefined
      ? []
      : [
          {
            name: l10n.t('Since {0}', timeWords(first.at, how)),
            value: changeWords(whole, metric, language),
          },
        ]),
    ...(metric.target === undefined
      ? []
      : [
          {
            name: l10n.t('Target'),
            value: amountWords(metric.target, metric, language),
            note: metOrNot(standing.target),
          },
        ]),
  ].map(({ note, ...fact }: ReportFact) => (note ? { ...fact, note } : fact));
}

function metOrNot(target: 'met' | 'missed' | undefined): string {
  if (target === undefined) return '';
  return target === 'met' ? l10n.t('met') : l10n.t('not met');
}

/** The course of a metric as a chart, with what it says in a sentence. */
export function courseOf(metric: Metric, points: readonly MetricPoint[], how: MetricLanguage): LineChart {
  const shown = points.slice(-mostPoints);
  const values = shown.map(({ value }) => value);
  const known = values.filter((value) => value !== undefined);
  const words = (value: number): string => amountWords(value, metric, how.language);
  const [from, to] = [shown[0], shown.at(-1)];
  const gaps = values.length - known.length;
  const range = l10n.t(
    '{0} from {1} to {2}: lowest {3}, highest {4}, last {5}.',
    metric.name,
    from ? timeWords(from.at, how) : '',
    to ? timeWords(to.at, how) : '',
    words(Math.min(...known)),
    words(Math.max(...known)),
    words(known.at(-1) ?? 0),
  );
  const missing = gaps === 1 ? l10n.t('1 value is missing.') : l10n.t('{0} values are missing.', gaps);
  return {
    kind: 'lines',
    title: metric.name,
    summary: gaps > 0 ? `${range} ${missing}` : range,
    labels: shown.map(({ at }) => timeWords(at, how)),
    positions: shown.map(({ at }) => Date.parse(at)),
    series: [{ name: metric.name, values }],
    ...(metric.unit && { unit: metric.unit }),
    ...(metric.target !== undefined && { target: metric.target }),
  };
}

function servedBy(
  metric: Metric,
  vision: Vision | undefined,
  titleOf: MetricsToReport['titleOf'],
): ReportBlock[] {
  const outcomes = (vision?.outcomes ?? []).filter(
    ({ name, metrics }) =>
      (metric.outcome !== undefined && isSameName(metric.outcome, name)) ||
      metrics.some((one) => isCalled(metric, one)),
  );
  const names =
    outcomes.length > 0 ? outcomes.map(({ name }) => name) : metric.outcome ? [metric.outcome] : [];
  const blocks: ReportBlock[] = [];
  if (names.length > 0)
    blocks.push({ type: 'text', text: l10n.t('Shows the outcome: {0}', names.join(', ')) });
  if (metric.stories.length > 0) {
    const items = metric.stories.map((key) => {
      const title = titleOf(key);
      return { text: [{ text: key, story: key }, ...(title ? [` ${title}`] : [])] };
    });
    blocks.push({ type: 'text', text: l10n.t('Meant to move it:') }, { type: 'list', items });
  }
  return blocks;
}
