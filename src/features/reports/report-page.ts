import * as vscode from 'vscode';
import {
  decodeFromReport,
  type ReportIntent,
  type ReportPageView,
  reportProtocolVersion,
  type ToReport,
} from '../../report-protocol';
import type { Services } from '../../services';
import { errorSentence } from '../error-sentence';
import { fillPage } from '../fill-page';
import { openForeignLink } from '../open-foreign-link';
import { commonActions, doCommonAction, isCommonAction } from './report-acts';
import type { ReportSubject } from './report-subject';

/** A report in a panel. */
export interface ShownReport extends vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  /** Resolves when the newest was asked for, whatever came of that. */
  readonly opened: Promise<void>;
}

interface ReportPageNeeds {
  readonly panel: vscode.WebviewPanel;
  /** What brings the page back after a restart. */
  readonly key: string;
  readonly subject: ReportSubject;
  readonly services: Services;
}

/** Fills a panel with a report, keeps it true, and does what the page asks for, until it is disposed. */
export function showReportPage(needs: ReportPageNeeds): ShownReport {
  const { panel, subject, services } = needs;
  const { webview } = panel;
  const page = new ReportPagePanel(needs);
  const { extensionUri } = services.context;
  const dist = vscode.Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  const subscriptions = vscode.Disposable.from(
    subject,
    subject.onDidChange(() => page.changed()),
    webview.onDidReceiveMessage((message) => page.receive(message)),
    panel.onDidChangeViewState(() => panel.visible && page.changed()),
  );
  fillPage(panel, extensionUri, {
    script: 'report',
    icon: 'report',
    title: subject.title,
    first: page.first(),
  });
  return { panel, opened: subject.refresh(), dispose: () => subscriptions.dispose() };
}

class ReportPagePanel {
  #number = 0;
  #ready = false;
  /** What was sent last, to send nothing where nothing changed. */
  #sent = '';

  constructor(private readonly needs: ReportPageNeeds) {}

  /** What is known before the page is there. */
  first(): ToReport {
    return { type: 'snapshot', version: reportProtocolVersion, number: 0, page: this.#page() };
  }

  /** Sends the page what it has to show now, where that is not what it shows already. */
  changed(): void {
    if (!this.#ready) return;
    const page = this.#page();
    const text = JSON.stringify(page);
    if (text === this.#sent) return;
    this.#sent = text;
    this.needs.panel.title = page.title;
    this.#post({ type: 'snapshot', version: reportProtocolVersion, number: ++this.#number, page });
  }

  async receive(message: unknown): Promise<void> {
    const { services, key } = this.needs;
    const decoded = decodeFromReport(message);
    if (!decoded) {
      services.log.warn(`A message of the report ${key} was not understood.`);
      return;
    }
    if (decoded.type === 'ready') {
      this.#ready = true;
      this.#sent = '';
      this.changed();
      return;
    }
    const { request, intent } = decoded;
    try {
      const said = await this.#do(intent);
      this.#post({ type: 'settled', request, ok: true, ...(said && { message: said }) });
    } catch (error) {
      if (error instanceof vscode.CancellationError) {
        this.#post({ type: 'settled', request, ok: true });
        return;
      }
      services.log.error(`${intent.do} on the report ${key}`, error);
      const { message: sentence } = errorSentence(error, services.session?.source.name ?? 'Jira');
      this.#post({ type: 'settled', request, ok: false, message: sentence });
    }
  }

  async #do(intent: ReportIntent): Promise<string | undefined> {
    const { subject, services } = this.needs;
    switch (intent.do) {
      case 'openStory':
        await vscode.commands.executeCommand('storyContext.openStory', intent.key);
        return undefined;
      case 'openLink':
        await openForeignLink(intent.href);
        return undefined;
      case 'act':
        return isCommonAction(intent.id)
          ? doCommonAction(intent.id, subject, services)
          : subject.act(intent.id);
    }
  }

  #page(): ReportPageView {
    const { subject, key } = this.needs;
    const { report, busy, failed, actions } = subject.view();
    return {
      key,
      title: report?.title ?? subject.title,
      report,
      busy,
      failed,
      actions: [...actions, ...commonActions(report !== undefined)],
    };
  }

  #post(message: ToReport): void {
    void this.needs.panel.webview.postMessage(message);
  }
}
