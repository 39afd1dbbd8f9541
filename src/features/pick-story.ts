import * as vscode from 'vscode';
import type { StorySummary } from '../domain/story';
import type { Services } from '../services';
import { sessionOf } from './session-of';

type StoryItem = vscode.QuickPickItem & { readonly key?: string };

/** Keys of the stories that are most likely meant. */
export interface LikelyStories {
  /** Of the branch that is checked out; it need not be in the sprint. */
  readonly current?: string;
  /** Whose page is in front. */
  readonly inFront?: string;
}

/** Asks which story is meant, the likely ones first; a key that is typed need not be in the sprint. */
export async function pickStory(
  services: Services,
  title: string,
  likely: LikelyStories,
): Promise<string | undefined> {
  const session = await sessionOf(services);
  if (!session.store.sprints) await session.refresh.sprints();
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<StoryItem>();
    const stories = items(services.summaries, likely, (key) => session.store.newestSummary(key));
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

function items(
  stories: readonly StorySummary[],
  { current, inFront }: LikelyStories,
  summary: (key: string) => StorySummary | undefined,
): StoryItem[] {
  const rank = ({ key }: StorySummary): number => (key === current ? 0 : key === inFront ? 1 : 2);
  const sorted = [...stories].sort((a, b) => rank(a) - rank(b)).map((story) => item(story, current));
  if (current === undefined || stories.some(({ key }) => key === current)) return sorted;
  const known = summary(current);
  const description = vscode.l10n.t('current branch');
  const bare = { label: `$(bookmark) ${current}`, description, key: current };
  return [known ? item(known, current) : bare, ...sorted];
}

function item(story: StorySummary, current: string | undefined): StoryItem {
  return {
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
  };
}
