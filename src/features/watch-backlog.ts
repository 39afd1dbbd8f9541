import * as vscode from 'vscode';
import type { Services } from '../services';

/** Renews tree and pages when a file of the backlog changes, once for a burst of changes. */
export function registerWatchBacklog(services: Services): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.md');
  let soon: NodeJS.Timeout | undefined;
  const changed = (uri: vscode.Uri): void => {
    const folder = `/${services.settings.markdownFolder.replace(/^\/+|\/+$/g, '')}/`;
    if (!uri.path.includes(folder)) return;
    clearTimeout(soon);
    soon = setTimeout(() => renew(services), 200);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    { dispose: () => clearTimeout(soon) },
  );
}

function renew(services: Services): void {
  const { known, session } = services;
  // A backlog may have come to be where there was none.
  if (known.kind === 'signedOut' || known.kind === 'noBacklog') services.reopen();
  if (session?.source.kind !== 'markdown') return;
  void session.refresh.sprints({ again: true });
  for (const key of session.store.openedKeys) void session.refresh.story(key);
}
