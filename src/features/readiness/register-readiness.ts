import * as vscode from 'vscode';
import type { Services } from '../../services';

/** The Definition of Ready on Markdown stories; what it takes is loaded with the first Markdown file in an editor. */
export function registerReadiness(services: Services): vscode.Disposable {
  const begin = async (): Promise<void> => {
    const isSeen = vscode.window.visibleTextEditors.some(
      ({ document }) => document.languageId === 'markdown',
    );
    if (!isSeen || isBegun) return;
    isBegun = true;
    const { StoryDiagnostics } = await import('./story-diagnostics');
    services.context.subscriptions.push(new StoryDiagnostics(services));
  };
  let isBegun = false;
  void begin();
  return vscode.window.onDidChangeVisibleTextEditors(begin);
}
