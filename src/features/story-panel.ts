import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand, StoryAccess } from './feature-host';
import { keyOf } from './key-of';
import { type StoryPanels, viewType } from './story-panels';
import { keyInUri } from './story-uri';

/** Opens stories as pages: by command, by a link from elsewhere, and again after a restart. */
export function registerStoryPanel(
  panels: StoryPanels,
  services: Services,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
  return vscode.Disposable.from(
    panels,
    run('storyContext.openStory', async (given, how, question) => {
      const key = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Open Story')));
      const wanted = typeof question === 'string' ? question : undefined;
      if (key) await panels.open(key, how === 'preview', wanted);
    }),
    run('storyContext.keepOpen', () => Promise.resolve(panels.keep())),
    run('storyContext.openInBrowser', async (given) => {
      const key = keyOf(given) ?? stories.atHand();
      const url = (key && services.session?.store.summary(key)?.url) ?? services.site?.baseUrl;
      if (url && /^https?:/i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
      else
        void vscode.window.showInformationMessage(vscode.l10n.t('This story has no address in the browser.'));
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const key = keyOf(state);
        if (key) await panels.show(panel, key);
        else panel.dispose();
      },
    }),
    vscode.window.registerUriHandler({
      handleUri: async (uri) => {
        const key = keyInUri(uri);
        if (key) await vscode.commands.executeCommand('storyContext.openStory', key);
        else
          void vscode.window.showWarningMessage(
            vscode.l10n.t('This link names no story: {0}', uri.toString(true)),
          );
      },
    }),
  );
}
