import * as vscode from 'vscode';
import type { Problem } from '../domain/problem';
import type { RunCommand } from './feature-host';

const scheme = 'story-context-problems';

/** Lists what could not be read, in a document that nobody can edit and whose end asks for no decision. */
export function registerShowProblems(run: RunCommand): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let content = '';
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => content,
    }),
    run('storyContext.showProblems', async (given) => {
      const problems = Array.isArray(given) ? (given as readonly Problem[]) : [];
      content = problems.map(({ subject, message }) => `${subject}\n    ${message}\n`).join('\n');
      const uri = vscode.Uri.from({ scheme, path: `${vscode.l10n.t('Problems')}.txt` });
      changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    }),
  );
}
