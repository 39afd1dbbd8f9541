import * as l10n from '@vscode/l10n';
import { type Chart, type ChartValue, isValue, type Span, type TimeLine } from './chart';
import type { ReportTable } from './report';

/** The values behind a chart, for whoever does not see it or wants to know exactly. */
export function chartTable(chart: Chart): ReportTable {
  return chart.kind === 'timeline' ? spanTable(chart) : valueTable(chart);
}

function valueTable(chart: Exclude<Chart, TimeLine>): ReportTable {
  const named = chart.unit === undefined ? '' : ` (${chart.unit})`;
  return {
    type: 'table',
    caption: chart.title,
    columns: [{ name: '' }, ...chart.series.map(({ name }) => ({ name: `${name}${named}`, isNumber: true }))],
    rows: chart.labels.map((label, index) => [
      label,
      ...chart.series.map(({ values }) => valueWords(values[index])),
    ]),
  };
}

/**
 * A number with two places after its point, or as many as it needs for three digits that say something, as a language writes
 * it; a dash where there is none. Without a language it has no separators of thousands.
 */
export function valueWords(value: ChartValue, language?: string): string {
  if (!isValue(value)) return '–';
  const useGrouping = language !== undefined;
  return new Intl.NumberFormat(language ?? 'en', {
    maximumFractionDigits: 2,
    maximumSignificantDigits: 3,
    roundingPriority: 'morePrecision',
    useGrouping,
    signDisplay: 'negative',
  }).format(value);
}

function spanTable({ title, spans }: TimeLine): ReportTable {
  return {
    type: 'table',
    caption: title,
    columns: [
      { name: l10n.t('What') },
      { name: l10n.t('From') },
      { name: l10n.t('To') },
      { name: l10n.t('Progress'), isNumber: true },
    ],
    rows: spans.map((span) => [span.name, span.from ?? '–', span.to, progressWords(span)]),
  };
}

function progressWords({ progress, isDone }: Span): string {
  if (progress !== undefined) return `${Math.round(progress * 100)} %`;
  return isDone ? l10n.t('done') : '–';
}
