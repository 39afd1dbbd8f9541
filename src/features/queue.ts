import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand } from './feature-host';
import { registerQueueStatus } from './queue-status';

/** Milliseconds after the start of a window in which it has better to do. */
const settling = 5_000;

/** What was done and not sent: its place in the status bar, its list, and that it is taken up again in a new window. */
export function registerQueue(services: Services, run: RunCommand): vscode.Disposable {
  const timer = setTimeout(() => void takeUp(services), settling);
  return vscode.Disposable.from(
    registerQueueStatus(services),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      // Another window may have added to it, or sent of it.
      if (focused) void services.session?.outbox.reload();
    }),
    run('storyContext.showQueue', async () => {
      const { showQueue } = await import('./show-queue');
      await showQueue(services);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

/** What an earlier window left is sent though nobody looks at stories in this one. */
async function takeUp(services: Services): Promise<void> {
  if (services.session || !vscode.workspace.isTrusted) return;
  try {
    if (await services.hasUnsent()) await services.situation();
  } catch (error) {
    services.log.error('Taking up what was not sent', error);
  }
}
