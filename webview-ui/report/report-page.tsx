import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { ReportAction, ReportIntent, ReportPageView } from '../../src/report-protocol';
import { Guard } from '../guard';
import { Icon } from '../icon';
import { ReportBlockView } from './report-blocks';

export type Send = (intent: ReportIntent) => void;

interface ReportPageProps {
  readonly page: ReportPageView;
  /** What came of the last action. */
  readonly notice: string | undefined;
  readonly send: Send;
}

/** A report: what it is about and what can be done with it, how true it is, and its sections. */
export function ReportPage({ page, notice, send }: ReportPageProps): JSX.Element {
  const { title, report, busy, failed, actions } = page;
  return (
    <>
      <header>
        <h1 dir="auto">{title}</h1>
        {report?.note && (
          <p class="note" dir="auto">
            {report.note}
          </p>
        )}
        <div class="toolbar" role="group" aria-label={l10n.t('What can be done with the report')}>
          {actions.map((action) => (
            <ActionButton key={action.id} action={action} send={send} />
          ))}
          {busy && (
            <span class="busy">
              <Icon name="sync" class="codicon-modifier-spin" />
              {l10n.t('Reading the newest…')}
            </span>
          )}
        </div>
      </header>
      {failed !== undefined && <Bar icon="warning" kind="failed" text={failed} />}
      {notice !== undefined && <Bar icon="info" kind="notice" text={notice} />}
      {busy && !report && <Skeleton />}
      {report?.sections.map((section, index) => (
        <section key={`${index} ${section.heading}`}>
          <h2 dir="auto">{section.heading}</h2>
          {section.blocks.map((block, at) => (
            <Guard key={at}>
              <ReportBlockView block={block} above={[title, section.heading]} send={send} />
            </Guard>
          ))}
        </section>
      ))}
    </>
  );
}

function ActionButton({ action, send }: { readonly action: ReportAction; readonly send: Send }): JSX.Element {
  return (
    <button type="button" class="action" onClick={() => send({ do: 'act', id: action.id })}>
      <Icon name={action.icon} />
      {action.label}
    </button>
  );
}

/** In place of what is on its way. */
function Skeleton(): JSX.Element {
  return (
    <div aria-hidden="true">
      <div class="bone heading" />
      <div class="bone" />
      <div class="bone" />
      <div class="bone short" />
    </div>
  );
}

function Bar(props: { readonly icon: string; readonly kind: string; readonly text: string }): JSX.Element {
  return (
    <div class={`state state-${props.kind}`}>
      <Icon name={props.icon} />
      <p>{props.text}</p>
    </div>
  );
}
