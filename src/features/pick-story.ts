import * as vscode from 'vscode';
import type { StorySummary } from '../domain/story';
import type { Services } from '../services';
import { sessionOf } from './session-of';

type StoryItem = vscode.QuickPickItem & { readonly key?: string };

/** Asks which story is meant, the current one first; a key that is typed need not be in the sprint. */
export async function pickStory(
  services: Services,
  title: string,
  current?: string,
): Promise<string | undefined> {
  const session = await sessionOf(services);
  if (!session.store.sprints) await session.refresh.sprints();
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<StoryItem>();
    const stories = items(services.summaries, current);
    const show = (): void => {
      const typed = picker.value.trim();
      const key = /^[a-z][a-z0-9_]*-\d+$/i.test(typed) ? typed.toUpperCase() : undefined;
      const known = services.summaries.some((story) => story.key.toUpperCase() === key);
      picker.items =
        key && !known ? [...stories, { label: `$(search) ${key}`, key, alwaysShow: true }] : stories;
    };
    picker.title = title;
    picker.placeholder = vscode.l10n.t('Which story? Type its key where it is not in the sprint.');
    picker.matchOnDescription = true;
    picker.onDidChangeValue(show);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.key);
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

function items(stories: readonly StorySummary[], current: string | undefined): StoryItem[] {
  const sorted = [...stories].sort((a, b) => Number(b.key === current) - Number(a.key === current));
  return sorted.map((story) => ({
    label: `$(bookmark) ${story.key}`,
    description: story.title,
    detail: [
      story.status.name,
      story.assignee?.name,
      story.key === current ? vscode.l10n.t('current branch') : undefined,
    ]
      .filter(Boolean)
      .join(' · '),
    key: story.key,
  }));
}
