import * as vscode from 'vscode';
import type { ReportPanels } from './report-panels';
import type { ReportNeeds } from './report-subject';

/** Reports as pages: by command, and again after a restart. Nothing of them is read before. */
export function registerReports(needs: ReportNeeds): vscode.Disposable {
  const { run } = needs;
  let made: Promise<ReportPanels> | undefined;
  const panels = (): Promise<ReportPanels> =>
    (made ??= import('./report-kinds').then(({ reportPanels }) => reportPanels(needs)));
  const open = async (kind: string, argument: unknown): Promise<void> =>
    (await panels()).open(kind, argument);
  return vscode.Disposable.from(
    run('storyContext.roadmap', (given) => open('roadmap', given)),
    run('storyContext.showMetrics', (given) => open('metrics', given)),
    run('storyContext.sprintReview', (given) => open('sprintReview', given)),
    run('storyContext.releaseNotes', (given) => open('releaseNotes', given)),
    run('storyContext.planSprint', (given) => open('planSprint', given)),
    vscode.window.registerWebviewPanelSerializer('storyContext.report', {
      deserializeWebviewPanel: async (panel, state: unknown) => (await panels()).restore(panel, state),
    }),
  );
}
