import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const atExit = path.resolve(__dirname, '../../launch/at-exit.ts');

/** Makes a folder, starts a program of its own group, says both, and then ends in the way it is told. */
const script = (end: string) => `
  const { temporaryFolder, atExit, killGroup, ownGroup } = require(${JSON.stringify(atExit)});
  const { spawn } = require('node:child_process');
  temporaryFolder().then((folder) => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { ...ownGroup, stdio: 'ignore' });
    atExit(() => killGroup(child));
    process.stdout.write(JSON.stringify({ folder: folder.path, child: child.pid }) + '\\n');
    ${end}
  });
  setInterval(() => {}, 1000);
`;

describe('what a launch leaves behind', function () {
  this.timeout(30_000);

  for (const [how, end, signal] of [
    ['a signal', '', 'SIGTERM'],
    ['Ctrl+C, pressed twice', '', 'SIGINT'],
    ['an error that nobody catches', 'setTimeout(() => { throw new Error("boom"); }, 50);', undefined],
    ['its own exit', 'process.exit(3);', undefined],
  ] as const) {
    it(`is nothing after ${how}`, async () => {
      const launch = spawn(process.execPath, ['--import', 'tsx', '-e', script(end)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const { folder, child } = await started(launch);
      if (signal) {
        launch.kill(signal);
        launch.kill(signal);
      }
      await new Promise((resolve) => launch.once('exit', resolve));
      assert.equal(existsSync(folder), false);
      await gone(child);
    });
  }
});

function started(launch: ChildProcess): Promise<{ folder: string; child: number }> {
  return new Promise((resolve) => {
    launch.stdout?.setEncoding('utf8').once('data', (line: string) => resolve(JSON.parse(line)));
  });
}

/** Resolves when no process has this id; a killed one lingers until it is reaped. */
async function gone(pid: number): Promise<void> {
  for (const end = Date.now() + 5_000; Date.now() < end;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`process ${pid} still runs`);
}
