import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { statuses } from '../simulator/catalogue';
import type { Issue } from '../simulator/model';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const oskar = 'Oskar Brandt';

const textOf = (value: unknown): string => JSON.stringify(value);

describe('Acting on a story', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const page = () => scene.workbench.webview;
  const issue = (key: string): Issue => scene.simulator.issue(key);
  const open = async (key: string): Promise<void> => {
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row(key)).click();
    await page().locator('header').getByText(key, { exact: true }).first().waitFor();
  };
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name, exact: true });
  const statusOf = (key: string) => statuses.find(({ id }) => id === issue(key).statusId)?.name;

  it('moves it, at once and with a way back', async () => {
    const { quickInput } = scene.workbench;
    await open('SHOP-9');
    const before = statusOf('SHOP-9') ?? '';
    await button(`Status: ${before}. Change it`).click();
    await quickInput.opened(`It is ${before} now. Where does it move?`);
    await quickInput.choose('To Do');
    await button('Status: To Do. Change it').waitFor();
    await eventually('Jira has it', () => statusOf('SHOP-9') === 'To Do');
    await button('Undo: Moved to To Do').click();
    await button(`Status: ${before}. Change it`).waitFor();
    await eventually('Jira has it back', () => statusOf('SHOP-9') === before);
    assert.equal(await button(/^Undo/).count(), 0);
  });

  it('asks for what Jira wants to know of a move', async () => {
    const { quickInput } = scene.workbench;
    await open('SHOP-12');
    await button('Status: To Do. Change it').click();
    await quickInput.choose('In Progress');
    await button('Status: In Progress. Change it').click();
    await quickInput.choose('Resolve');
    await quickInput.opened('Resolution, which is needed to move it to Done');
    await quickInput.cancel();
    await button('Status: In Progress. Change it').click();
    await quickInput.choose('Resolve');
    await quickInput.opened('Resolution, which is needed to move it to Done');
    await quickInput.choose('Done');
    await eventually('Jira has it', () => statusOf('SHOP-12') === 'Done');
  });

  it('assigns it to whoever is named', async () => {
    const { quickInput } = scene.workbench;
    const { assigneeId } = issue('SHOP-9');
    await open('SHOP-9');
    await button('Assignee: Jonas Weber. Change it').click();
    await quickInput.type('Nobody at all');
    await quickInput.item('Nobody who may have this story is called').waitFor();
    await quickInput.type('Osk');
    await eventually('nobody else is offered', async () => (await quickInput.items()).length === 1);
    await quickInput.choose(oskar);
    await button(`Assignee: ${oskar}. Change it`).waitFor();
    await eventually(
      'Jira has it',
      () => issue('SHOP-9').assigneeId === scene.simulator.people.oskar.accountId,
    );
    await button(`Undo: Assigned to ${oskar}`).click();
    await button('Assignee: Jonas Weber. Change it').waitFor();
    await eventually('Jira has it back', () => issue('SHOP-9').assigneeId === assigneeId);
  });

  it('estimates it', async () => {
    const { quickInput } = scene.workbench;
    await button(/^Points: /).click();
    await quickInput.opened('Estimate SHOP-9');
    await quickInput.type('a lot');
    await quickInput.widget.getByText('This is not a number of points').waitFor();
    await quickInput.answer('13');
    await button('Points: 13. Change them').waitFor();
    await eventually('Jira has it', () => issue('SHOP-9').points === 13);
    await (await scene.workbench.view('Sprint').row('SHOP-9')).says('13 pt');
  });

  it('flags it, and takes the flag away', async () => {
    await button('Flag as blocked').click();
    await page().locator('.flag').waitFor();
    await eventually('Jira has it', () => issue('SHOP-9').flagged);
    await button('Remove flag').click();
    await page().locator('.flag').waitFor({ state: 'hidden' });
    await eventually('Jira has it', () => !issue('SHOP-9').flagged);
  });

  it('logs work on it, once', async () => {
    const { quickInput } = scene.workbench;
    const { spent } = structuredClone(issue('SHOP-9').time);
    await button('Log work').click();
    await quickInput.opened('How long did you work on it, up to now?');
    await quickInput.answer('1h 30m');
    await quickInput.opened('What did you do?');
    await quickInput.answer('Slots by `postcode`');
    await eventually('Jira has it', () => issue('SHOP-9').time.spent === (spent ?? 0) + 5400);
    await page().getByText('1d 2h 30m of 1d logged').waitFor();
  });

  it('comments on it, and edits the comment', async () => {
    const region = page().getByRole('region', { name: 'Comments' });
    const field = (name: string) => page().getByRole('textbox', { name, exact: true });
    const said = issue('SHOP-9').comments.length;
    await field('Add a comment').fill('It is **free** on:\n\n- Monday\n- Sunday');
    await scene.page.keyboard.press('Control+Enter');
    await region.getByText('Monday', { exact: true }).waitFor();
    await eventually('Jira has it', () => issue('SHOP-9').comments.length === said + 1);
    await eventually('the field is empty', async () => (await field('Add a comment').inputValue()) === '');
    const posted = () => textOf(issue('SHOP-9').comments.at(-1)?.body);
    assert.match(posted(), /Monday/);
    assert.match(posted(), scene.simulator.deployment === 'cloud' ? /bulletList/ : /\* Monday/);
    await region.getByRole('listitem').filter({ hasText: 'Monday' }).last().hover();
    await button('Edit your comment').last().click();
    await field('Your comment').fill('It is free on Mondays.');
    await button('Save').click();
    await region.getByText('It is free on Mondays.').waitFor();
    await eventually('Jira has it', () => /free on Mondays/.test(posted()));
    assert.equal(issue('SHOP-9').comments.length, said + 1);
  });

  it('keeps what is half typed while another page is in front', async () => {
    await page().getByRole('textbox', { name: 'Add a comment', exact: true }).fill('Half a sen');
    await open('SHOP-8');
    await scene.workbench.editorTab('SHOP-9').click();
    await page().locator('header').getByText('SHOP-9', { exact: true }).first().waitFor();
    const field = page().getByRole('textbox', { name: 'Add a comment', exact: true });
    await eventually('it is there again', async () => (await field.inputValue()) === 'Half a sen');
    await field.fill('');
  });

  it('says why it was refused, and keeps it to be tried again', async () => {
    scene.simulator.addFault({
      ...{ kind: 'status', method: 'PUT', path: '/rest/*/SHOP-9/assignee', status: 400, times: 'always' },
      body: { errorMessages: [], errors: { assignee: 'Oskar cannot be assigned issues.' } },
    });
    const { quickInput } = scene.workbench;
    await button('Assignee: Jonas Weber. Change it').click();
    await quickInput.type('Oskar');
    await eventually('nobody else is offered', async () => (await quickInput.items()).length === 1);
    await quickInput.choose(oskar);
    const unsent = page().getByRole('region', { name: 'Not sent yet' });
    await unsent.getByText(/Oskar cannot be assigned issues/).waitFor();
    await button('Assignee: Jonas Weber. Change it').waitFor();
    scene.simulator.clearFaults();
    await unsent.getByRole('button', { name: `Discard: Assign to ${oskar}` }).click();
    await unsent.waitFor({ state: 'hidden' });
  });

  it('shows pictures of the story from Jira, and opens files in an editor', async () => {
    await page().getByRole('heading', { name: 'Description' }).scrollIntoViewIfNeeded();
    const picture = page().locator('main img').first();
    await picture.waitFor();
    await eventually('the picture is drawn', () =>
      picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0),
    );
    await button('Open slot-service.log').click();
    await scene.workbench.editorTab('slot-service.log').waitFor();
    await scene.page.locator('.editor-instance .view-lines').first().waitFor();
    await scene.workbench.editorTab('SHOP-9').click();
  });

  it('goes on to what it waits for, and comes back', async () => {
    await open('SHOP-7');
    await button(/^SHOP-8 /)
      .first()
      .click();
    await page().locator('header').getByText('SHOP-8', { exact: true }).first().waitFor();
    await scene.workbench.editorTab('SHOP-7').waitFor();
  });
});

