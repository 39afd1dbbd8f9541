import assert from 'node:assert/strict';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { AskForm } from './ask-form';
import { git } from './sample-repository';
import type { Workbench } from './workbench';

/** Where the main job is done, and how what it wrote is looked up there, past the extension. */
export interface Site {
  /** The story that is read, ticked and asked about. */
  readonly story: string;
  /** The criterion that is ticked, and the story's progress before and after. */
  readonly criterion: string;
  readonly before: string;
  readonly after: string;
  /** The story that work is started on, and a part of its new branch's name. */
  readonly next: string;
  readonly branch: string;
  /** Whether what was ticked and asked is in a file of the repository, and so not committed. */
  readonly isInRepository: boolean;
  /** Whether the source has the tick, the question, and work as started. */
  isTicked(): Promise<boolean>;
  isAsked(question: string): Promise<boolean>;
  isStarted(): Promise<boolean>;
}

const question = 'Do the 30 minutes start again with every click?';

/** Does the main job as a person does, and leaves a picture of each step in a folder. Throws where a step fails. */
export async function doMainJob(
  workbench: Workbench,
  site: Site,
  repository: string,
  pictures: string,
): Promise<void> {
  const picture = (name: string) => workbench.screenshot(path.join(pictures, `${name}.png`));
  const sprint = workbench.view('Sprint');
  const page = workbench.webview;

  await say('The sprint shows its stories', async () => {
    await workbench.openContainer('Story Context');
    await workbench.widenSideBar(440);
    await (await sprint.row(site.story)).says(site.before);
    await picture('1-sprint');
  });

  await say(`${site.story} opens with its acceptance criteria`, async () => {
    await (await sprint.row(site.story)).click();
    await workbench.editorTab(site.story).waitFor();
    await isChecked(page.getByRole('checkbox', { name: site.criterion }), false);
    await picture('2-story-before');
  });

  await say('A tick is written to the source, and the sprint follows', async () => {
    await page.getByRole('checkbox', { name: site.criterion }).click();
    await isChecked(page.getByRole('checkbox', { name: site.criterion }), true);
    await until('the source has the tick', site.isTicked);
    await (await sprint.row(site.story)).says(site.after);
    await picture('3-story-after');
  });

  await say('A question reaches the Product Owner', async () => {
    await page.getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await new AskForm(page).ask(question);
    const asked = page.getByRole('region', { name: 'Questions' }).getByText(question);
    await asked.scrollIntoViewIfNeeded();
    await until('the source has the question', () => site.isAsked(question));
    await picture('4-question');
  });

  await say(`Work on ${site.next} starts on a branch of its own`, async () => {
    await (await sprint.row(site.next)).clickAction('Start Work');
    await workbench.quickInput.opened(site.next);
    await workbench.quickInput.item('Create and check out').waitFor();
    await workbench.quickInput.accept();
    await workbench.quickInput.opened('Name of the new branch');
    await workbench.quickInput.accept();
    if (site.isInRepository) {
      await workbench.quickInput.opened('not committed');
      await workbench.quickInput.choose('Take along');
    }
    await workbench.quickInput.opened('Where does the story move?');
    await workbench.quickInput.choose('In Progress');
    await workbench.notification(site.branch).waitFor();
    assert.ok((await git(repository, 'branch', '--show-current')).includes(site.branch));
    await until('the source has the new status', site.isStarted);
    await workbench.statusBarItem(site.next).waitFor();
    await picture('5-start-work');
  });

  await say('The commit box has the key of the story', async () => {
    await workbench.openContainer('Source Control');
    await until('the key is in the commit box', async () =>
      (await workbench.commitMessage()).includes(site.next),
    );
    await picture('6-commit');
  });
}

async function say(what: string, step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    console.log(`  ✘ ${what}`);
    throw error;
  }
  console.log(`  ✔ ${what}`);
}

function isChecked(box: Locator, checked: boolean): Promise<void> {
  return until(checked ? 'the box is ticked' : 'the box is not ticked', async () => {
    return (await box.isChecked()) === checked;
  });
}

/** Milliseconds that a change may take to arrive. */
const patience = 30_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await holds());) {
    if (Date.now() > end) throw new Error(`It did not come about that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
