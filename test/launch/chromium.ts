import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { LaunchError, step } from './progress';
import { runProcess } from './run-process';

const root = process.getuid?.() === 0;

/** Where Chromium and Chrome are usually installed; the first that exists is taken. */
const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((variable) =>
    path.join(process.env[variable] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
};

/** The browser that VS Code's workbench is driven in; installed where there is none. */
export async function findChromium(): Promise<string> {
  const chosen = process.env['STORY_CONTEXT_CHROMIUM'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new LaunchError(`STORY_CONTEXT_CHROMIUM names ${chosen}, which does not exist.`);
  }
  const found = installed() ?? (await (installing ??= step('Installing Chromium', install)));
  if (found) return found;
  throw new LaunchError(
    'No Chromium or Chrome was found to drive VS Code in, and none could be installed. Install one (Debian and ' +
      'Ubuntu: apt-get install chromium; anywhere: npx playwright-core install chromium), or name one in ' +
      'STORY_CONTEXT_CHROMIUM.',
  );
}

function installed(): string | undefined {
  return [...(places[process.platform] ?? []), chromium.executablePath()].find((file) => existsSync(file));
}

let installing: Promise<string | undefined> | undefined;

/** As the system's own package where that is ours to install, else as Playwright downloads it. */
async function install(): Promise<string | undefined> {
  if (root && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args: string[]) => runProcess('apt-get', ['-qq', ...args], { env });
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', 'chromium');
    const packaged = installed();
    if (packaged) return packaged;
  }
  const playwright = path.join(path.dirname(require.resolve('playwright-core/package.json')), 'cli.js');
  await runProcess(process.execPath, [playwright, 'install', 'chromium']);
  return installed();
}

/** Starts the browser without a window, and without anything that talks to the network by itself. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...(root ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