describe('Pages of stories', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const page = () => scene.workbench.webview;
  const look = async (key: string): Promise<void> => {
    await (await scene.workbench.view('Sprint').row(key)).click();
    await page().locator('header').getByText(key, { exact: true }).first().waitFor();
  };
  const tabs = async () =>
    (await scene.workbench.editorTabs.allInnerTexts()).map((text) => /[A-Z]+-\d+/.exec(text)?.[0]);

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('SHOP-7');
  });

  it('give their tab to the next one while they are looked at only', async () => {
    await look('SHOP-7');
    await look('SHOP-8');
    assert.deepEqual(await tabs(), ['SHOP-8']);
  });

  it('stay where they are kept', async () => {
    await scene.page.getByRole('button', { name: 'Keep Story Open' }).click();
    await look('SHOP-7');
    assert.deepEqual(await tabs(), ['SHOP-8', 'SHOP-7']);
    await look('SHOP-12');
    assert.deepEqual(await tabs(), ['SHOP-8', 'SHOP-12']);
  });

  it('stay where something is done on them', async () => {
    const box = page().getByRole('checkbox', { checked: false }).first();
    await box.click();
    await look('SHOP-7');
    assert.deepEqual(await tabs(), ['SHOP-8', 'SHOP-12', 'SHOP-7']);
  });

  it('open from a link', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Developer: Open URL');
    await workbench.quickInput.answer('vscode://story-context.story-context/story/SHOP-14');
    await workbench.answerDialog('Allow', 'Open');
    await page().locator('header').getByText('SHOP-14', { exact: true }).first().waitFor();
    await workbench.runCommand('View: Close Editor');
    await workbench.editorTab('SHOP-14').waitFor({ state: 'hidden' });
  });

  it('mark what the Product Owner changed since', async () => {
    await look('SHOP-9');
    const issue = scene.simulator.issue('SHOP-9');
    const text = (value: unknown) => JSON.stringify(value);
    const from = 'The van does not come';
    await look('SHOP-7');
    const before = text(issue.description);
    const word = /[A-Z][a-z]+ [a-z]+ [a-z]+/.exec(before.replaceAll(/"type":"[^"]*"/g, ''))?.[0] ?? from;
    issue.description = JSON.parse(before.replace(word, `Henceforth ${word}`)) as typeof issue.description;
    issue.updated += 60_000;
    await look('SHOP-9');
    const changes = page().getByRole('region', { name: /^Changed since you last looked/ });
    await changes.waitFor();
    await changes.getByRole('button', { name: 'Got it' }).click();
    await changes.waitFor({ state: 'hidden' });
  });

  it('come back after a restart, without a network', async function () {
    this.timeout(120_000);
    const before = await tabs();
    scene.simulator.addFault({ kind: 'drop-before', times: 'always' });
    await scene.reload();
    await page().getByRole('checkbox').first().waitFor();
    assert.deepEqual((await tabs()).slice(0, 2), before.slice(0, 2));
    const shown = await page().locator('header .key').innerText();
    await scene.workbench.editorTabs.and(scene.page.locator('.active')).getByText(shown).waitFor();
    scene.simulator.clearFaults();
  });
});
