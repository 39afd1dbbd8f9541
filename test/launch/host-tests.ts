import fs from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { build } from 'esbuild';
import { startSimulator } from '../simulator/simulator';
import { temporaryFolder } from './at-exit';
import { launchChromium } from './chromium';
import { chooseDeployment, deploymentUnderTest } from './deployment';
import { runDesktopTests } from './desktop';
import { chooseHost } from './host';
import { projectFolder } from './paths';
import { LaunchError, runMain, step } from './progress';
import { runProcess } from './run-process';
import { createSampleBacklog } from './sample-backlog';
import { createSampleRepository } from './sample-repository';
import { startServer } from './vscode-server';
import type { VSCodeOptions } from './vscode-options';

const builtTests = path.join(projectFolder, 'dist', 'test', 'host');
const testModule = path.join(builtTests, 'index.js');

/** Stands before each line that the tests print, among those that the workbench prints for itself. */
const lineMark = '[test] ';

/** Minutes after which a run that hangs is given up. */
const limit = 10;

/**
 * Runs test/host inside a real VS Code, on the checkout and a sample repository with a sample backlog. The tests find
 * the simulator's `{ url, email, token, deployment }` in STORY_CONTEXT_SIMULATOR. `--grep TEXT` chooses tests by name,
 * `--deployment datacenter` gives them a Jira Data Center in place of a Jira Cloud.
 */
async function main(): Promise<number> {
  chooseDeployment(argument('--deployment'));
  await step('Building the extension and the tests', buildAll);
  const host = await chooseHost('tests');
  const workspace = await temporaryFolder();
  const simulator = await startSimulator({ deployment: deploymentUnderTest() });
  try {
    await createSampleRepository(workspace.path, { branch: true });
    await createSampleBacklog(workspace.path);
    const { url, email, token, deployment } = simulator;
    const options: VSCodeOptions = {
      workspace: workspace.path,
      driver: true,
      env: {
        STORY_CONTEXT_SIMULATOR: JSON.stringify({ url, email, token, deployment }),
        ...(host === 'server' && { STORY_CONTEXT_LINE_MARK: lineMark }),
        ...chosenTests(),
      },
    };
    console.log(`- Running the tests inside VS Code (${host})\n`);
    const run = host === 'desktop' ? runOnDesktop(options) : runOnServer(options);
    return await within(limit, run);
  } finally {
    await simulator.close();
    await workspace.remove();
  }
}

async function buildAll(): Promise<void> {
  const extension = await runProcess(process.execPath, ['esbuild.js'], { cwd: projectFolder });
  if (extension.code !== 0) {
    throw new LaunchError(`The build failed:\n${extension.stdout}${extension.stderr}`);
  }
  // A test that is gone from the sources must not run again.
  await fs.rm(builtTests, { recursive: true, force: true });
  await build({
    absWorkingDir: projectFolder,
    entryPoints: ['test/host/index.ts', 'test/host/**/*.test.ts'],
    outdir: builtTests,
    outbase: 'test/host',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

function chosenTests(): Readonly<Record<string, string>> {
  const text = argument('--grep');
  return text === undefined ? {} : { STORY_CONTEXT_GREP: text };
}

function argument(name: string): string | undefined {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

function runOnDesktop(options: VSCodeOptions): Promise<number> {
  return runDesktopTests(options, projectFolder, testModule);
}

/** VS Code's driver calls two functions of the page: for each line of the console, and at the end. */
async function runOnServer(options: VSCodeOptions): Promise<number> {
  const server = await startServer(options);
  const browser = await launchChromium();
  const others: string[] = [];
  let printed = 0;
  try {
    const context = await browser.newContext();
    const ended = new Promise<number>((resolve, reject) => {
      browser.once('disconnected', () => reject(new LaunchError('Chromium ended before the tests did.')));
      context.once('page', (page) =>
        page.once('crash', () => reject(new LaunchError("VS Code's window crashed before the tests ended."))),
      );
      void context.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
        const line = format(...args);
        if (!line.startsWith(lineMark)) return void others.push(line);
        printed++;
        console.log(line.slice(lineMark.length));
      });
      void context.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    const remote = (folder: string) => `vscode-remote://${new URL(server.origin).host}${folder}`;
    await server.openWorkbench(context, [
      ['extensionDevelopmentPath', remote(projectFolder)],
      ['extensionTestsPath', remote(testModule)],
    ]);
    const code = await ended;
    // Without a word of the tests, what the workbench said tells why they could not be run.
    if (code !== 0 && printed === 0) console.error(others.slice(-12).join('\n'));
    return code;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function within(minutes: number, run: Promise<number>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new LaunchError(`The tests did not end within ${minutes} minutes.`);
    timer = setTimeout(reject, minutes * 60_000, error);
  });
  return Promise.race([run, late]).finally(() => clearTimeout(timer));
}

runMain(main);
