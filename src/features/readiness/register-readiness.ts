import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { RunCommand, StoryAccess } from '../feature-host';

/**
 * The Definition of Ready on Markdown stories, and what is done with the backlog; what it takes is loaded with the first
 * Markdown file in an editor.
 */
export function registerReadiness(
  services: Services,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
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
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(begin),
    run('storyContext.markOrderSeen', async () => (await import('./backlog-acts')).markOrderSeen(services)),
    run('storyContext.addRefinementNote', async (given) =>
      (await import('./backlog-acts')).addRefinementNote(services, stories, given),
    ),
  );
}
