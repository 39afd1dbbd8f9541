import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Window, WindowAsk, WindowSaid, WindowSetting } from './window-protocol';

/** A window in a thread or a process of its own. Everything asked of one that is killed rejects with `WindowGone`. */
export interface OpenedWindow extends Window {
  readonly setting: WindowSetting;
  readonly isGone: boolean;
  /** Ends it wherever it is: none of its code runs any more, and its connections end. */
  kill(): Promise<void>;
  /** Resolves when it ended by itself or was killed. */
  readonly gone: Promise<void>;
}

export class WindowGone extends Error {}

export type Home = 'thread' | 'process';

/** Makes one file of a window's program in a folder, and gives its path: windows are to open fast. */
export async function bundleWindow(folder: string): Promise<string> {
  const outfile = path.join(folder, 'window.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'window.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    conditions: ['node'],
    minify: true,
    keepNames: true,
    logLevel: 'error',
  });
  return outfile;
}

const asks: readonly (keyof Window)[] = [
  ...(['add', 'writes', 'retryNow', 'discard', 'retry', 'refresh', 'signIn'] as const),
  ...(['setClock', 'failFiles', 'edit', 'close'] as const),
];

/** @param onUnhandled told of what nobody caught in the window */
export async function openWindowIn(
  home: Home,
  bundle: string,
  setting: WindowSetting,
  onUnhandled: (what: string) => void,
): Promise<OpenedWindow> {
  await fs.mkdir(setting.outbox, { recursive: true });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let numbers = 0;
  let isGone = false;
  let ready = (): void => undefined;
  const isReady = new Promise<void>((resolve) => (ready = resolve));
  const hear = (said: WindowSaid): void => {
    if ('ready' in said) return ready();
    if ('unhandled' in said) return onUnhandled(said.unhandled);
    const asked = waiting.get(said.number);
    waiting.delete(said.number);
    if ('failure' in said) asked?.reject(new Error(said.failure.message));
    else asked?.resolve(said.answer);
  };
  const end = (): void => {
    isGone = true;
    ready();
    for (const { reject } of waiting.values()) reject(new WindowGone('the window is gone'));
    waiting.clear();
  };
  const host = home === 'thread' ? inThread(bundle, setting) : inProcess(bundle, setting);
  host.on('message', (said) => hear(said as WindowSaid));
  host.on('error', (error) => onUnhandled(String(error)));
  const gone = new Promise<void>((resolve) => host.once('exit', () => resolve(end())));
  const ask = (name: keyof Window) => (given: unknown) =>
    new Promise((resolve, reject) => {
      if (isGone) return reject(new WindowGone('the window is gone'));
      waiting.set(++numbers, { resolve, reject });
      const asked: WindowAsk = { number: numbers, ask: name, given };
      if (host instanceof Worker) host.postMessage(asked);
      else host.send(asked, () => undefined);
    });
  await isReady;
  return {
    ...(Object.fromEntries(asks.map((name) => [name, ask(name)])) as unknown as Window),
    setting,
    get isGone() {
      return isGone;
    },
    gone,
    async kill() {
      if (host instanceof Worker) await host.terminate();
      else host.kill('SIGKILL');
      await gone;
    },
  };
}

const inThread = (bundle: string, workerData: WindowSetting): Worker =>
  new Worker(bundle, { workerData, execArgv: [] });

const inProcess = (bundle: string, setting: WindowSetting): ChildProcess =>
  fork(bundle, [JSON.stringify(setting)], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
