import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { GitExtension, Repository } from '../../src/git/git-api';
import { eventually } from './eventually';
import { workspaceFolder } from './extension';

const run = promisify(execFile);

/** Runs git past VS Code, as in a terminal elsewhere, and gives what it printed. */
export async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: workspaceFolder() })).stdout.trim();
}

/** The workspace's repository, as VS Code's Git knows it. */
export async function theRepository(): Promise<Repository> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const api = (await extension?.activate())?.getAPI(1);
  const [found] = await eventually(
    'repositories',
    () => api?.repositories ?? [],
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
