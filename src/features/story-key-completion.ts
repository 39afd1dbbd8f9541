import * as vscode from 'vscode';
import { completionPlace } from '../domain/completion-place';
import type { StorySummary } from '../domain/story';
import type { StoriesAtHand } from './stories-at-hand';
import { storyTooltip } from './story-tooltip';

/** How many stories are offered at once; typing on narrows them. */
const mostOffered = 200;

/** Characters of a line before the cursor: what is longer is no comment. */
const longestLine = 1_000;

class StoryItem extends vscode.CompletionItem {
  constructor(
    readonly story: StorySummary,
    label: vscode.CompletionItemLabel,
  ) {
    super(label, vscode.CompletionItemKind.Reference);
  }
}

/** Offers the keys of the sprint where one may be wanted: by `@`, or by what keys begin with. */
export function storyKeyCompletion(stories: StoriesAtHand): vscode.CompletionItemProvider<StoryItem> {
  return {
    async provideCompletionItems(document, position, token) {
      const { line, character } = position;
      if (character > longestLine) return undefined;
      const before = document.getText(new vscode.Range(line, 0, line, character));
      stories.seen(before);
      if (before.endsWith('@')) await stories.open();
      const { prefixes } = stories.finder;
      const place = completionPlace(before, document.languageId, prefixes);
      if (!place || token.isCancellationRequested) return undefined;
      const { start, typed, byAt } = place;
      const fitting = stories.inSprint.filter((story) => fits(story, typed, byAt));
      const items = fitting.slice(0, mostOffered).map((story, index) => {
        const { key, title, status } = story;
        const label = { label: key, detail: ` ${title}`, description: status.name };
        const item = new StoryItem(story, label);
        item.insertText = key;
        item.range = new vscode.Range(line, start, line, character);
        // With the title, any word that is typed without an @ could find a story.
        item.filterText = byAt ? `@${key} ${title}` : key;
        item.sortText = String(index).padStart(5, '0');
        return item;
      });
      return new vscode.CompletionList(items, fitting.length > items.length);
    },
    resolveCompletionItem(item) {
      item.documentation = storyTooltip(item.story);
      return item;
    },
  };
}

/** What VS Code finds among those that are offered has all letters of what was typed, in their order. */
function fits({ key, title }: StorySummary, typed: string, byAt: boolean): boolean {
  if (!byAt) return key.startsWith(typed);
  const text = `${key} ${title}`.toLowerCase();
  let from = 0;
  for (const letter of typed.toLowerCase()) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
