import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from '../launch/at-exit';
import { launchChromium } from '../launch/chromium';
import { packExtension, packFolder } from '../launch/pack';
import { startServer } from '../launch/vscode-server';
import { Workbench } from '../launch/workbench';

export const oursId = 'story-context.story-context';
export const floorId = 'story-context.story-context-bench-floor';

export interface BenchWindowOptions {
  /** What is installed beside the probe. */
  readonly extensions: readonly ('ours' | 'floor')[];
  /** Nodes of the floor's tree, and checkboxes of its page. */
  readonly nodes?: number;
  readonly boxes?: number;
}

/** What the probe is asked in an extension host; see its source. */
interface Answers {
  readonly run: undefined;
  readonly activation: { readonly load: number | null; readonly activate: number | null };
  readonly loaded: readonly { readonly name: string; readonly bytes: number }[];
  readonly memory: { readonly used: number; readonly resident: number };
}

/** A window of a real VS Code on an empty folder, with packed extensions and a probe among them. */
export interface BenchWindow {
  readonly workbench: Workbench;
  ask<Q extends keyof Answers>(question: Q, given?: Readonly<Record<string, unknown>>): Promise<Answers[Q]>;
  /** Runs a command in the extension host. */
  run(command: string, ...args: readonly unknown[]): Promise<void>;
  /** Starts the window anew, without tabs and on the explorer, and waits until it has come to rest. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds a window goes on with things of its own after it is restored. */
const rest = 1_500;

/** Milliseconds until VS Code has written down what is open; what it has not comes back. */
const written = 500;

export async function openBenchWindow(options: BenchWindowOptions): Promise<BenchWindow> {
  const home = await temporaryFolder();
  const closing = [home.remove];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  const probe = path.join(home.path, 'probe');
  const file = (name: string): string => path.join(home.path, `${name}.vsix`);
  const pack = (name: string): Promise<string> => packFolder(path.join(__dirname, name), file(name));
  try {
    const workspace = path.join(home.path, 'workspace');
    await fs.mkdir(workspace);
    const packed = { ours: packExtension, floor: () => pack('floor') };
    const extensions = await Promise.all([
      pack('probe'),
      ...options.extensions.map((name) => packed[name]()),
    ]);
    const { nodes = 0, boxes = 0 } = options;
    const server = await startServer({
      workspace,
      extensions,
      settings: { 'storyContext.jira.boardId': '1' },
      env: { STORY_CONTEXT_PROBE: probe, STORY_CONTEXT_FLOOR: JSON.stringify({ nodes, boxes }) },
    });
    closing.push(server.close);
    const browser = await launchChromium();
    closing.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
    await context.addInitScript({ path: path.join(__dirname, 'page-script.js') });
    const page = await server.openWorkbench(context);
    let address = await probeAddress(probe);

    const ask: BenchWindow['ask'] = async (question, given = {}) => {
      const body = JSON.stringify({ question, ...given });
      const response = await fetch(address, { method: 'POST', body, signal: AbortSignal.timeout(60_000) });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Answers[typeof question];
    };
    const run: BenchWindow['run'] = async (command, ...args) => void (await ask('run', { command, args }));
    return {
      workbench: new Workbench(page),
      ask,
      run,
      async renew() {
        const isAtRest = page.locator('.activitybar .action-item.checked a[aria-label^="Explorer"]');
        do {
          await run('workbench.action.closeAllEditors');
          await run('workbench.view.explorer');
          await isAtRest.waitFor();
          await wait(written);
          await fs.rm(probe);
          await server.reload(page);
          address = await probeAddress(probe);
          await wait(rest);
        } while ((await isAtRest.count()) === 0);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Waits until the probe says where it listens. */
async function probeAddress(file: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      return await fs.readFile(file, 'utf8');
    } catch {
      await wait(50);
    }
  }
  throw new Error('The probe was not activated.');
}

/** The page of an extension that is in sight: what it recorded of itself, once it did. */
export async function recorded<T>({ page }: Workbench, name: 'boxes' | 'tick'): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    for (const frame of page.frames()) {
      const value = await frame
        .evaluate<T | undefined>(`globalThis.storyContextBench?.${name}`)
        .catch(() => undefined);
      if (value !== undefined) return value;
    }
    await wait(20);
  }
  throw new Error(`No page recorded ${name}.`);
}
