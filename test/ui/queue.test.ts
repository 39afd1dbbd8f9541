import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { appears } from '../launch/appears';
import { AskForm } from '../launch/ask-form';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('What could not be sent', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const page = () => scene.workbench.webview;
  const form = () => new AskForm(page());
  const queue = () => scene.workbench.quickInput;
  const status = (text: string | RegExp): Locator => scene.workbench.statusBarItem(text);
  const comments = (key: string) => scene.simulator.issue(key).comments.length;
  const notSent = () => page().getByRole('region', { name: 'Not sent yet' });

  const cutOff = () => scene.simulator.addFault({ kind: 'drop-before', times: 'always' });
  const open = async (key: string): Promise<void> => {
    await scene.workbench.openContainer('Story Context');
    const shown = page().locator('header').getByText(key, { exact: true }).first();
    // A click can come while the rows of a new window are drawn anew.
    await eventually(`${key} is open`, async () => {
      await (await scene.workbench.view('Sprint').row(key)).click();
      return appears(shown, 5_000);
    });
  };
  const ask = async (words: string): Promise<void> => {
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await form().button('Change whom to ask').click();
    await queue().opened(/^Ask about/);
    await queue().choose('Nobody by name');
    await form().to('To nobody by name');
    await form().ask(words);
  };
  const showQueue = async (): Promise<void> => {
    await scene.workbench.runCommand('Story Context: Show Changes Not Sent Yet...');
    await queue().opened(/Does Not Have Yet/);
  };

  afterEach(() => scene.simulator.clearFaults());

  it('is counted in the status bar, shown on the page with its reason, and sent when Jira answers', async function () {
    this.timeout(120_000);
    await open('SHOP-7');
    const name = 'After 30 minutes without a click the address is gone';
    const row = page()
      .getByRole('listitem')
      .filter({ has: page().getByRole('checkbox', { name }) });
    cutOff();
    await page().getByRole('checkbox', { name }).click();
    await row
      .getByText(/Kept here, and saved by itself as soon as it can be\. .*cannot be reached/)
      .waitFor();
    await page().locator(`[role=checkbox][aria-label="${name}"][aria-checked=true]`).waitFor();
    await status(/^\s*1\s*$/).waitFor();
    await showQueue();
    const [first = '', why = '', last = '', ...others] = await queue().items();
    assert.deepEqual([first.trim(), last.trim(), others], [`SHOP-7 Tick: ${name}`, 'Try all again', []]);
    assert.match(why, /cannot be reached/);
    scene.simulator.clearFaults();
    // It may have been sent by itself meanwhile.
    await queue().choose(/Try all again|has everything/);
    await queue()
      .item(/has everything you did/)
      .waitFor();
    await queue().cancel();
    await row.getByText(/Ticked by/).waitFor();
    assert.equal(await status(/^\s*1\s*$/).count(), 0);
  });

  it('outlives a kill of VS Code, and is sent once by the next window', async function () {
    this.timeout(120_000);
    await open('SHOP-12');
    const before = comments('SHOP-12');
    // The answer is on its way for half a minute.
    scene.simulator.addFault({ kind: 'slow', method: 'POST', path: '*/comment', ms: 3_000 });
    await ask('Which of the two?');
    await eventually('Jira has the comment', () => comments('SHOP-12') === before + 1);
    await status(/^\s*1\s*$/).waitFor();
    await scene.kill();
    scene.simulator.clearFaults();
    await scene.workbench.runCommand('Story Context Tests: Sign In');
    await open('SHOP-12');
    await page().getByText('Which of the two?').waitFor();
    await eventually('nothing waits', async () => (await status(/^\s*1\s*$/).count()) === 0);
    assert.equal(comments('SHOP-12'), before + 1);
  });

  it('is a question asked while Jira cannot be reached, and posted once when it can', async function () {
    this.timeout(120_000);
    await open('SHOP-12');
    const before = comments('SHOP-12');
    cutOff();
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await form().ask('Is anybody there?');
    await form().closed();
    const questions = page().getByRole('region', { name: 'Questions' });
    await questions.getByText('Is anybody there?').waitFor();
    await status(/^\s*1\s*$/).waitFor();
    assert.equal(comments('SHOP-12'), before);
    scene.simulator.clearFaults();
    await showQueue();
    await queue().choose(/Try all again|has everything/);
    await queue()
      .item(/has everything you did/)
      .waitFor();
    await queue().cancel();
    await questions.getByText('Is anybody there?').waitFor();
    assert.equal(comments('SHOP-12'), before + 1);
  });

  it('is kept where Jira refused it, to be copied, tried again or discarded', async function () {
    this.timeout(120_000);
    await open('SHOP-10');
    const before = comments('SHOP-10');
    scene.simulator.addFault({
      ...{ kind: 'status', method: 'POST', path: '*/comment', status: 400, times: 'always' },
      body: { errorMessages: ['Comments are closed.'], errors: {} },
    });
    await ask('Blue or green?');
    await form()
      .root.getByText(/Comments are closed/)
      .waitFor();
    await form().button('Close').click();
    await notSent()
      .getByText(/Comments are closed/)
      .waitFor();
    await status('1 failed').waitFor();
    await showQueue();
    await queue().choose('Question: Blue or green?');
    await queue().opened('SHOP-10 Question: Blue or green?');
    await queue().choose('Discard');
    await scene.workbench.dialog.getByText('Blue or green?').waitFor();
    await scene.workbench.answerDialog('Discard this question?', 'Cancel');
    scene.simulator.clearFaults();
    await notSent()
      .getByRole('button', { name: /^Retry: / })
      .click();
    await page().getByRole('region', { name: 'Questions' }).getByText('Blue or green?').waitFor();
    await eventually('Jira has the comment', () => comments('SHOP-10') === before + 1);
    await notSent().waitFor({ state: 'hidden' });
  });

  it('is named before anybody signs out', async function () {
    this.timeout(120_000);
    await open('SHOP-10');
    scene.simulator.addFault({ kind: 'drop-before', method: 'POST', path: '*/comment', times: 'always' });
    await ask('Now or later?');
    await status(/^\s*1\s*$/).waitFor();
    await scene.workbench.runCommand('Story Context: Sign Out of Jira');
    await scene.workbench.dialog.getByText(/Changes not sent yet: 1\./).waitFor();
    await scene.workbench.answerDialog(/does not have everything yet/, 'Cancel');
    await notSent().getByRole('button', { name: 'Discard: Question: Now or later?' }).click();
    await scene.workbench.answerDialog('Discard this question?', 'Discard');
    await notSent().waitFor({ state: 'hidden' });
    assert.equal(await status(/^\s*1\s*$/).count(), 0);
  });
});
