import * as vscode from 'vscode';
import type { Repository } from '../git/git-api';
import type { Repositories } from '../git/repositories';
import type { CheckedOut, CheckedOutBranch, CheckedOutStory, NotedBranch } from './checked-out';
import type { StoryAccess } from './feature-host';

/** The story the user works on: that of the branch in the repository they are in. Shown in the status bar. */
export class CurrentStory implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #noted = new vscode.EventEmitter<Repository>();
  readonly #item: vscode.StatusBarItem;
  readonly #subscription: vscode.Disposable;
  /** Loaded where there is a repository. */
  #checkedOut: Promise<CheckedOut> | undefined;
  #story: CheckedOutStory | undefined;
  /** Set while what changed in this turn of the loop is still to be looked at. */
  #soon: NodeJS.Immediate | undefined;
  #updates = 0;
  #told = '';
  #learned = false;

  /** Another story is the current one, or it has another branch. */
  readonly onDidChange = this.#changed.event;
  /** Something was said about a branch of this repository. */
  readonly onDidNote = this.#noted.event;

  constructor(
    private readonly repositories: Repositories,
    private readonly stories: StoryAccess,
  ) {
    this.#item = vscode.window.createStatusBarItem(
      'storyContext.currentStory',
      vscode.StatusBarAlignment.Left,
      50,
    );
    this.#item.name = vscode.l10n.t('Current Story');
    const look = (): void => this.#lookSoon();
    this.#subscription = vscode.Disposable.from(
      repositories.onDidChange(look),
      // What is said about a branch in another window or worktree is a change of the repository too.
      repositories.onDidChangeState(look),
      stories.onDidChange(look),
    );
    void repositories.open().then(look);
  }

  get story(): CheckedOutStory | undefined {
    return this.#story;
  }

  /** The key of the current story, once it is more than a guess. */
  get key(): string | undefined {
    return this.#story?.confirmed ? this.#story.key : undefined;
  }

  /** The branch that is checked out in a repository; undefined where none was, as long as this window knows it. */
  async branchOf(repository: Repository): Promise<CheckedOutBranch | undefined> {
    return (await this.#open()).branchOf(repository);
  }

  /** The story of what is checked out in a repository. */
  async storyOf(repository: Repository): Promise<CheckedOutStory | undefined> {
    return (await this.#open()).storyOf(repository);
  }

  /** Writes down that a branch is for a story, whatever its name says. Rejects with a `GitError`. */
  async link(repository: Repository, branch: string, key: string): Promise<void> {
    await this.note(await (await this.#open()).linked(repository, branch, key));
  }

  /** Writes down what is said about a branch. Rejects with a `GitError`. */
  async note(branch: NotedBranch): Promise<void> {
    await (await this.#open()).note(branch);
    await this.#update();
    this.#noted.fire(branch.repository);
  }

  dispose(): void {
    clearImmediate(this.#soon);
    vscode.Disposable.from(this.#subscription, this.#item, this.#changed, this.#noted).dispose();
  }

  #open(): Promise<CheckedOut> {
    this.#checkedOut ??= import('./checked-out').then(
      ({ CheckedOut }) => new CheckedOut(this.repositories, this.stories),
    );
    return this.#checkedOut;
  }

  #lookSoon(): void {
    this.#soon ??= setImmediate(() => {
      this.#soon = undefined;
      void this.#update();
    });
  }

  async #update(): Promise<void> {
    const update = ++this.#updates;
    const repository = this.repositories.latest;
    const story = repository && (await this.storyOf(repository));
    if (update !== this.#updates) return;
    this.#story = story;
    if (story && !story.confirmed) this.#learn();
    const told = story ? [story.key, story.confirmed, story.branch, story.detached].join('\n') : '';
    if (told !== this.#told) {
      this.#told = told;
      void vscode.commands.executeCommand('setContext', 'storyContext.hasCurrentStory', story !== undefined);
      this.#changed.fire();
    }
    await this.#show(story, update);
  }

  /** A branch that seems to name a story is a reason to read what was last known of them, once. */
  #learn(): void {
    if (this.#learned) return;
    this.#learned = true;
    this.stories.source().catch(() => {
      // Nobody is signed in, or there is no backlog: the views say so where it matters.
    });
  }

  async #show(story: CheckedOutStory | undefined, update: number): Promise<void> {
    if (!story) return this.#item.hide();
    const { showCurrentStory } = await import('./current-story-item');
    if (update === this.#updates) showCurrentStory(this.#item, story, this.stories.summaries());
  }
}
