import type * as vscode from 'vscode';
import type { Services } from '../../services';

/** Tells that the stories come from somewhere else now, or that there are some at all: somebody signed in, or chose a board. */
export function sourceChanges(services: Services): vscode.Event<void> {
  return (listener, thisArgs) => {
    // Signing in opens the same place anew.
    let { session } = services;
    return services.onDidChange(() => {
      if (services.session === session) return;
      ({ session } = services);
      if (session) listener.call(thisArgs, undefined);
    });
  };
}
