import * as vscode from 'vscode';
import { commandAddress } from './command-link';
import { type StoriesAtHand, spellingIn } from './stories-at-hand';
import { asText, storyTooltip } from './story-tooltip';

/** Characters before and behind the pointer: some lines are as long as a file. */
const around = 200;

/** What a pointer over a key tells of its story, and what can be done to it from there. */
export function storyKeyHover(stories: StoriesAtHand): vscode.HoverProvider {
  return {
    provideHover(document, position) {
      const { line, character } = position;
      const from = Math.max(0, character - around);
      const text = document.getText(new vscode.Range(line, from, line, character + around));
      const places = stories.finder.find(text, { spelling: spellingIn(document) });
      const at = character - from;
      const place = places.find(({ start, end }) => start <= at && at <= end);
      if (!place) return undefined;
      const range = new vscode.Range(line, from + place.start, line, from + place.end);
      const story = stories.story(place.key);
      // What comes from a ticket stands in a text of its own, which runs no commands.
      return new vscode.Hover(
        story ? [storyTooltip(story), whatToDo(place.key, story.url)] : unknown(place.key),
        range,
      );
    },
  };
}

function whatToDo(key: string, url: string | undefined): vscode.MarkdownString {
  return commands(key, [
    ['storyContext.openStory', '$(open-preview)', vscode.l10n.t('Open Story')],
    ['storyContext.startWork', '$(git-branch)', vscode.l10n.t('Start Work')],
    ['storyContext.changeStatus', '$(arrow-swap)', vscode.l10n.t('Change Status')],
    ...(url
      ? ([['storyContext.openInBrowser', '$(link-external)', vscode.l10n.t('Open in Browser')]] as const)
      : []),
  ]);
}

/** A key of a known project, of which nothing else is known until somebody asks. */
function unknown(key: string): vscode.MarkdownString[] {
  const text = vscode.l10n.t('{0} is not among the stories known here.', asText(key));
  return [
    new vscode.MarkdownString(text),
    commands(key, [['storyContext.openStory', '$(search)', vscode.l10n.t('Look Up')]]),
  ];
}

function commands(
  key: string,
  all: readonly (readonly [command: string, icon: string, label: string])[],
): vscode.MarkdownString {
  const links = all.map(
    ([command, icon, label]) => `[${icon} ${asText(label)}](${commandAddress(command, key)})`,
  );
  const text = new vscode.MarkdownString(links.join(' &nbsp; '), true);
  text.isTrusted = { enabledCommands: all.map(([command]) => command) };
  return text;
}
