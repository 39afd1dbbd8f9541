import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { Chart } from '../../src/domain/report/chart';
import { chartTable } from '../../src/domain/report/chart-table';
import type { Send } from './report-page';
import { ReportTableView } from './report-table';

/** A chart, with the table of its values behind it. */
export function ChartView({ chart, send }: { readonly chart: Chart; readonly send: Send }): JSX.Element {
  return (
    <figure class="chart">
      <figcaption>
        <strong dir="auto">{chart.title}</strong>
        <span class="note" dir="auto">
          {chart.summary}
        </span>
      </figcaption>
      <details>
        <summary>{l10n.t('Values: {0}', chart.title)}</summary>
        <ReportTableView table={chartTable(chart)} send={send} isNamed />
      </details>
    </figure>
  );
}
