import * as vscode from 'vscode';
import type { Services } from '../services';
import { StoriesAtHand } from './stories-at-hand';
import { storyKeyCompletion } from './story-key-completion';
import { storyKeyHover } from './story-key-hover';
import { storyKeyLinks } from './story-key-links';
import { terminalStoryLinks } from './terminal-story-links';

/** Files, what is not saved yet, and commit messages, in an editor or in the commit box. */
const texts: vscode.DocumentSelector = [
  { scheme: 'file' },
  { scheme: 'untitled' },
  { language: 'scminput' },
  { language: 'git-commit' },
];

/** Keys of stories in texts and terminals, for as long as they are wanted. */
export class StoryKeys implements vscode.Disposable {
  readonly #stories: StoriesAtHand;
  readonly #subscriptions: vscode.Disposable;
  #registered: vscode.Disposable | undefined;
  #links: vscode.Disposable | undefined;

  constructor(private readonly services: Services) {
    this.#stories = new StoriesAtHand(services);
    this.#subscriptions = vscode.Disposable.from(
      this.#stories,
      this.#stories.onDidChangeKeys(() => this.#linkAnew()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('storyContext.keysInCode')) this.#follow();
      }),
    );
    this.#follow();
  }

  dispose(): void {
    this.#end();
    this.#subscriptions.dispose();
  }

  #follow(): void {
    this.#end();
    if (!this.services.settings.keysInCode) return;
    this.#registered = vscode.Disposable.from(
      vscode.languages.registerHoverProvider(texts, storyKeyHover(this.#stories)),
      vscode.languages.registerCompletionItemProvider(texts, storyKeyCompletion(this.#stories), '@', '-'),
      vscode.window.registerTerminalLinkProvider(terminalStoryLinks(this.#stories)),
    );
    this.#linkAnew();
  }

  /** VS Code asks for the links of a text again when there is another provider, and has no other way to be told. */
  #linkAnew(): void {
    if (!this.#registered) return;
    this.#links?.dispose();
    this.#links = vscode.languages.registerDocumentLinkProvider(texts, storyKeyLinks(this.#stories));
  }

  #end(): void {
    this.#registered?.dispose();
    this.#links?.dispose();
    this.#registered = this.#links = undefined;
  }
}
