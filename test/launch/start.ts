import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium';
import { chooseDeployment, deploymentUnderTest } from './deployment';
import { openDesktop } from './desktop';
import { chooseHost } from './host';
import { installServer } from './install';
import { doMainJob } from './main-job';
import { jiraSite, markdownSite } from './main-job-sites';
import { packExtension } from './pack';
import { resultsFolder } from './paths';
import { LaunchError, runMain, step } from './progress';
import { setStage, type Stage } from './stage';
import { startServer } from './vscode-server';
import { Workbench } from './workbench';

const usage = `npm start                 VS Code with Story Context, a sample repository and a simulated Jira
npm start -- --markdown   the same with a backlog of Markdown stories, and no Jira
npm start -- --check      does the main job by itself, and saves pictures in test-results/start/
  --deployment datacenter with a Jira Data Center in place of a Jira Cloud`;

async function main(): Promise<number> {
  const { markdown, check, deployment } = readArguments();
  chooseDeployment(deployment);
  const host = check ? 'server' : await chooseHost('window');
  await Promise.all([packExtension(), host === 'server' && installServer()]);
  const stage = await step('Making a sample repository and its sprint', () =>
    setStage(markdown ? 'markdown' : 'jira', {
      repository: { today: new Date() },
      simulator: { deployment: deploymentUnderTest() },
    }),
  );
  try {
    if (check) return await checkMainJob(stage, markdown);
    if (host === 'desktop') await showOnDesktop(stage);
    else await serve(stage);
    return 0;
  } finally {
    await stage.close();
  }
}

function readArguments(): {
  readonly markdown: boolean;
  readonly check: boolean;
  readonly deployment?: string;
} {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { markdown: flag, check: flag, deployment: { type: 'string' } } }).values;
  } catch (error) {
    throw new LaunchError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

async function showOnDesktop(stage: Stage): Promise<void> {
  const desktop = await step('Opening VS Code', () => openDesktop(stage.vscode));
  try {
    console.log(whatToDo(stage, 'VS Code has opened. Close its window, or press Ctrl+C here, to end.'));
    await desktop.closed;
  } finally {
    await desktop.close();
  }
}

async function serve(stage: Stage): Promise<void> {
  const server = await step('Starting VS Code', () => startServer(stage.vscode));
  console.log(
    whatToDo(
      stage,
      `Open this in a browser (Ctrl+C here ends it and deletes all it made):\n\n  ${server.address}`,
    ),
  );
  await new Promise(() => undefined);
}

function whatToDo({ simulator, folder }: Stage, first: string): string {
  const [story, source] = simulator
    ? ['SHOP-7', `a simulated Jira at ${simulator.url}, signed in as ${simulator.email}`]
    : ['WEB-1', 'the Markdown files in its folder backlog/'];
  return `
${first}

The workspace is ${folder}; its stories come from ${source}.

  1. Click the Story Context icon in the activity bar: the sprint, its goal and its stories.
  2. Click ${story}: the story with its acceptance criteria. Tick one; the sprint follows.
  3. Click "Ask the Product Owner", on the page or beside a criterion.
  4. Click "Start work": a branch, the assignee and the status, each as you choose.
  5. Open Source Control: the commit message begins with the story's key.
`;
}

const picturesOf = { cloud: 'jira', datacenter: 'jira-data-center' } as const;

async function checkMainJob(stage: Stage, markdown: boolean): Promise<number> {
  const pictures = path.join(
    resultsFolder,
    'start',
    markdown ? 'markdown' : picturesOf[deploymentUnderTest()],
  );
  await fs.rm(pictures, { recursive: true, force: true });
  const server = await step('Starting VS Code', () => startServer(stage.vscode));
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    context.setDefaultTimeout(30_000);
    const workbench = new Workbench(
      await step('Opening it in Chromium', () => server.openWorkbench(context)),
    );
    const site = stage.simulator ? jiraSite(stage.simulator) : markdownSite(stage.folder);
    try {
      await doMainJob(workbench, site, stage.folder, pictures);
    } catch (error) {
      const picture = await workbench.screenshot(path.join(pictures, 'failed.png'));
      console.error(`\n${error instanceof Error ? error.message : String(error)}`);
      console.error(`What could be seen: ${path.relative(process.cwd(), picture)}`);
      return 1;
    }
    console.log(`\nThe main job works. Pictures: ${path.relative(process.cwd(), pictures)}/`);
    return 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

runMain(main);
