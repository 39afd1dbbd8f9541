import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand, StoryAccess } from './feature-host';

const viewType = 'storyContext.story';

/** Opens stories as pages: one for each story, shown again where it is open already, and back after a restart. */
export function registerStoryPanel(
  services: Services,
  stories: StoryAccess,
  currentStory: () => string | undefined,
  run: RunCommand,
): vscode.Disposable {
  const panels = new Map<string, vscode.WebviewPanel>();

  const show = async (panel: vscode.WebviewPanel, key: string): Promise<void> => {
    panels.set(key, panel);
    panel.onDidDispose(() => panels.delete(key));
    const { showStoryPage } = await import('./story-page');
    await showStoryPage(panel, key, services);
  };

  const open = async (key: string): Promise<void> => {
    const opened = panels.get(key);
    if (opened) {
      opened.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      key,
      vscode.ViewColumn.Active,
      options(services),
    );
    await show(panel, key);
  };

  return vscode.Disposable.from(
    run('storyContext.openStory', async (given) => {
      const key = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Open Story')));
      if (key) await open(key);
    }),
    run('storyContext.openInBrowser', async (given) => {
      const key = keyOf(given) ?? activeKey(panels) ?? currentStory();
      const url = (key && services.session?.store.summary(key)?.url) ?? services.site?.baseUrl;
      if (url && /^https?:/i.test(url)) await vscode.env.openExternal(vscode.Uri.parse(url, true));
      else
        void vscode.window.showInformationMessage(vscode.l10n.t('This story has no address in the browser.'));
    }),
    run('storyContext.copyKey', async (given) => {
      const key =
        keyOf(given) ??
        activeKey(panels) ??
        currentStory() ??
        (await stories.pick(vscode.l10n.t('Copy Key')));
      if (key) await vscode.env.clipboard.writeText(key);
    }),
    vscode.window.registerWebviewPanelSerializer(viewType, {
      async deserializeWebviewPanel(panel, state: unknown) {
        const key = keyOf(state);
        if (!key) {
          panel.dispose();
          return;
        }
        panel.webview.options = options(services);
        await show(panel, key);
      },
    }),
  );
}

function options({ context }: Services): vscode.WebviewPanelOptions & vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist')],
  };
}

/** The key in an argument of a command: the key itself, a row of the tree, or the saved state of a page. */
export function keyOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given.trim() || undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  if ('key' in given && typeof given.key === 'string') return given.key;
  return 'story' in given ? keyOf(given.story) : undefined;
}

function activeKey(panels: ReadonlyMap<string, vscode.WebviewPanel>): string | undefined {
  return [...panels].find(([, panel]) => panel.active)?.[0];
}
