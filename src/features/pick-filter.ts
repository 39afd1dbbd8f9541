import * as vscode from 'vscode';
import type { StoryFilter } from '../domain/grouping';

/** Asks which stories to show; what is typed filters by words. `undefined` where the user left. */
export function pickFilter(now: StoryFilter): Promise<StoryFilter | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { filter: StoryFilter }>();
    const choices = [
      { label: vscode.l10n.t('$(list-unordered) All stories'), filter: {} },
      { label: vscode.l10n.t('$(account) My stories'), filter: { who: 'me' as const } },
      { label: vscode.l10n.t('$(circle-slash) Unassigned stories'), filter: { who: 'nobody' as const } },
      { label: vscode.l10n.t('$(warning) Blocked stories'), filter: { flagged: true } },
      { label: vscode.l10n.t('$(circle-outline) Stories that are not done'), filter: { open: true } },
    ];
    const show = (): void => {
      const text = picker.value.trim();
      picker.items = text
        ? [
            {
              label: vscode.l10n.t('$(search) Stories with “{0}”', text),
              filter: { text },
              alwaysShow: true,
            },
            ...choices,
          ]
        : choices;
    };
    picker.title = vscode.l10n.t('Filter Stories');
    picker.placeholder = vscode.l10n.t('Choose, or type words of a key, title, label, epic or assignee');
    picker.value = now.text ?? '';
    picker.onDidChangeValue(show);
    picker.onDidAccept(() => {
      const text = picker.value.trim();
      // Enter right after typing comes before the list has followed.
      resolve(picker.selectedItems[0]?.filter ?? (text ? { text } : undefined));
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    show();
    picker.show();
  });
}
