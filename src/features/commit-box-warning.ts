import * as vscode from 'vscode';
import { smartCommitCommands } from '../domain/commit-message';
import type { StoryAccess } from './feature-host';
import { knownKeys } from './known-keys';

/** The commit box is a document of this scheme, in which VS Code's Git extension underlines too. */
const boxScheme = 'vscode-scm';

/** Underlines, in the commit box, words that Jira would take for commands, as long as they stand there. */
export function registerCommitBoxWarning(stories: StoryAccess): vscode.Disposable {
  const warnings = vscode.languages.createDiagnosticCollection('storyContext.commitBox');
  const look = (document: vscode.TextDocument): void => {
    if (document.uri.scheme !== boxScheme) return;
    const known = knownKeys(stories);
    // Without projects any word with a number would be a key.
    const commands = known.projects.length > 0 ? smartCommitCommands(document.getText(), known) : [];
    warnings.set(
      document.uri,
      commands.map(({ word, line, column }) => {
        const range = new vscode.Range(line, column, line, column + word.length);
        const warning = new vscode.Diagnostic(
          range,
          smartCommitSentence(word),
          vscode.DiagnosticSeverity.Warning,
        );
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

export function smartCommitSentence(word: string): string {
  return vscode.l10n.t(
    '“{0}” stands behind a story key on its line: Jira may take it for a command and act on the story. Put it on a line of its own if it is none.',
    word,
  );
}
