import { spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** What is left to undo however this process ends. Synchronous, because at the end nothing is awaited any more. */
const pending = new Set<() => void>();
let listening = false;

/** Runs `undo` when this process ends, by itself, by a crash or by a signal, unless the answer was called before. */
export function atExit(undo: () => void): () => void {
  if (!listening) {
    listening = true;
    process.on('exit', () => [...pending].reverse().forEach(quietly));
    process.on('SIGINT', () => process.exit(130));
    process.on('SIGTERM', () => process.exit(143));
    process.on('SIGHUP', () => process.exit(129));
  }
  pending.add(undo);
  return () => pending.delete(undo);
}

/** A new folder under the system's temporary one, deleted by `remove` or at the end. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), 'story-context-')));
  const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  const forget = atExit(() => rmSync(folder, removal));
  return {
    path: folder,
    remove: async () => {
      await fs.rm(folder, removal);
      forget();
    },
  };
}

/** Ends a program started with `ownGroup`, and all that it started. Resolves when it is gone. */
export async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  killGroup(child);
  await gone;
}

/** Kills a program's whole process group at once. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  else process.kill(-child.pid, 'SIGKILL');
}

/** Spawn options under which `endGroup` reaches a program's children too. */
export const ownGroup = { detached: process.platform !== 'win32' } as const;

function quietly(undo: () => void): void {
  try {
    undo();
  } catch {
    // It is gone already, and there is nobody left to tell.
  }
}
