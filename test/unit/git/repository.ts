import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GitFolder } from '../../../src/git/remote';

/** A real repository in a temporary folder, with a branch `main`. */
export interface TestRepository extends GitFolder {
  run(...args: string[]): string;
  write(file: string, text: string): void;
  /** Commits everything and gives the commit. */
  commit(message: string): string;
  remove(): void;
}

export function createRepository(): TestRepository {
  // A path with a blank and a letter beyond ASCII, as users have them.
  const root = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'story-context-')), 'my repositóry');
  fs.mkdirSync(root);
  const run = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  run('init', '-q', '-b', 'main');
  run('config', 'user.name', 'Ana Lima');
  run('config', 'user.email', 'ana@example.com');
  run('config', 'commit.gpgsign', 'false');
  return {
    git: 'git',
    root,
    run,
    write(file, text) {
      fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      fs.writeFileSync(path.join(root, file), text);
    },
    commit(message) {
      run('add', '-A');
      run('commit', '-q', '--allow-empty', '-m', message);
      return run('rev-parse', 'HEAD');
    },
    remove: () => fs.rmSync(path.dirname(root), { recursive: true, force: true }),
  };
}
