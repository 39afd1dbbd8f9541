import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { GitApi, GitExtension, Repository } from '../../src/git/git-api';
import { eventually } from './eventually';
import { workspaceFolder } from './extension';

const run = promisify(execFile);

/** Runs git in the workspace past VS Code, as in a terminal elsewhere, and gives what it printed. */
export function git(...args: string[]): Promise<string> {
  return gitIn(workspaceFolder(), ...args);
}

async function gitIn(folder: string, ...args: string[]): Promise<string> {
  const options = ['-c', 'protocol.file.allow=always', '-c', 'core.editor=true'];
  return (await run('git', [...options, ...args], { cwd: folder })).stdout.trim();
}

/** The members of VS Code's Git that only tests call. */
interface TestGitApi extends GitApi {
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

async function gitApi(): Promise<TestGitApi> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const api = (await extension?.activate())?.getAPI(1);
  assert.ok(api);
  return api as TestGitApi;
}

/** The workspace's repository, as VS Code's Git knows it. */
export async function theRepository(): Promise<Repository> {
  const api = await gitApi();
  const [found] = await eventually(
    'repositories',
    () => api.repositories,
    (all) => all.length === 1,
  );
  assert.ok(found);
  return found;
}

/** Resolves when VS Code has seen a branch checked out. */
export async function seesBranch(repository: Repository, name: string): Promise<void> {
  await eventually(
    'HEAD',
    () => repository.state.HEAD?.name,
    (seen) => seen === name,
  );
}

/** A repository beside the workspace, where nobody else is at work. */
export interface OwnRepository {
  readonly root: string;
  /** Runs git there, past VS Code. */
  git(...args: string[]): Promise<string>;
  write(file: string, text: string): Promise<void>;
  /** Commits all there is. */
  commit(message: string): Promise<void>;
  /** As VS Code's Git knows it, opened in this window. */
  open(): Promise<Repository>;
  /** Another folder of it that is there already, such as a worktree. */
  at(root: string): OwnRepository;
}

export interface OwnFolder {
  readonly path: string;
  /** Closes the repositories that were opened there. */
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** A folder for repositories; its name has a blank and letters beyond ASCII. */
export async function ownFolder(): Promise<OwnFolder> {
  const made = await fs.mkdtemp(path.join(await fs.realpath(os.tmpdir()), 'größe & co '));
  return {
    path: made,
    async close() {
      const api = await gitApi();
      const inside = () => api.repositories.filter(({ rootUri }) => rootUri.fsPath.startsWith(made));
      for (const { rootUri } of inside()) await vscode.commands.executeCommand('git.close', rootUri);
      await eventually(
        'open repositories',
        () => inside().length,
        (count) => count === 0,
      );
    },
    remove: () => fs.rm(made, { recursive: true, force: true }),
  };
}

/** Makes a repository with a branch `main` that has no commit yet. */
export async function ownRepository(root: string): Promise<OwnRepository> {
  await fs.mkdir(root, { recursive: true });
  const made = repositoryAt(root);
  await made.git('init', '--quiet', '--initial-branch=main');
  await made.git('config', 'user.name', 'Ana Lima');
  await made.git('config', 'user.email', 'ana@example.test');
  await made.git('config', 'commit.gpgsign', 'false');
  return made;
}

function repositoryAt(root: string): OwnRepository {
  const inIt = (...args: string[]): Promise<string> => gitIn(root, ...args);
  return {
    root,
    git: inIt,
    write: (file, text) => fs.writeFile(path.join(root, file), text),
    async commit(message) {
      await inIt('add', '--all');
      await inIt('commit', '--quiet', '--allow-empty', '--message', message);
    },
    async open() {
      const opened = await (await gitApi()).openRepository(vscode.Uri.file(root));
      assert.ok(opened, `VS Code opens ${root}`);
      return opened;
    },
    at: repositoryAt,
  };
}
