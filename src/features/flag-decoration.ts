import * as vscode from 'vscode';
import { storyScheme } from './story-row';

/** Marks stories that are flagged as blocked, wherever their address is shown. */
export function registerFlagDecoration(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration(uri) {
      if (uri.scheme !== storyScheme || uri.query !== 'flagged') return undefined;
      return {
        badge: '⚑',
        color: new vscode.ThemeColor('list.warningForeground'),
        tooltip: vscode.l10n.t('Flagged as blocked'),
      };
    },
  });
}
