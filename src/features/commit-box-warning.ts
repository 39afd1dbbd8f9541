import * as vscode from 'vscode';
import type { StoryAccess } from './feature-host';

/** The commit box is a document of this scheme, in which VS Code's Git extension underlines too. */
const boxScheme = 'vscode-scm';

/** Underlines, in the commit box, words that Jira would take for commands, as long as they stand there. */
export function registerCommitBoxWarning(stories: StoryAccess): vscode.Disposable {
  const warnings = vscode.languages.createDiagnosticCollection('storyContext.commitBox');
  const look = async (document: vscode.TextDocument): Promise<void> => {
    if (document.uri.scheme !== boxScheme) return;
    const { smartCommits } = await import('./commit-box-words');
    if (document.isClosed) return;
    // Without projects any word with a number would be a key.
    const commands = stories.projectKeys().length > 0 ? smartCommits(document.getText(), stories) : [];
    warnings.set(
      document.uri,
      commands.map(({ word, line, column, sentence }) => {
        const range = new vscode.Range(line, column, line, column + word.length);
        const warning = new vscode.Diagnostic(range, sentence, vscode.DiagnosticSeverity.Warning);
        warning.source = 'Story Context';
        return warning;
      }),
    );
  };
  return vscode.Disposable.from(
    warnings,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => warnings.delete(uri)),
  );
}
