import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../launch/chromium';
import { deploymentUnderTest } from '../launch/deployment';
import { resultsFolder } from '../launch/paths';
import { git } from '../launch/sample-repository';
import { setStage, type Stage, type StageOptions, type StageSource } from '../launch/stage';
import { type Credentials, writeCredentials } from '../launch/sign-in';
import { startServer, type VSCodeServer } from '../launch/vscode-server';
import { Workbench } from '../launch/workbench';
import type { Simulator } from '../simulator/simulator';

/** Milliseconds that VS Code may take to come up, and that one step of a test may take. */
const startTimeout = 180_000;
const stepTimeout = 20_000;

export interface SceneOptions extends StageOptions {
  /** Default: `jira`. */
  readonly source?: StageSource;
}

/** A VS Code with the packed extension, on a sample repository, and a Jira: one for all tests of a file. */
export class Scene {
  #parts: Parts | undefined;
  /** What somebody signed in with. */
  readonly #given: Credentials[] = [];

  constructor(readonly options: SceneOptions) {}

  get workbench(): Workbench {
    return this.#running.workbench;
  }

  get page(): Page {
    return this.workbench.page;
  }

  get simulator(): Simulator {
    const { simulator } = this.#running.stage;
    if (!simulator) throw new Error('This scene has no Jira.');
    return simulator;
  }

  /** What the pages said so far. */
  get console(): readonly string[] {
    return this.#running.console;
  }

  /** The workspace folder, absolute. */
  get folder(): string {
    return this.#running.stage.folder;
  }

  /** Runs git in the workspace. */
  git(...args: readonly string[]): Promise<string> {
    return git(this.folder, ...args);
  }

  /** The files VS Code and the extension wrote that hold one of these texts. */
  async filesHolding(texts: readonly string[]): Promise<string[]> {
    const home = path.resolve(this.#running.server.settingsFile, '../../..');
    const entries = await fs.readdir(home, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name));
    const holding = await Promise.all(
      files.map(async (file) => {
        // Drafts of files come and go.
        const content = await fs.readFile(file).catch(() => Buffer.alloc(0));
        return texts.some((text) => content.includes(text)) ? [path.relative(home, file)] : [];
      }),
    );
    return holding.flat();
  }

  /** Tokens, passwords and mail addresses that were given and are in files of VS Code or in what its pages said. */
  async leaks(): Promise<string[]> {
    const { stage, console: said } = this.#running;
    const all = [...(stage.simulator ? [stage.simulator] : []), ...this.#given];
    const secrets = all
      .flatMap(({ email, token, password }) => [email, token, password])
      .filter((secret) => secret !== undefined);
    const lines = said.filter((line) => secrets.some((secret) => line.includes(secret)));
    return [...(await this.filesHolding(secrets)), ...lines];
  }

  /** Reloads the window, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.#running.server.reload(this.page);
  }

  /** Kills what runs the extension, without a last word to it, and opens the window again. */
  async kill(): Promise<void> {
    await this.#running.server.killExtensionHosts();
    await this.reload();
  }

  /** Signs in to another Jira, as the extension's own command does when it is told everything. */
  async signInTo(credentials: Credentials): Promise<void> {
    const file = this.#running.stage.vscode.env?.STORY_CONTEXT_SIGN_IN;
    if (!file) throw new Error('This scene has nobody who signs in.');
    this.#given.push(credentials);
    await writeCredentials(credentials, file);
    await this.workbench.runCommand('Story Context Tests: Sign In');
  }

  /** Opens a second VS Code, of another user, on the same folder. It is closed at the end of the file. */
  async secondWorkbench(): Promise<Workbench> {
    const { browser, server } = this.#running;
    return openWorkbench(await newContext(browser), server, this.#running.console);
  }

  async open(): Promise<void> {
    this.#parts = await start(this.options);
  }

  async close(): Promise<void> {
    await this.#parts?.close();
    this.#parts = undefined;
  }

  /** Saves what can be seen, and what the page said, under a test's name. */
  async saveFailure(title: string): Promise<void> {
    if (!this.#parts) return;
    const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
    const file = path.join(resultsFolder, 'ui', name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    const pages = this.#parts.browser.contexts().flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      const suffix = index === 0 ? '' : `-window-${index + 1}`;
      await page.screenshot({ path: `${file}${suffix}.png` });
    }
    await fs.writeFile(`${file}.log`, [...this.#parts.console, this.#parts.server.output()].join('\n'));
    console.log(`      (see ${path.relative(process.cwd(), file)}.png and .log)`);
  }

  get #running(): Parts {
    if (!this.#parts) throw new Error('The scene is up in tests and hooks only.');
    return this.#parts;
  }
}

/** Starts a scene before the tests of the surrounding `describe`, and ends it after them. */
export function useScene(options: SceneOptions = {}): Scene {
  const scene = new Scene(options);
  before(async function () {
    this.timeout(startTimeout);
    await scene.open();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await scene.saveFailure(this.currentTest.fullTitle());
  });
  after(async function () {
    this.timeout(startTimeout);
    try {
      assert.deepEqual(await scene.leaks(), []);
    } finally {
      await scene.close();
    }
  });
  return scene;
}

interface Parts {
  readonly stage: Stage;
  readonly workbench: Workbench;
  readonly server: VSCodeServer;
  readonly browser: Browser;
  /** What the pages said. */
  readonly console: string[];
  close(): Promise<void>;
}

/** Starts one part after the other. When one fails, those before it are closed. */
async function start({ source = 'jira', ...options }: SceneOptions): Promise<Parts> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const simulator = { deployment: deploymentUnderTest(), ...options.simulator };
    const stage = await setStage(source, { ...options, simulator });
    closing.push(stage.close);
    const server = await startServer(stage.vscode);
    closing.push(server.close);
    const browser = await launchChromium();
    closing.push(() => browser.close());
    const lines: string[] = [];
    const workbench = await openWorkbench(await newContext(browser), server, lines);
    return { stage, workbench, server, browser, console: lines, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function newContext(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 } });
}

async function openWorkbench(
  context: BrowserContext,
  server: VSCodeServer,
  lines: string[],
): Promise<Workbench> {
  context.setDefaultTimeout(stepTimeout);
  context.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  return new Workbench(await server.openWorkbench(context));
}
