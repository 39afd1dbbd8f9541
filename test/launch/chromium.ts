import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { LaunchError } from './progress';

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

/** The browser that VS Code's workbench is driven in. */
export function findChromium(): string {
  const chosen = process.env['STORY_CONTEXT_CHROMIUM'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new LaunchError(`STORY_CONTEXT_CHROMIUM names ${chosen}, which does not exist.`);
  }
  const found = [...(places[process.platform] ?? []), chromium.executablePath()].find((file) =>
    existsSync(file),
  );
  if (found) return found;
  throw new LaunchError(
    'No Chromium or Chrome was found to drive VS Code in. Install one (Debian and Ubuntu: ' +
      'apt-get install chromium; anywhere: npx playwright-core install chromium), or name one in ' +
      'STORY_CONTEXT_CHROMIUM.',
  );
}

/** Starts the browser without a window, and without anything that talks to the network by itself. */
export function launchChromium(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findChromium(),
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
