import type * as vscode from 'vscode';

/*
 * The members of the built-in Git extension's API, version 1, that are used here. VS Code 1.101 has all of them but those
 * marked as optional.
 */

export interface GitExtension {
  /** False while the setting `git.enabled` is off; `getAPI` throws then. */
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  readonly git: { readonly path: string };
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
  /** Gives another object at each call: repositories are told apart by their `rootUri`. */
  getRepository(uri: vscode.Uri): Repository | null;
  /** Address of a file as it is in a commit; it can be read while the repository is open. */
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  readonly state: RepositoryState;
  readonly ui: { readonly selected: boolean; readonly onDidChange: vscode.Event<void> };
  /** Names of branches come as `main`, those of remotes as `origin/main`. */
  getBranches(query: BranchQuery): Promise<Ref[]>;
  createBranch(name: string, checkout: boolean, ref?: string): Promise<void>;
  deleteBranch(name: string, force?: boolean): Promise<void>;
  /** `upstream` as in `origin/main`. */
  setBranchUpstream(name: string, upstream: string): Promise<void>;
  checkout(treeish: string): Promise<void>;
  /** Asks for what the remote wants to know, such as a password, as VS Code does. */
  fetch(options: { readonly remote: string; readonly ref?: string }): Promise<void>;
  /** VS Code 1.101 has none. */
  createStash?(options: { readonly message: string; readonly includeUntracked: boolean }): Promise<void>;
  /** The newest first; with `path` only those that changed it. */
  log(options?: {
    readonly maxEntries?: number;
    readonly range?: string;
    readonly path?: string;
  }): Promise<Commit[]>;
  getCommit(ref: string): Promise<Commit>;
}

export interface BranchQuery {
  readonly remote?: boolean;
  /** Only branches that hold this commit. */
  readonly contains?: string;
  readonly count?: number;
  readonly sort?: 'alphabetically' | 'committerdate';
}

export interface RepositoryState {
  /** Undefined where git has not been read yet. */
  readonly HEAD: HeadRef | undefined;
  readonly remotes: readonly Remote[];
  readonly rebaseCommit: Commit | undefined;
  /** Tells of any change, without saying which; nothing else tells of commits and checkouts made in a terminal. */
  readonly onDidChange: vscode.Event<void>;
}

export interface Ref {
  /** 0 for a local branch, 1 for a branch of a remote, 2 for a tag. */
  readonly type: number;
  readonly name?: string;
  readonly commit?: string;
  readonly remote?: string;
}

export interface HeadRef extends Ref {
  readonly upstream?: { readonly remote: string; readonly name: string };
  /** Commits that are not on the upstream. */
  readonly ahead?: number;
}

export interface Remote {
  readonly name: string;
  readonly fetchUrl?: string;
  readonly pushUrl?: string;
}

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}
