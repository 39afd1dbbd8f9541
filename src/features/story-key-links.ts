import * as vscode from 'vscode';
import { commandAddress } from './command-link';
import { type StoriesAtHand, spellingIn } from './stories-at-hand';

/** Characters of a text that is looked through. */
const longestText = 1_000_000;
const mostLinks = 2_000;

/** Keys in a text as links to their stories. An address is left to the editor, which links it as a whole. */
export function storyKeyLinks(stories: StoriesAtHand): vscode.DocumentLinkProvider {
  return {
    provideDocumentLinks(document, token) {
      const { end } = document.lineAt(document.lineCount - 1).range;
      if (document.offsetAt(end) > longestText || token.isCancellationRequested) return [];
      const text = document.getText();
      stories.seen(text);
      return stories.finder
        .find(text, { spelling: spellingIn(document), limit: mostLinks })
        .filter(({ inAddress }) => !inAddress)
        .map(({ key, start, end }) => {
          const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
          const target = vscode.Uri.parse(commandAddress('storyContext.openStory', key, 'preview'), true);
          const link = new vscode.DocumentLink(range, target);
          link.tooltip = vscode.l10n.t('Open Story');
          return link;
        });
    },
  };
}
