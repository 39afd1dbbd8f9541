import * as vscode from 'vscode';
import { storyKeys } from '../domain/story-key';
import { linkedStory, linkStory } from '../git/branch-story';
import type { Repository } from '../git/git-api';
import { headOf } from '../git/head';
import type { Repositories } from '../git/repositories';
import type { StoryAccess } from './feature-host';
import { iconsAsText } from './icons-as-text';
import { knownKeys } from './known-keys';

/** The story of what is checked out. */
export interface CheckedOutStory {
  readonly key: string;
  /** False while the projects are not known: the branch may only look as if it named a story. */
  readonly confirmed: boolean;
  readonly branch: string;
  /** HEAD left the branch for a commit, as in a rebase: this is the story it was on before. */
  readonly detached: boolean;
  /** Further stories that the branch names. */
  readonly others: readonly string[];
}

/** The story the user works on: that of the branch in the repository they are in. Shown in the status bar. */
export class CurrentStory implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #item: vscode.StatusBarItem;
  readonly #subscription: vscode.Disposable;
  /** By repository: the branch that was last looked up, and the story it was linked to. */
  readonly #branches = new Map<string, { branch: string; linked: string | undefined }>();
  #story: CheckedOutStory | undefined;
  #updates = 0;
  #learned = false;

  readonly onDidChange = this.#changed.event;

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
    this.#subscription = vscode.Disposable.from(
      repositories.onDidChange(() => void this.#update()),
      stories.onDidChange(() => void this.#update()),
    );
    void repositories.open().then(() => this.#update());
  }

  get story(): CheckedOutStory | undefined {
    return this.#story;
  }

  /** The key of the current story, once it is more than a guess. */
  get key(): string | undefined {
    return this.#story?.confirmed ? this.#story.key : undefined;
  }

  /** The story of what is checked out in a repository. */
  async storyOf(repository: Repository): Promise<CheckedOutStory | undefined> {
    const root = repository.rootUri.toString();
    const head = headOf(repository.state);
    if (head.kind === 'branch' && this.#branches.get(root)?.branch !== head.name) {
      const linked = await linkedStory(this.repositories.folder(repository), head.name);
      this.#branches.set(root, { branch: head.name, linked });
    }
    const known = this.#branches.get(root);
    if (!known) return undefined;
    const { branch, linked } = known;
    const named = storyKeys(branch, knownKeys(this.stories));
    const first = linked ? { key: linked, confirmed: true } : named[0];
    if (!first) return undefined;
    const others = named.map(({ key }) => key).filter((key) => key !== first.key);
    return { ...first, branch, detached: head.kind === 'detached', others };
  }

  /** Writes down that a branch is for a story, whatever its name says. */
  async link(repository: Repository, branch: string, key: string): Promise<void> {
    await linkStory(this.repositories.folder(repository), branch, key);
    this.#branches.delete(repository.rootUri.toString());
    await this.#update();
  }

  dispose(): void {
    vscode.Disposable.from(this.#subscription, this.#item, this.#changed).dispose();
  }

  async #update(): Promise<void> {
    const update = ++this.#updates;
    const repository = this.repositories.latest;
    const story = repository && (await this.storyOf(repository));
    if (update !== this.#updates) return;
    const before = this.key;
    this.#story = story;
    this.#show();
    if (story && !story.confirmed) this.#learn();
    if (this.key !== before) this.#changed.fire();
  }

  /** A branch that seems to name a story is a reason to read what was last known of them, once. */
  #learn(): void {
    if (this.#learned) return;
    this.#learned = true;
    this.stories.source().catch(() => {
      // Nobody is signed in, or there is no backlog: the views say so where it matters.
    });
  }

  #show(): void {
    const story = this.#story;
    if (!story) {
      this.#item.hide();
      return;
    }
    const summary = this.stories.summaries().find(({ key }) => key === story.key);
    const name = summary ? `${story.key} ${summary.title}` : story.key;
    const state = story.detached
      ? vscode.l10n.t('detached')
      : story.confirmed
        ? undefined
        : vscode.l10n.t('not confirmed');
    const suffix = state ? ` (${state})` : '';
    this.#item.text = `$(bookmark) ${iconsAsText(short(name))}${suffix}`;
    this.#item.tooltip = tooltip(story, name, summary?.status.name);
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t('Current story: {0}', `${name}${suffix}`),
      role: 'button',
    };
    this.#item.command = {
      command: 'storyContext.openStory',
      title: vscode.l10n.t('Open Story'),
      arguments: [story.key],
    };
    this.#item.show();
  }
}

function tooltip(story: CheckedOutStory, name: string, status: string | undefined): string {
  const lines = [
    name,
    status,
    story.detached
      ? vscode.l10n.t('No branch is checked out now. The last one was {0}.', story.branch)
      : vscode.l10n.t('Branch {0}', story.branch),
    story.confirmed
      ? undefined
      : vscode.l10n.t('The branch names this key. Whether it is a story is not known yet.'),
    story.others.length > 0 ? vscode.l10n.t('The branch names {0} too.', story.others.join(', ')) : undefined,
  ];
  return lines.filter(Boolean).join('\n');
}

function short(text: string): string {
  const characters = [...text];
  return characters.length > 40 ? `${characters.slice(0, 39).join('').trimEnd()}…` : text;
}
