import * as vscode from 'vscode';
import type { StoriesAtHand } from './stories-at-hand';

interface TerminalStoryLink extends vscode.TerminalLink {
  readonly key: string;
}

/** Characters of a line of the terminal that is looked through. */
const longestLine = 10_000;

/** Keys in the terminal, in names of branches too, as links to their stories. */
export function terminalStoryLinks(stories: StoriesAtHand): vscode.TerminalLinkProvider<TerminalStoryLink> {
  return {
    provideTerminalLinks({ line }) {
      if (line.length > longestLine) return [];
      stories.seen(line);
      return stories.finder
        .find(line, { spelling: 'any' })
        .filter(({ inAddress }) => !inAddress)
        .map(({ key, start, end }) => {
          const story = stories.story(key);
          const tooltip = story
            ? `${key} ${story.title} · ${story.status.name}`
            : vscode.l10n.t('Open Story');
          return { startIndex: start, length: end - start, tooltip, key };
        });
    },
    async handleTerminalLink({ key }) {
      await vscode.commands.executeCommand('storyContext.openStory', key, 'preview');
    },
  };
}
