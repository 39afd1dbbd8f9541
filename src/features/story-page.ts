import * as vscode from 'vscode';
import { StoryGit } from '../git/story-git';
import { decodeAskAt } from './ask-at';
import { fillPage } from './fill-page';
import { StoryPagePanel, type StoryPageNeeds } from './story-page-panel';

/** A story in a panel. */
export interface ShownPage extends vscode.Disposable {
  /** Resolves when the story was asked for, whatever came of that. */
  readonly opened: Promise<void>;
  /** Leads to a question of the story, as soon as it is known. */
  showQuestion(id: string): void;
  /** Opens the form to ask about what `at` says, wherever that comes from; rejects where nobody may ask. */
  ask(at: unknown): Promise<void>;
}

/** What all pages look stories up in repositories with. */
export function createStoryGit(): StoryGit {
  return new StoryGit();
}

/** Fills a panel with the page of a story, keeps it true, and does what the page asks for, until it is disposed. */
export function showStoryPage(panel: vscode.WebviewPanel, key: string, needs: StoryPageNeeds): ShownPage {
  const { services, repositories } = needs;
  const page = new StoryPagePanel(panel, key, needs);
  const subscriptions = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage((message) => page.receive(message)),
    services.onDidChange(() => page.servicesChanged()),
    repositories.onDidChangeState(() => page.lookInGit()),
    panel.onDidChangeViewState(() => {
      if (panel.visible) {
        page.changed();
        page.lookInGit();
      } else page.left();
    }),
  );
  fillPage(panel, services.context.extensionUri, {
    script: 'webview',
    icon: 'story',
    title: key,
    first: page.first(),
  });
  return {
    opened: page.open(),
    showQuestion: (id) => page.showQuestion(id),
    ask: (at) => page.form.open(decodeAskAt(at)),
    dispose() {
      subscriptions.dispose();
      page.left();
      page.end();
    },
  };
}
