import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ReportBlock, ReportFact, ReportItem } from '../../src/domain/report/report';
import { RichText } from '../document/blocks';
import { Icon } from '../icon';
import { ChartView } from './chart-view';
import type { Send } from './report-page';
import { ReportTableView } from './report-table';
import { ReportTextView } from './report-text';

/** One block of a report, as what it is. */
export function ReportBlockView(props: {
  readonly block: ReportBlock;
  /** The headings above it: what is called as one of them does not say so once more. */
  readonly above: readonly string[];
  readonly send: Send;
}): JSX.Element {
  const { block, above, send } = props;
  switch (block.type) {
    case 'text':
      return (
        <p dir="auto">
          <ReportTextView text={block.text} send={send} />
        </p>
      );
    case 'list':
      return <ReportList items={block.items} send={send} />;
    case 'table':
      return <ReportTableView table={block} send={send} isNamed={above.includes(block.caption)} />;
    case 'chart':
      return <ChartView chart={block.chart} send={send} isNamed={above.includes(block.chart.title)} />;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'document':
      return <RichText blocks={block.document.blocks} headings={3} />;
    case 'notice':
      return (
        <div class={`report-notice report-notice-${block.kind}`}>
          <Icon name={block.kind} />
          <p dir="auto">
            <ReportTextView text={block.text} send={send} />
          </p>
        </div>
      );
  }
}

function ReportList(props: { readonly items: readonly ReportItem[]; readonly send: Send }): JSX.Element {
  const { items, send } = props;
  return (
    <ul class="report-list">
      {items.map((item, index) => (
        <li key={index} class={item.checked === undefined ? undefined : 'checkable'} dir="auto">
          {item.checked !== undefined && <Mark checked={item.checked} />}
          <div>
            <ReportTextView text={item.text} send={send} />
            {item.items && item.items.length > 0 && <ReportList items={item.items} send={send} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Whether it is done, as a sign that is read out too. */
function Mark({ checked }: { readonly checked: boolean }): JSX.Element {
  return (
    <span role="img" class="mark" aria-label={checked ? l10n.t('Done') : l10n.t('Not done')}>
      <Icon name={checked ? 'pass-filled' : 'circle-large-outline'} />
    </span>
  );
}

/** Numbers are what a reader looks for first: large, each with its name and what it is to be compared with. */
function Facts({ facts }: { readonly facts: readonly ReportFact[] }): JSX.Element {
  return (
    <dl class="report-facts">
      {facts.map(({ name, value, note }, index) => (
        <div key={index}>
          <dt dir="auto">{name}</dt>
          <dd dir="auto">
            <strong>{value}</strong>
            {note && <span class="note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
