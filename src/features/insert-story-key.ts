import * as vscode from 'vscode';
import type { Repository } from '../git/git-api';
import type { Repositories } from '../git/repositories';
import { readSettings } from '../host/settings';
import type { Log } from '../host/log';
import type { CurrentStory } from './current-story';
import type { RunCommand, StoryAccess } from './feature-host';

/** VS Code empties the box a little before or after it tells of a commit; looked at after these times, in milliseconds. */
const looks = [100, 1500];

export interface InsertStoryKeyNeeds {
  readonly repositories: Repositories;
  readonly stories: StoryAccess;
  readonly current: CurrentStory;
  readonly log: Log;
  /** Remembers what was put into which box, so that it is known as our own in the next window too. */
  readonly memory: vscode.Memento;
}

/**
 * Puts the key of the story into the commit box: by itself after a checkout or a commit, where the box is empty or holds
 * our own untouched text, and by command wherever the cursor would be.
 */
export function registerInsertStoryKey(needs: InsertStoryKeyNeeds, run: RunCommand): vscode.Disposable {
  const boxes = new CommitBoxes(needs);
  return vscode.Disposable.from(
    boxes,
    run('storyContext.insertStoryKey', (given) => boxes.insert(given)),
  );
}

class CommitBoxes implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Roots of repositories whose story was not known for sure when their HEAD moved. */
  readonly #waiting = new Map<string, Repository>();

  constructor(private readonly needs: InsertStoryKeyNeeds) {
    const { repositories, stories, current } = needs;
    this.#subscription = vscode.Disposable.from(
      repositories.onDidChangeHead(({ repository }) => {
        this.#waiting.set(repository.rootUri.toString(), repository);
        for (const delay of looks) this.#later(delay, () => this.#propose(repository));
      }),
      stories.onDidChange(() => {
        for (const repository of this.#waiting.values()) this.#later(0, () => this.#propose(repository));
      }),
      current.onDidNote((repository) => this.#later(0, () => this.#propose(repository))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('storyContext.commit.format')) return;
        for (const repository of repositories.all) this.#later(0, () => this.#propose(repository));
      }),
    );
    for (const repository of repositories.all) this.#waiting.set(repository.rootUri.toString(), repository);
  }

  async insert(given: unknown): Promise<void> {
    const { repositories, stories, current } = this.needs;
    const title = vscode.l10n.t('Insert Story Key');
    const { chooseRepository } = await import('./choose-repository');
    const repository = this.#repositoryOf(given) ?? (await chooseRepository(repositories, title));
    const found = typeof given === 'string' ? given : (await current.storyOf(repository))?.key;
    const key = found ?? (await stories.pick(title));
    if (!key) return;
    const { proposedMessage, withStoryKey } = await import('../domain/commit-message');
    const { value } = repository.inputBox;
    const { commitFormat } = readSettings();
    const proposed = proposedMessage({ value, ours: this.#ours(repository) }, commitFormat, key);
    const message = proposed ?? withStoryKey(commitFormat, key, value);
    if (message === value) {
      const { whyUnchanged } = await import('./commit-box-words');
      void vscode.window.showInformationMessage(whyUnchanged(commitFormat, key));
      return;
    }
    repository.inputBox.value = message;
    if (proposed !== undefined) await this.#remember(repository, message);
    await vscode.commands.executeCommand('workbench.view.scm');
    await this.#warn(message);
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #propose(repository: Repository): Promise<void> {
    const root = repository.rootUri.toString();
    const story = await this.needs.current.storyOf(repository);
    // A guess is not written into a commit, and a rebase has messages of its own.
    if (story?.detached || (story && !story.confirmed)) return;
    if (story) this.#waiting.delete(root);
    const { proposedMessage } = await import('../domain/commit-message');
    const box = { value: repository.inputBox.value, ours: this.#ours(repository) };
    const message = proposedMessage(box, readSettings().commitFormat, story?.key);
    if (message === undefined) return;
    repository.inputBox.value = message;
    await this.#remember(repository, message);
  }

  #later(delay: number, look: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      look().catch((error: unknown) => this.needs.log.error('Putting the story into the commit box', error));
    }, delay);
    this.#timers.add(timer);
  }

  #ours(repository: Repository): string | undefined {
    return this.needs.memory.get<Record<string, string>>(boxMemory, {})[repository.rootUri.toString()];
  }

  async #remember(repository: Repository, message: string): Promise<void> {
    const before = this.needs.memory.get<Record<string, string>>(boxMemory, {});
    await this.needs.memory.update(boxMemory, { ...before, [repository.rootUri.toString()]: message });
  }

  /** The repository of a `SourceControl`, which menus of the Source Control view pass. */
  #repositoryOf(given: unknown): Repository | undefined {
    if (typeof given !== 'object' || given === null || !('rootUri' in given)) return undefined;
    const { rootUri } = given;
    return this.needs.repositories.all.find((one) => one.rootUri.toString() === String(rootUri));
  }

  async #warn(message: string): Promise<void> {
    const { smartCommits } = await import('./commit-box-words');
    const [command] = smartCommits(message, this.needs.stories);
    if (command) void vscode.window.showWarningMessage(command.sentence);
  }
}

const boxMemory = 'commitBox';
