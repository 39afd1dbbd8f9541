import * as vscode from 'vscode';
import type { Services } from '../services';

/** Says in the status bar how much the source does not have yet, while there is anything. */
export function registerQueueStatus(services: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'storyContext.queue',
    vscode.StatusBarAlignment.Left,
    49, // Beside the current story.
  );
  item.name = vscode.l10n.t('Changes Not Sent Yet');
  item.command = 'storyContext.showQueue';
  const show = (): void => {
    const { session } = services;
    const writes = session?.outbox.writes() ?? [];
    if (!session || writes.length === 0) {
      item.hide();
      return;
    }
    const refused = writes.filter(({ state }) => state === 'refused').length;
    const waiting = writes.length - refused;
    const { name } = session.source;
    const sentences = [
      waiting > 0 && vscode.l10n.t('Waiting to be sent to {0}: {1}.', name, waiting),
      refused > 0 && vscode.l10n.t('Failed: {0}.', refused),
    ].filter((sentence) => sentence !== false);
    const counts = [waiting > 0 && `${waiting}`, refused > 0 && vscode.l10n.t('{0} failed', refused)];
    item.text = `$(send) ${counts.filter(Boolean).join(' · ')}`;
    item.tooltip = sentences.join('\n');
    item.accessibilityInformation = { label: sentences.join(' '), role: 'button' };
    item.backgroundColor = refused > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  return vscode.Disposable.from(item, services.onDidChange(show));
}
