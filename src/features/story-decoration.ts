import * as vscode from 'vscode';
import { storyScheme } from './story-row';

/** Marks stories that are flagged as blocked, and the current one, wherever their address is shown. */
export function registerStoryDecoration(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration({ scheme, query }) {
      if (scheme !== storyScheme || !query) return undefined;
      const marks = query.split('&');
      const isFlagged = marks.includes('flagged');
      const isCurrent = marks.includes('current');
      const words = [
        isCurrent && vscode.l10n.t('My current story'),
        isFlagged && vscode.l10n.t('Flagged as blocked'),
      ];
      return {
        // No more than two characters are shown.
        badge: `${isCurrent ? '●' : ''}${isFlagged ? '⚑' : ''}`,
        color: new vscode.ThemeColor(isFlagged ? 'list.warningForeground' : 'list.highlightForeground'),
        tooltip: words.filter(Boolean).join(', '),
      };
    },
  });
}
