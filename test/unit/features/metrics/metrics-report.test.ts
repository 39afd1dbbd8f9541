import assert from 'node:assert/strict';
import type { Metric, MetricPoint } from '../../../../src/domain/metric';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { metricsReport, type MetricsToReport } from '../../../../src/features/metrics/metrics-report';
import { MetricError } from '../../../../src/sources/product/metric-error';
import type { MetricState } from '../../../../src/sync/metric-readings';

const how = { language: 'en', timeZone: 'Europe/Berlin', now: Date.parse('2026-11-26T09:30:00Z') };
const readAt = Date.parse('2026-11-25T23:10:00Z');

const paragraph = (text: string): Metric['document'] => ({
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
});

const rate: Metric = {
  ...{ id: 'metrics/guest-rate', path: 'metrics/guest-rate.md', name: 'Guest checkout rate' },
  ...{ unit: '%', direction: 'up', target: 45, outcome: 'Guests buy', stories: ['WEB-20', 'WEB-1'] },
  document: paragraph('Paid without an account.'),
  source: { kind: 'csv', path: 'metrics/guest-rate.csv', columns: {} },
};
const tickets: Metric = {
  ...{ id: 'metrics/tickets', path: 'metrics/tickets.md', name: 'Support tickets' },
  ...{ direction: 'down', target: 30, stories: [], document: { blocks: [] } },
  source: { kind: 'url', url: 'https://metrics.example/tickets.json', columns: {}, values: '' },
};

const points = (...values: (number | undefined)[]): MetricPoint[] =>
  values.map((value, index) => ({
    at: `2026-11-${index + 20}`,
    ...(value !== undefined && { value }),
  }));
const state = (rest: Partial<MetricState>): MetricState => ({
  ...{ points: [], problems: [], isReading: false },
  ...rest,
});

const told = (...metrics: MetricsToReport['metrics']): MetricsToReport => ({
  metrics,
  vision: {
    title: 'The shop',
    document: { blocks: [] },
    outcomes: [{ name: 'Guests buy', metrics: [], stories: [] }],
  },
  titleOf: (key) => (key === 'WEB-1' ? 'Check out as a guest' : undefined),
});

const markdown = (...metrics: MetricsToReport['metrics']): string =>
  reportMarkdown(metricsReport(told(...metrics), how));

const both = `# Product metrics

As of Nov 26, 2026, 10:30 AM

## At a glance

**Product metrics**

| Metric | Value | Change | Target | Last value of | Source |
| --- | ---: | --- | --- | --- | --- |
| Guest checkout rate | 41.5 % | +1.5 %, better | 45 %, not met | Nov 23, 2026 |  |
| Support tickets | 28 | −2, better | 30, met | Nov 21, 2026 | could not be read anew |

## Guest checkout rate

- Value: **41.5 %** (Nov 23, 2026)
- Change: **+1.5 %** (better)
- Since Nov 20, 2026: **+3.5 %**
- Target: **45 %** (not met)

Guest checkout rate from Nov 20, 2026 to Nov 23, 2026: lowest 38 %, highest 41.5 %, last 41.5 %. 1 value is missing.

**Guest checkout rate**

|  | Guest checkout rate (%) |
| --- | ---: |
| Nov 20, 2026 | 38 |
| Nov 21, 2026 | 40 |
| Nov 22, 2026 | – |
| Nov 23, 2026 | 41.5 |

Shows the outcome: Guests buy

Meant to move it:

- WEB-20
- WEB-1 Check out as a guest

Paid without an account.

Source: metrics/guest-rate.csv, read Nov 26, 2026, 12:10 AM

## Support tickets

> metrics.example did not answer in time. Try again later.

> Shown as it was read Nov 26, 2026, 12:10 AM.

- Value: **28** (Nov 21, 2026)
- Change: **−2** (better)
- Since Nov 20, 2026: **−2**
- Target: **30** (met)

Support tickets from Nov 20, 2026 to Nov 21, 2026: lowest 28, highest 30, last 28.

**Support tickets**

|  | Support tickets |
| --- | ---: |
| Nov 20, 2026 | 30 |
| Nov 21, 2026 | 28 |

Source: metrics.example, read Nov 26, 2026, 12:10 AM
`;

describe('The report on metrics', () => {
  it('tells how all do, then of each, and what cannot be believed', () => {
    const failure = new MetricError('late');
    assert.equal(
      markdown(
        { metric: rate, state: state({ points: points(38, 40, undefined, 41.5), at: readAt }) },
        { metric: tickets, state: state({ points: points(30, 28), at: readAt, failure }) },
      ),
      both,
    );
  });

  it('tells of one metric alone', () => {
    const text = markdown({ metric: tickets, state: state({ points: points(30), at: how.now }) });
    assert.match(text, /^# Support tickets\n\nAs of Nov 26, 2026, 10:30 AM\n\n## Support tickets\n/);
    assert.ok(!text.includes('At a glance') && !text.includes('Change'));
  });

  it('says why there is nothing to show, and leads to the sign-in where that helps', () => {
    const failure = new MetricError('not-signed-in');
    const { sections } = metricsReport(told({ metric: tickets, state: state({ failure }) }), how);
    assert.deepEqual(sections[0]?.blocks, [
      {
        type: 'notice',
        kind: 'warning',
        text: [
          'metrics.example wants to know who you are. Sign in to it. ',
          { text: 'Sign In', act: 'sign-in:https://metrics.example' },
        ],
      },
      { type: 'text', text: 'Source: metrics.example' },
      { type: 'text', text: [{ text: 'Open its file', act: 'open:metrics/tickets.md' }] },
    ]);
  });

  it('says that nobody has counted for long, and what was left out', () => {
    const old: MetricPoint[] = [1, 2, 3].map((value) => ({ at: `2026-10-0${value}`, value }));
    const text = markdown({
      metric: rate,
      state: state({ points: old, at: how.now, problems: ['row 4: "soon" is no date'] }),
    });
    assert.ok(text.includes('The last value is 54 days old: nothing newer was counted.'), text);
    assert.ok(text.includes('Left out of metrics/guest-rate.csv: row 4: "soon" is no date.'), text);
  });
});
