import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import { hasLines } from './code-files';

/**
 * The + beside the lines of files in repositories of the workspace, while there is a story to ask about: other extensions
 * have one too, and VS Code asks which is meant where there are several.
 */
export class AskGutter implements vscode.CommentingRangeProvider, vscode.Disposable {
  #key: string | undefined;
  readonly #subscription: vscode.Disposable;

  constructor(
    private readonly controller: vscode.CommentController,
    private readonly repositories: Repositories,
  ) {
    // What was found before a repository was known is not asked for again by itself.
    this.#subscription = repositories.onDidChangeHead(() => this.#offer());
  }

  /** Offers it for a story, or for none. */
  offer(key: string | undefined): void {
    if (key === this.#key) return;
    this.#key = key;
    this.controller.options = {
      prompt: vscode.l10n.t('Ask…'),
      placeHolder: key
        ? vscode.l10n.t('Your question to the Product Owner about {0}, in Markdown', key)
        : vscode.l10n.t('Your question to the Product Owner, in Markdown'),
    };
    this.#offer();
  }

  provideCommentingRanges({ uri, lineCount }: vscode.TextDocument): vscode.Range[] {
    const isOfWorkspace = hasLines(uri) && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
    if (!isOfWorkspace || !this.repositories.api?.getRepository(uri)) return [];
    return [new vscode.Range(0, 0, Math.max(0, lineCount - 1), 0)];
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** VS Code asks for the ranges of a provider when it is given one. */
  #offer(): void {
    this.controller.commentingRangeProvider = this.#key === undefined ? undefined : this;
  }
}
