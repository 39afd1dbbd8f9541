import * as vscode from 'vscode';
import type { Services } from '../services';

/** Loads something when the stories were read for the first time, or could not be: before that it has nothing to do. */
export function onceKnown(services: Services, load: () => Promise<vscode.Disposable>): vscode.Disposable {
  let loaded: Promise<vscode.Disposable> | undefined;
  const waiting = services.onDidChange(() => {
    const { kind } = services.session?.refresh.sprintsAttempt ?? { kind: 'none' };
    if (kind === 'none' || kind === 'running') return;
    waiting.dispose();
    loaded = load();
  });
  return new vscode.Disposable(() => {
    waiting.dispose();
    void loaded?.then((one) => one.dispose());
  });
}
