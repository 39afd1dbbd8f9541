import * as vscode from 'vscode';
import type { Log } from '../host/log';
import { SourceError } from '../sources/story-source';
import { errorSentence, type ErrorAction } from './error-sentence';
import type { RunCommand } from './feature-host';

/**
 * The one way a command is registered: an error becomes one sentence with the action that helps, its whole story goes to
 * the log, and a cancelled command is silent.
 */
export function createRunCommand(log: Log, where: () => string): RunCommand {
  return (id, handler) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        await handler(...args);
      } catch (error) {
        if (!isCancelled(error)) {
          log.error(id, error);
          const { message, action } = errorSentence(error, where());
          void offer(message, action, log, () => vscode.commands.executeCommand(id, ...args));
        }
        // The box of a thread keeps what was typed into it only where its command fails.
        if (isReply(args[0])) throw new vscode.CancellationError();
      }
    });
}

function isCancelled(error: unknown): boolean {
  return (
    error instanceof vscode.CancellationError || (error instanceof SourceError && error.kind === 'cancelled')
  );
}

function isReply(given: unknown): boolean {
  return typeof given === 'object' && given !== null && 'thread' in given && 'text' in given;
}

async function offer(
  message: string,
  action: ErrorAction | undefined,
  log: Log,
  again: () => Thenable<unknown>,
): Promise<void> {
  const actions: Record<ErrorAction, { title: string; run: () => unknown }> = {
    signIn: {
      title: vscode.l10n.t('Sign In'),
      run: () => vscode.commands.executeCommand('storyContext.signIn'),
    },
    retry: { title: vscode.l10n.t('Try Again'), run: again },
    openInBrowser: {
      title: vscode.l10n.t('Open Jira'),
      run: () => vscode.commands.executeCommand('storyContext.openInBrowser'),
    },
    showLog: { title: vscode.l10n.t('Show Log'), run: () => log.show() },
  };
  const offered = action && actions[action];
  const chosen = await vscode.window.showErrorMessage(message, ...(offered ? [offered.title] : []));
  if (offered && chosen === offered.title) await offered.run();
}
