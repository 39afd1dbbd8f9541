import * as vscode from 'vscode';
import { type Metric, standingOf } from '../../domain/metric';
import { sparkText } from '../../domain/spark-text';
import type { Services } from '../../services';
import type { MetricState } from '../../sync/metric-readings';
import { ago } from '../ago';
import type { ProductRow } from '../product/product-row';
import type { ProductSection } from '../product/product-section';
import { loadReportWords } from '../reports/report-words';
import { amountWords, changeWords, doubts, movementWords, targetWords, wantsSignIn } from './metric-words';

/** How the product does: a row for each metric with its last value. */
export function metricsSection(services: Services): ProductSection {
  loadReportWords();
  return { id, rows: () => metricRows(services) };
}

const id = 'metrics';

async function metricRows(services: Services): Promise<ProductRow[]> {
  const product = await services.product();
  const { metrics } = await product.plan();
  if (metrics.length === 0) return [];
  const readings = await product.metrics();
  // The rows are drawn again as values come.
  void readings.read(metrics);
  return [
    {
      id,
      label: vscode.l10n.t('Metrics'),
      description: String(metrics.length),
      icon: { name: 'graph-line' },
      context: 'metrics',
      children: metrics.map((metric) => metricRow(metric, readings.of(metric))),
    },
  ];
}

function metricRow(metric: Metric, state: MetricState): ProductRow {
  const { language } = vscode.env;
  const standing = standingOf(metric, state.points);
  const { latest, change } = standing;
  const doubted = doubts(metric, state, { now: Date.now(), ago });
  const value = latest && amountWords(latest.value, metric, language);
  const moved = change === undefined ? '' : changeWords(change, metric, language);
  const target = targetWords(metric, standing, language);
  const nothing = state.isReading
    ? vscode.l10n.t('reading…')
    : state.failure || !metric.source
      ? vscode.l10n.t('cannot be read')
      : '';
  const stale =
    state.failure && state.at !== undefined && latest ? vscode.l10n.t('read {0}', ago(state.at)) : '';
  const spark = sparkText(state.points.map((point) => point.value));
  const said = [value ?? nothing, moved, target, stale].filter(Boolean);
  const spoken = [metric.name, value ?? nothing, moved, movementWords(standing), target, ...doubted];
  return {
    id: `${id}:${metric.id}`,
    label: metric.name,
    description: [spark, ...said].filter(Boolean).join('  '),
    tooltip: [spoken.slice(0, 5).filter(Boolean).join(', '), ...doubted].join('\n'),
    icon: iconOf(standing, doubted.length > 0),
    context: wantsSignIn(state.failure) ? 'metric.signIn' : 'metric',
    command: {
      command: 'storyContext.showMetrics',
      title: vscode.l10n.t('Show Metrics'),
      arguments: [metric.name],
    },
    spoken: spoken.filter(Boolean).join(', '),
  };
}

function iconOf(
  { movement, target, latest }: ReturnType<typeof standingOf>,
  isDoubtful: boolean,
): ProductRow['icon'] {
  if (isDoubtful) return { name: 'warning', colour: 'list.warningForeground' };
  if (target === 'met') return { name: 'pass', colour: 'charts.green' };
  if (target === 'missed') return { name: 'target', ...(movement === 'worse' && { colour: 'charts.red' }) };
  return { name: latest ? 'graph-line' : 'circle-outline' };
}
