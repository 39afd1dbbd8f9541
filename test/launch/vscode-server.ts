import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { atExit, endGroup, killGroup, ownGroup, temporaryFolder } from './at-exit';
import { extensionHosts } from './extension-hosts';
import { installServer, type ServerInstallation } from './install';
import { LaunchError } from './progress';
import { runProcess } from './run-process';
import { cleanEnvironment } from './vscode-environment';
import type { VSCodeOptions } from './vscode-options';
import { writeSettings } from './vscode-settings';

/** A running VS Code server. One server serves any number of windows; each browser context is a user of its own. */
export interface VSCodeServer {
  /** Where its workbench is served, without a folder. */
  readonly origin: string;
  /** The address a person opens. */
  readonly address: string;
  /** The user's settings file, read by VS Code as it changes. */
  readonly settingsFile: string;
  /** Opens the workbench in a page and waits until it is restored. `payload` is VS Code's own list of pairs. */
  openWorkbench(context: BrowserContext, payload?: readonly (readonly [string, string])[]): Promise<Page>;
  /** Reloads a page's window and waits until it is restored. */
  reload(page: Page): Promise<void>;
  /** Ends the processes that run extensions as a machine without power does: at once, in the middle of anything. */
  killExtensionHosts(): Promise<void>;
  /** What the server printed so far. */
  output(): string;
  /** Ends the server and all it started, and deletes all it wrote. */
  close(): Promise<void>;
}

/** Seconds until a server that does not answer is given up; a cold disk takes longer than a warm one. */
const startSeconds = 60;

export async function startServer(options: VSCodeOptions): Promise<VSCodeServer> {
  const installation = await installServer();
  const home = await temporaryFolder();
  try {
    const userData = path.join(home.path, 'user-data');
    const folders = [
      ...['--user-data-dir', userData],
      ...['--server-data-dir', path.join(home.path, 'server-data')],
      ...['--extensions-dir', path.join(home.path, 'extensions')],
    ];
    await writeSettings(userData, options.settings ?? {}, options.theme);
    for (const extension of options.extensions ?? []) {
      await installExtension(installation, folders, extension);
    }
    const server = spawnServer(installation, folders, options);
    const origin = await listening(server);
    const address = `${origin}/?folder=${encodeURIComponent(options.workspace)}`;
    return {
      origin,
      address,
      settingsFile: path.join(userData, 'User', 'settings.json'),
      output: server.output,
      openWorkbench: (context, payload = []) => openWorkbench(context, address, payload),
      reload: async (page) => {
        await page.reload({ waitUntil: 'commit', timeout: startSeconds * 1000 });
        await whenReady(page);
      },
      killExtensionHosts: async () => {
        const hosts = await extensionHosts(server.child.pid ?? 0);
        if (hosts.length === 0) throw new Error('No process runs extensions.');
        for (const pid of hosts) process.kill(pid, 'SIGKILL');
      },
      close: async () => {
        await server.end();
        await home.remove();
      },
    };
  } catch (error) {
    await home.remove();
    throw error;
  }
}

async function installExtension(
  { node, main }: ServerInstallation,
  folders: readonly string[],
  file: string,
): Promise<void> {
  const args = [main, ...folders, '--accept-server-license-terms', '--install-extension', file];
  const result = await runProcess(node, args, { env: cleanEnvironment() });
  if (result.code === 0 && !/failed/i.test(result.stdout)) return;
  throw new LaunchError(`VS Code could not install ${file}:\n${result.stdout}${result.stderr}`);
}

interface ServerProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  end(): Promise<void>;
}

function spawnServer(
  { node, main }: ServerInstallation,
  folders: readonly string[],
  options: VSCodeOptions,
): ServerProcess {
  const args = [
    main,
    ...folders,
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.driver ? ['--enable-smoke-test-driver'] : []),
    ...(options.trust === 'ask' ? [] : ['--disable-workspace-trust']),
  ];
  const child = spawn(node, args, {
    ...ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: cleanEnvironment(options.env),
  });
  const forget = atExit(() => killGroup(child));
  let output = '';
  const collect = (text: string) => (output += text);
  child.stdout.setEncoding('utf8').on('data', collect);
  child.stderr.setEncoding('utf8').on('data', collect);
  return {
    child,
    output: () => output,
    end: async () => {
      await endGroup(child);
      forget();
    },
  };
}

/** The origin, once the server says that it listens. It chooses a free port itself. */
async function listening({ child, output, end }: ServerProcess): Promise<string> {
  const origin = await new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(resolve, startSeconds * 1000, undefined);
    const settle = (value: string | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port) settle(`http://127.0.0.1:${port}`);
    });
    child.once('exit', () => settle(undefined));
    child.once('error', () => settle(undefined));
  });
  if (origin) return origin;
  await end();
  throw new LaunchError(`VS Code's server did not start. It printed:\n${output()}`);
}

async function openWorkbench(
  context: BrowserContext,
  address: string,
  payload: readonly (readonly [string, string])[],
): Promise<Page> {
  const page = await context.newPage();
  const pairs = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
  await page.goto(`${address}&payload=${encodeURIComponent(JSON.stringify(pairs))}`, {
    waitUntil: 'commit',
    timeout: startSeconds * 1000,
  });
  await whenReady(page);
  return page;
}

/** Waits until the workbench shows its last state, knows its extensions, and wears its theme. */
async function whenReady(page: Page): Promise<void> {
  const timeout = startSeconds * 1000;
  const marks = ['code/LifecyclePhase/Restored', 'code/didLoadExtensions'];
  await page.waitForFunction(
    (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
    marks,
    { timeout },
  );
  await page.locator('.monaco-workbench[class*="vscode-theme-"] .statusbar').waitFor({ timeout });
}
