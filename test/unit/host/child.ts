import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A process that runs a script beside this file, and the lines it said. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves with the first line. */
  readonly started: Promise<string>;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

export function startChild(script: string, ...args: string[]): Child {
  const command = ['--import', 'tsx', path.join(__dirname, script), ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const started = once(reader, 'line').then(([line]) => String(line));
  const [ended, read] = [once(child, 'exit'), once(reader, 'close')];
  const failed = ended.then(([code]) => {
    throw new Error(`${script} ended with ${String(code)}`);
  });
  failed.catch(() => undefined);
  return {
    ...{ process: child, lines, started: Promise.race([started, failed]) },
    async kill() {
      child.kill('SIGKILL');
      await Promise.all([ended, read]);
    },
  };
}
