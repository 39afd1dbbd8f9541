import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { Session } from '../../sync/session';
import { loadReportWords } from '../reports/report-words';
import { createRowMarks, type MarkOf } from './row-marks';

/** Marks the stories of planned lists by the team's Definition of Ready, until the window closes; `changed` when that does. */
export function plannedMarks(services: Services, changed: () => void): (session: Session) => MarkOf {
  loadReportWords();
  const marks = createRowMarks();
  services.context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('storyContext.readiness')) changed();
    }),
  );
  return ({ questions }) => {
    const open = new Map<string, number>();
    for (const { key, question } of questions.questions())
      if (question.state === 'open') open.set(key, (open.get(key) ?? 0) + 1);
    return marks(services.settings.readiness, open);
  };
}
