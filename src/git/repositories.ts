import * as vscode from 'vscode';
import type { GitApi, Repository } from './git-api';
import { initialised, openGit, type Git } from './git-extension';
import { headMoved, headOf, type Head } from './head';
import type { GitFolder } from './remote';

/** HEAD of a repository moved: by VS Code, in a terminal, by anyone. Where the repository was just found, `before` is unknown. */
export interface HeadChange {
  readonly repository: Repository;
  readonly before: Head;
  readonly now: Head;
}

/**
 * The repositories of the window, as the built-in Git extension finds them. Works without Git too: then there are none,
 * and `git` says why. Git that is switched on later is found.
 */
export class Repositories implements vscode.Disposable {
  readonly #headChanged = new vscode.EventEmitter<HeadChange>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #stateChanged = new vscode.EventEmitter<void>();
  /** By the address of their root: the API gives another object for the same repository each time. */
  readonly #open = new Map<string, { repository: Repository; head: Head; watch: vscode.Disposable }>();
  readonly #subscriptions: vscode.Disposable[] = [];
  #opening: Promise<Git> | undefined;
  #git: Git | undefined;
  #disposed = false;
  /** Root of the repository that was current last. */
  #latest: string | undefined;

  readonly onDidChangeHead = this.#headChanged.event;
  /** Another repository may be the current one, or a HEAD moved. */
  readonly onDidChange = this.#changed.event;
  /** Anything changed in a repository, also what is of no interest: git tells no more than that. */
  readonly onDidChangeState = this.#stateChanged.event;

  constructor() {
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor(() => this.#changed.fire()),
      vscode.extensions.onDidChange(() => {
        if (this.#git?.kind === 'missing') this.#reopen();
      }),
    );
  }

  /** Git, opened at the first call, with its repositories found. */
  async open(): Promise<Git> {
    this.#opening ??= this.#start();
    const git = await this.#opening;
    if (git.kind === 'ready') await initialised(git.api);
    return git;
  }

  /** The API, as far as it is known now. */
  get api(): GitApi | undefined {
    return this.#git?.kind === 'ready' ? this.#git.api : undefined;
  }

  get all(): readonly Repository[] {
    return [...this.#open.values()].map(({ repository }) => repository);
  }

  /** The repository that work is done in beyond doubt: of the active editor, else the only one. */
  get certain(): Repository | undefined {
    const { api, all } = this;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const root = uri && uri.scheme !== 'untitled' ? api?.getRepository(uri)?.rootUri.toString() : undefined;
    const ofEditor = root === undefined ? undefined : this.#open.get(root)?.repository;
    return ofEditor ?? (all.length === 1 ? all[0] : undefined);
  }

  /**
   * The repository the user is in: the certain one, else the one selected in Source Control, which VS Code may have
   * selected by itself.
   */
  get current(): Repository | undefined {
    const { certain, all } = this;
    if (certain) return certain;
    const selected = all.filter(({ ui }) => ui.selected);
    return selected.length === 1 ? selected[0] : undefined;
  }

  /** The current repository, or the one that was current last: a page or a terminal belongs to none. */
  get latest(): Repository | undefined {
    const { current } = this;
    if (current) this.#latest = current.rootUri.toString();
    return current ?? (this.#latest === undefined ? undefined : this.#open.get(this.#latest)?.repository);
  }

  /** The current repository, or the one the user names. `undefined` where there is none or the user left. */
  async choose(
    ask: (repositories: readonly Repository[]) => Thenable<Repository | undefined>,
  ): Promise<Repository | undefined> {
    await this.open();
    return this.current ?? (this.all.length > 0 ? ask(this.all) : undefined);
  }

  /** Where to run git for a repository. */
  folder({ rootUri }: Repository): GitFolder {
    return { git: this.api?.git.path ?? 'git', root: rootUri.fsPath };
  }

  dispose(): void {
    this.#disposed = true;
    this.#close();
    vscode.Disposable.from(
      ...this.#subscriptions,
      this.#headChanged,
      this.#changed,
      this.#stateChanged,
    ).dispose();
  }

  async #start(): Promise<Git> {
    const git = await openGit();
    if (this.#disposed) return git;
    this.#git = git;
    if (git.kind === 'disabled') {
      const enabled = git.extension.onDidChangeEnablement(() => {
        enabled.dispose();
        this.#reopen();
      });
      this.#subscriptions.push(enabled);
    }
    if (git.kind === 'ready') {
      this.#subscriptions.push(
        git.api.onDidOpenRepository((repository) => this.#watch(repository)),
        git.api.onDidCloseRepository(({ rootUri }) => this.#forget(rootUri)),
      );
      for (const repository of git.api.repositories) this.#watch(repository);
    }
    this.#changed.fire();
    return git;
  }

  #reopen(): void {
    this.#close();
    this.#git = undefined;
    this.#opening = undefined;
    void this.open();
  }

  #close(): void {
    for (const { watch } of this.#open.values()) watch.dispose();
    this.#open.clear();
  }

  #watch(repository: Repository): void {
    const root = repository.rootUri.toString();
    if (this.#disposed || this.#open.has(root)) return;
    const entry = {
      repository,
      head: headOf(repository.state),
      watch: vscode.Disposable.from(
        repository.state.onDidChange(() => {
          this.#stateChanged.fire();
          const before = entry.head;
          const now = headOf(repository.state);
          // What is not known for a moment is no move: the last known HEAD stands.
          if (now.kind === 'unknown' || !headMoved(before, now)) return;
          entry.head = now;
          this.#headChanged.fire({ repository, before, now });
          this.#changed.fire();
        }),
        repository.ui.onDidChange(() => this.#changed.fire()),
      ),
    };
    this.#open.set(root, entry);
    if (entry.head.kind !== 'unknown') {
      this.#headChanged.fire({ repository, before: { kind: 'unknown' }, now: entry.head });
    }
    this.#changed.fire();
    this.#stateChanged.fire();
  }

  #forget(rootUri: vscode.Uri): void {
    const root = rootUri.toString();
    this.#open.get(root)?.watch.dispose();
    this.#open.delete(root);
    this.#changed.fire();
    this.#stateChanged.fire();
  }
}
