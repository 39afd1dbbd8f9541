import fs from 'node:fs/promises';
import path from 'node:path';
import { answerAs } from './answer';
import { CodeThread } from '../ui/code-thread';
import { appears, disappears } from './appears';
import { launchChromium } from './chromium';
import { projectFolder } from './paths';
import { runMain, step } from './progress';
import { setStage, type Stage } from './stage';
import { startServer, type VSCodeServer } from './vscode-server';
import type { Theme } from './vscode-settings';
import { Workbench } from './workbench';

const folder = path.join(projectFolder, 'media', 'screenshots');

/** The pictures that the README shows, by theme. */
const wanted: Readonly<Record<Theme, readonly string[]>> = {
  dark: ['story', 'question', 'product'],
  light: ['sprint', 'story', 'talk', 'review'],
  'high-contrast': ['story', 'roadmap'],
};

async function main(): Promise<void> {
  await fs.mkdir(folder, { recursive: true });
  for (const theme of ['dark', 'light', 'high-contrast'] as const) {
    await step(`Taking the pictures in the ${theme} theme`, () => takePictures(theme));
  }
}

async function takePictures(theme: Theme): Promise<void> {
  const stage = await setStage('jira', { theme, repository: { today: new Date() } });
  const server = await startServer(stage.vscode);
  try {
    await inChromium(server, (workbench) => pose(workbench, stage, theme));
    await inChromium(server, (workbench) => poseProduct(workbench, theme));
  } finally {
    await server.close();
    await stage.close();
  }
}

/** Takes a picture by its name, where it is wanted in this theme. */
function pictures(workbench: Workbench, theme: Theme): (name: string) => Promise<void> {
  return async (name) => {
    if (!wanted[theme].includes(name)) return;
    await workbench.screenshot(path.join(folder, `${name}-${theme}.png`));
  };
}

/** Brings the window into the state of each picture: the sprint, a story, its talk, and an answered question about code. */
async function pose(workbench: Workbench, { simulator }: Stage, theme: Theme): Promise<void> {
  const picture = pictures(workbench, theme);
  const story = workbench.webview;
  const row = () => workbench.view('Sprint').row('SHOP-7');
  await workbench.openContainer('Story Context');
  await workbench.widenSideBar(500);
  await (await row()).says('2/5');
  await workbench.openFile('address-form.ts');
  await workbench.dismissNotifications();
  // VS Code has its own work with the file first.
  for (const busy of ['Activating', /Analyzing|Initializing/]) {
    const item = workbench.statusBarItem(busy);
    if (await appears(item, 5_000)) await disappears(item, 60_000);
  }
  await picture('sprint');
  await workbench.closeTabs();

  await (await row()).click();
  await story.getByRole('checkbox').nth(4).waitFor();
  await story.getByRole('region', { name: 'Serves' }).waitFor();
  await picture('story');

  await (await workbench.view('Sprint').row('SHOP-9')).click();
  await story.getByRole('heading', { name: 'Show delivery slots by postcode', level: 1 }).waitFor();
  await story.getByRole('heading', { name: 'Comments' }).scrollIntoViewIfNeeded();
  await story.getByRole('region', { name: 'Comments' }).getByRole('listitem').last().hover();
  await picture('talk');

  await (await row()).click();
  await workbench.openFile('session.ts');
  await workbench.selectLines(14, 17);
  await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
  await workbench.quickInput.choose('SHOP-7');
  const asking = new CodeThread(workbench.page, 'Ask Oskar Brandt about SHOP-7');
  await asking.isReady();
  await workbench.page.keyboard.insertText('Do the 30 minutes start again with every click?');
  await asking.button('Ask').click();
  const asked = new CodeThread(workbench.page, /^SHOP-7 ·/);
  await asked.comment('every click?').waitFor();
  if (simulator) await answerAs(simulator, 'oskar', 'SHOP-7', 'Yes, with every click in the shop.');
  await workbench.runCommand('Story Context: Refresh');
  await asked.comment('Yes, with every click in the shop.').waitFor();
  // VS Code lists comments in its panel too.
  await workbench.runCommand('View: Hide Panel');
  await workbench.dismissNotifications();
  await picture('question');
}

/** The same for what the Product Owner shares: a review, the roadmap, and the metrics beside what comes next. */
async function poseProduct(workbench: Workbench, theme: Theme): Promise<void> {
  const picture = pictures(workbench, theme);
  const { webview, quickInput } = workbench;
  await workbench.openContainer('Story Context');
  await (await workbench.view('Sprint').row('SHOP-7')).says('2/5');
  await workbench.widenSideBar(400);
  await workbench.runCommand('Story Context: Create Product Files');
  await workbench.editorTab('vision.md').waitFor();
  await workbench.closeTabs();

  await workbench.runCommand('Story Context: Review a Sprint');
  await quickInput.opened('Sprint Review');
  await quickInput.choose(/^Sprint 23/);
  const burnDown = webview.getByRole('img', { name: 'Burn-down' });
  await burnDown.scrollIntoViewIfNeeded();
  await workbench.dismissNotifications();
  await picture('review');

  await workbench.runCommand('Story Context: Show Roadmap');
  await webview.getByRole('img', { name: 'Time line' }).waitFor();
  await picture('roadmap');

  await workbench.runCommand('Story Context: Show Product Metrics');
  await webview.getByRole('heading', { level: 2, name: 'Guest checkout rate' }).waitFor();
  await workbench.runCommand('Story Context: Focus on Product View');
  await workbench.view('Sprint').pane.locator('.pane-header').click();
  await (await workbench.view('Product').row('Guest checkout rate')).label();
  await workbench.dismissNotifications();
  await workbench.runCommand('View: Focus Active Editor Group');
  await picture('product');
}

/** Opens a window twice as sharp as it is large, for screens that show it so. */
async function inChromium(server: VSCodeServer, use: (workbench: Workbench) => Promise<void>): Promise<void> {
  const browser = await launchChromium();
  try {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, deviceScaleFactor: 2 });
    await use(new Workbench(await server.openWorkbench(context)));
  } finally {
    await browser.close();
  }
}

runMain(main);
