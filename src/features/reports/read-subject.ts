import * as vscode from 'vscode';
import type { Report } from '../../domain/report/report';
import type { Services } from '../../services';
import { type ErrorSentence, errorSentence } from '../error-sentence';
import { signInAction } from './report-acts';
import type { ReportAction, ReportState, ReportSubject } from './report-subject';
import { momentWords } from './report-times';

export interface ReadSubjectNeeds {
  readonly title: string;
  /** What it is opened with after a restart, where it was asked for. */
  readonly argument?: string;
  readonly services: Services;
  /** Makes the report of what is there now. */
  readonly read: (signal: AbortSignal) => Promise<Report>;
  /** What was known before this window, for until that is there. `at` in milliseconds since the epoch. */
  readonly last?: () => Promise<KnownReport | undefined>;
  readonly actions?: readonly ReportAction[];
  readonly act?: (id: string) => Promise<string | undefined>;
  /** After what it is read anew by itself. */
  readonly renewedBy?: readonly vscode.Event<unknown>[];
}

interface KnownReport {
  readonly report: Report;
  readonly at: number;
}

/** Milliseconds in which a burst of changes comes. */
const burst = 300;

/**
 * What is read as a whole whenever it is asked for. While newer is on its way, and where it cannot be had, what was read last
 * stays, with how old it is.
 */
export function readSubject(needs: ReadSubjectNeeds): ReportSubject {
  const { title, argument, services, read, actions = [], renewedBy = [] } = needs;
  const changed = new vscode.EventEmitter<void>();
  let known: KnownReport | undefined;
  let failed: ErrorSentence | undefined;
  let reading: AbortController | undefined;
  let soon: NodeJS.Timeout | undefined;

  async function refresh(): Promise<void> {
    reading?.abort();
    const mine = (reading = new AbortController());
    changed.fire();
    const shown = known ? undefined : showLast(mine);
    try {
      const report = await read(mine.signal);
      if (reading !== mine) return;
      known = { report, at: Date.now() };
      failed = undefined;
    } catch (error) {
      await shown;
      if (reading !== mine) return;
      services.log.error(title, error);
      failed = errorSentence(error, services.session?.source.name ?? 'Jira');
    }
    reading = undefined;
    changed.fire();
  }

  async function showLast(mine: AbortController): Promise<void> {
    const last = await needs.last?.().catch((error: unknown) => services.log.error(title, error));
    if (!last || known || reading !== mine) return;
    known = last;
    changed.fire();
  }

  const subscriptions = vscode.Disposable.from(
    changed,
    ...renewedBy.map((event) =>
      event(() => {
        clearTimeout(soon);
        soon = setTimeout(() => void refresh(), burst);
      }),
    ),
  );
  return {
    title,
    ...(argument !== undefined && { argument }),
    onDidChange: changed.event,
    view: (): ReportState => ({
      report: known?.report,
      busy: reading !== undefined,
      failed: failed && sentenceOf(failed.message, known),
      actions: failed?.action === 'signIn' ? [signInAction(), ...actions] : actions,
    }),
    refresh,
    act: (id) => needs.act?.(id) ?? Promise.resolve(undefined),
    dispose() {
      clearTimeout(soon);
      reading?.abort();
      reading = undefined;
      subscriptions.dispose();
    },
  };
}

function sentenceOf(message: string, known: KnownReport | undefined): string {
  return known
    ? vscode.l10n.t('{0} Shown as of {1}.', message, momentWords(known.at, vscode.env.language))
    : message;
}
