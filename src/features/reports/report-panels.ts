import * as vscode from 'vscode';
import type { Services } from '../../services';
import { showReportPage, type ShownReport } from './report-page';
import type { OpenReport } from './report-subject';

const viewType = 'storyContext.report';

/** The pages of reports: one for each kind and what it is about. */
export class ReportPanels {
  readonly #kinds = new Map<string, OpenReport>();
  readonly #shown = new Map<string, ShownReport>();

  constructor(private readonly services: Services) {}

  /** Says how reports of a kind are made. */
  register(kind: string, open: OpenReport): void {
    this.#kinds.set(kind, open);
  }

  /** Shows a report. `argument` says which of its kind, and is passed on where it is a text or a number. */
  async open(kind: string, argument?: unknown): Promise<void> {
    const wanted = argumentOf(argument);
    const known = wanted === undefined ? undefined : this.#shown.get(keyOf(kind, wanted));
    if (known) {
      known.panel.reveal();
      return;
    }
    await this.#show(kind, wanted);
  }

  /** Fills a panel again that was there before a restart; `state` is what its page kept, and comes from anywhere. */
  async restore(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = keptKey(state);
    const shown = kept && this.#kinds.has(kept.kind) && (await this.#show(kept.kind, kept.argument, panel));
    if (!shown) panel.dispose();
  }

  async #show(kind: string, argument: string | undefined, given?: vscode.WebviewPanel): Promise<boolean> {
    const subject = await this.#kinds.get(kind)?.(argument);
    if (!subject) return false;
    const key = keyOf(kind, subject.argument ?? argument);
    const known = this.#shown.get(key);
    if (known) {
      subject.dispose();
      known.panel.reveal();
      return false;
    }
    const panel =
      given ??
      vscode.window.createWebviewPanel(viewType, subject.title, vscode.ViewColumn.Active, {
        enableFindWidget: true,
      });
    const shown = showReportPage({ panel, key, subject, services: this.services });
    this.#shown.set(key, shown);
    panel.onDidDispose(() => {
      this.#shown.delete(key);
      shown.dispose();
    });
    await shown.opened;
    return true;
  }
}

/** What brings a page back, as one text. */
function keyOf(kind: string, argument: string | undefined): string {
  return JSON.stringify(argument === undefined ? [kind] : [kind, argument]);
}

function argumentOf(given: unknown): string | undefined {
  if (typeof given === 'number') return String(given);
  return typeof given === 'string' && given !== '' ? given : undefined;
}

function keptKey(state: unknown): { readonly kind: string; readonly argument?: string } | undefined {
  const key = (state as { readonly key?: unknown } | null | undefined)?.key;
  if (typeof key !== 'string') return undefined;
  try {
    const [kind, argument] = JSON.parse(key) as unknown[];
    return typeof kind === 'string' ? { kind, argument: argumentOf(argument) } : undefined;
  } catch {
    return undefined;
  }
}
