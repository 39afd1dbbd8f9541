import * as vscode from 'vscode';
import type { Repositories } from '../git/repositories';
import type { StoryGit } from '../git/story-git';
import type { Services } from '../services';
import type { ShownPage } from './story-page';

export const viewType = 'storyContext.story';

/** Milliseconds between the clicks of a double click. */
const doubleClick = 500;

interface ShownStory {
  readonly panel: vscode.WebviewPanel;
  /** Ends when the panel goes, or shows another story. */
  readonly page: ShownPage;
}

/**
 * The pages of stories: one for each story. Like editors, a page that was merely looked at gives its place to the next
 * one, and one that was opened by a double click, acted on or kept stays.
 */
export class StoryPanels implements vscode.Disposable {
  readonly #shown = new Map<string, ShownStory>();
  /** Key of the page that gives way to the next one. */
  #preview: string | undefined;
  #opened: { readonly key: string; readonly at: number } | undefined;

  /** What is known of stories in repositories, for all pages; made with the first one. */
  #git: StoryGit | undefined;

  constructor(
    private readonly services: Services,
    private readonly repositories: Repositories,
  ) {}

  /** Key of the story whose page is in front. */
  get activeKey(): string | undefined {
    return [...this.#shown].find(([, { panel }]) => panel.active)?.[0];
  }

  /** Shows a story, and of it the question with an id; `preview` where it is only looked at. */
  async open(key: string, preview = false, question?: string): Promise<void> {
    const { page } = await this.#reveal(key, preview);
    if (question !== undefined) page.showQuestion(question);
    await page.opened;
  }

  /** Shows a story with the form to ask about it; `at` says what it is to be about, and comes from anywhere. */
  async ask(key: string, at: unknown): Promise<void> {
    const { page } = await this.#reveal(key, false);
    await page.ask(at);
  }

  async #reveal(key: string, preview: boolean): Promise<ShownStory> {
    const now = Date.now();
    const isSecond = this.#opened?.key === key && now - this.#opened.at < doubleClick;
    this.#opened = { key, at: now };
    const mayGiveWay = preview && !isSecond && previewsEnabled();
    const known = this.#shown.get(key);
    if (known) {
      known.panel.reveal();
      if (!mayGiveWay) this.keep(key);
      return known;
    }
    const panel = (mayGiveWay && this.#takePreview()) || this.#create(key);
    if (mayGiveWay) this.#preview = key;
    panel.title = key;
    panel.reveal();
    return this.show(panel, key);
  }

  /** The page stays when another story is opened. */
  keep(key: string | undefined = this.activeKey): void {
    if (key === undefined || key !== this.#preview) return;
    this.#preview = undefined;
    this.#tellWhetherPreview();
  }

  /** Shows a story in a panel that is there. */
  async show(panel: vscode.WebviewPanel, key: string): Promise<ShownStory> {
    const { createStoryGit, showStoryPage } = await import('./story-page');
    this.#git ??= createStoryGit();
    panel.webview.options = optionsOf(this.services);
    const page = showStoryPage(panel, key, {
      services: this.services,
      repositories: this.repositories,
      storyGit: this.#git,
      keep: () => this.keep(key),
    });
    const shown: ShownStory = { panel, page };
    this.#shown.set(key, shown);
    const subscriptions = vscode.Disposable.from(
      panel.onDidDispose(() => {
        page.dispose();
        if (this.#shown.get(key) === shown) this.#shown.delete(key);
        if (this.#preview === key) this.#preview = undefined;
        subscriptions.dispose();
      }),
      panel.onDidChangeViewState(() => this.#tellWhetherPreview()),
    );
    this.#tellWhetherPreview();
    return shown;
  }

  #create(key: string): vscode.WebviewPanel {
    return vscode.window.createWebviewPanel(
      viewType,
      key,
      vscode.ViewColumn.Active,
      optionsOf(this.services),
    );
  }

  /** The panel that gives way, empty. */
  #takePreview(): vscode.WebviewPanel | undefined {
    const key = this.#preview;
    const shown = key === undefined ? undefined : this.#shown.get(key);
    if (key === undefined || !shown) return undefined;
    shown.page.dispose();
    this.#shown.delete(key);
    return shown.panel;
  }

  #tellWhetherPreview(): void {
    const { activeKey } = this;
    const isPreview = activeKey !== undefined && activeKey === this.#preview;
    void vscode.commands.executeCommand('setContext', 'storyContext.pageIsPreview', isPreview);
  }

  dispose(): void {
    for (const { page } of this.#shown.values()) page.dispose();
  }
}

function previewsEnabled(): boolean {
  return vscode.workspace.getConfiguration('workbench.editor').get('enablePreview', true);
}

function optionsOf({ context }: Services): vscode.WebviewPanelOptions & vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(context.extensionUri, 'dist')],
  };
}
