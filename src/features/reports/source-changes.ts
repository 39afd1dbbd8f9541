import type * as vscode from 'vscode';
import type { Services } from '../../services';

/** Tells that the stories come from somewhere else now, or that there are some at all: somebody signed in, or chose a board. */
export function sourceChanges(services: Services): vscode.Event<void> {
  return (listener, thisArgs) => {
    let place = services.session?.place;
    return services.onDidChange(() => {
      const now = services.session?.place;
      if (now === place) return;
      place = now;
      if (now !== undefined) listener.call(thisArgs, undefined);
    });
  };
}
