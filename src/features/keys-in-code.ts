import * as vscode from 'vscode';
import type { Services } from '../services';

/** Keys of stories in texts and terminals; what it takes is loaded when the first text is shown. */
export function registerKeysInCode(services: Services): vscode.Disposable {
  let begun: Promise<void> | undefined;
  const begin = async (): Promise<undefined> => {
    begun ??= import('./story-keys').then(({ StoryKeys }) => {
      first.dispose();
      services.context.subscriptions.push(new StoryKeys(services));
    });
    await begun;
  };
  const first = vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider('*', { provideDocumentLinks: begin }),
    // There are no questions for links where somebody switched them off.
    vscode.languages.registerHoverProvider('*', { provideHover: begin }),
    vscode.window.registerTerminalLinkProvider({ provideTerminalLinks: begin, handleTerminalLink: begin }),
  );
  return first;
}
