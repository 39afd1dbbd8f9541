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
  /** A git that writes down what it is asked. Its path is none on Windows. */
  recordingGit(): RecordingGit;
  remove(): void;
}

export interface RecordingGit {
  readonly git: string;
  /** What it was asked since the last time: its arguments, and below them what it was given to read. */
  asked(): string[];
}

const recording = String.raw`#!/bin/sh
log="$(dirname "$0")/asked"
case " $* " in
*' --stdin '*)
  input=$(cat)
  printf '%s\n%s\n--end--\n' "$*" "$input" >> "$log"
  printf '%s\n' "$input" | git "$@"
  ;;
*)
  printf '%s\n--end--\n' "$*" >> "$log"
  exec git "$@"
  ;;
esac
`;

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
    recordingGit() {
      const folder = path.dirname(root);
      const [git, log] = [path.join(folder, 'git'), path.join(folder, 'asked')];
      fs.writeFileSync(git, recording, { mode: 0o755 });
      return {
        git,
        asked() {
          const text = fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : '';
          fs.rmSync(log, { force: true });
          return text.split('--end--\n').filter(Boolean);
        },
      };
    },
    remove: () => fs.rmSync(path.dirname(root), { recursive: true, force: true }),
  };
}
