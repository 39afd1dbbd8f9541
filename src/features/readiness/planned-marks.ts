import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { Session } from '../../sync/session';
import { loadReportWords } from '../reports/report-words';
import { createRowMarks, type MarkOf } from './row-marks';

/** Marks the stories of planned lists by the team's Definition of Ready, and tells when that changes. */
export class PlannedMarks implements vscode.Disposable {
  readonly #marks = createRowMarks();
  readonly #subscription: vscode.Disposable;

  constructor(
    private readonly services: Services,
    changed: () => void,
  ) {
    loadReportWords();
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('storyContext.readiness')) changed();
    });
  }

  of({ questions }: Session): MarkOf {
    const open = new Map<string, number>();
    for (const { key, question } of questions.questions())
      if (question.state === 'open') open.set(key, (open.get(key) ?? 0) + 1);
    return this.#marks(this.services.settings.readiness, open);
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
