import * as vscode from 'vscode';
import type { Services } from '../services';

/** Renews the sprint on a timer and when the window gets the focus back, as often as the setting says. */
export function registerAutoRefresh(services: Services): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const interval = (): number => services.settings.refreshInterval * 60_000;

  const renewIfOld = (): void => {
    const { known, session } = services;
    if (known.kind !== 'ready' || !session || !vscode.window.state.focused || interval() === 0) return;
    const { sprintsAttempt: attempt } = session.refresh;
    // A refused identity is not tried again by itself: a few failures lock the account. Where there was none, nothing is
    // sent, and a secret store that was locked may be open by now.
    if (services.isSignedOut && attempt.kind === 'failed' && attempt.error.more.status !== undefined) return;
    if (Date.now() - (session.store.sprints?.at ?? 0) >= interval()) void session.refresh.sprints();
  };
  const schedule = (): void => {
    clearInterval(timer);
    if (interval() > 0) timer = setInterval(renewIfOld, interval());
  };
  schedule();
  return vscode.Disposable.from(
    vscode.window.onDidChangeWindowState(renewIfOld),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('storyContext.refreshInterval')) schedule();
    }),
    { dispose: () => clearInterval(timer) },
  );
}
