import * as assert from 'node:assert/strict';
import { longestQuestion } from '../../../src/domain/question';
import type { AskView } from '../../../src/page-views/ask';
import type { StoryView } from '../../../src/page-views/story';
import { useStoryPage } from './fixtures';
import { criterion, galleryPage, story } from './gallery';
import { ask, fullAsk, question } from './gallery-questions';
import { paragraph } from './gallery-text';

describe('the form to ask', function () {
  this.timeout(30_000);
  const open = useStoryPage();
  let shown: Partial<StoryView> = {};

  const show = (form: AskView | undefined, more: Partial<StoryView> = shown) => {
    shown = more;
    return open.show({ ...galleryPage, ask: form, story: { ...story, ...more } });
  };
  const form = () =>
    open.page.getByRole('region', { name: /^(Your question|Question about this criterion)$/ });
  const button = (name: string | RegExp) => form().getByRole('button', { name, exact: true });
  const field = () => form().getByRole('textbox', { name: 'Your question' });
  const lastRequest = async () =>
    (await open.sent()).flatMap((one) => (one.type === 'intent' ? [one.request] : [])).at(-1);
  const settle = async (ok: boolean, message?: string) =>
    open.tell({ type: 'settled', request: await lastRequest(), ok, message });
  const focused = () =>
    open.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );
  const typed = (text: string) =>
    open.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.ask-form vscode-text-area')].some(
          (area) => area.shadowRoot?.querySelector('textarea')?.value === wanted,
        ),
      text,
    );

  beforeEach(() => {
    shown = {};
  });

  it('opens in the section with the keyboard in it, and gives the keyboard back', async () => {
    await show(undefined);
    const questions = open.page.getByRole('region', { name: 'Questions', exact: true });
    const opener = questions.getByRole('button', { name: 'Ask the Product Owner', exact: true });
    await opener.focus();
    await open.page.keyboard.press('Enter');
    assert.deepEqual(await open.intents(), [{ do: 'ask' }]);
    await show(ask);
    await questions.getByRole('region', { name: 'Your question' }).waitFor();
    assert.equal(await focused(), 'Your question');
    assert.equal(await opener.isVisible(), false);
    await open.page.keyboard.press('Escape');
    assert.deepEqual((await open.intents()).at(-1), { do: 'stopAsking' });
    await show(undefined);
    await opener.waitFor();
    await open.page.waitForFunction(() => document.activeElement?.tagName === 'VSCODE-BUTTON');
    assert.match((await focused()) ?? '', /Ask the Product Owner/);
  });

  it('opens beside the criterion it is about', async () => {
    await show({ ...ask, criterion: { id: '10', text: 'The runbook names the new alert' } });
    const row = open.page.getByRole('listitem').filter({
      has: open.page.getByRole('checkbox', { name: 'The runbook names the new alert' }),
    });
    await row.getByRole('region', { name: 'Question about this criterion' }).waitFor();
    assert.equal(await form().count(), 1);
  });

  it('quotes a criterion that is not in the story any more', async () => {
    await show(fullAsk);
    await form().locator('blockquote').getByText('A shopper can pay with a voucher').waitFor();
  });

  it('sends what was typed by the button, and by the keyboard', async () => {
    await show(ask);
    await button('Send question. Type your question first.').click({ force: true });
    assert.deepEqual(await open.intents(), []);
    await field().fill(' Which *one*?\n\nThe first. ');
    await button('Send question').click();
    const what = { do: 'sendAsk', text: 'Which *one*?\n\nThe first.', blocks: false, code: false };
    assert.deepEqual(await open.intents(), [what]);
    await button(/^Sending…/).waitFor();
    await open.page.keyboard.press('Control+Enter');
    assert.equal((await open.intents()).length, 1, 'it is on its way already');
    await settle(false, 'Comments are closed.');
    await form().getByText('Comments are closed.', { exact: true }).waitFor();
    await typed(' Which *one*?\n\nThe first. ');
    assert.equal(await open.page.locator('.state-failed').count(), 0, 'it is said once');
    await field().press('Control+Enter');
    assert.deepEqual(await open.intents(), [what, what]);
    await settle(true, 'Asked Paula Ortega.');
    await show(undefined);
    assert.equal(await form().count(), 0);
    await open.page.getByRole('status').getByText('Asked Paula Ortega.').waitFor();
    await show({ ...ask, opened: 2 });
    await typed('');
  });

  it('sends nothing before it is seen whom it goes to', async () => {
    await show({ ...ask, to: undefined });
    await form().getByText('Finding out whom to ask…').waitFor();
    await field().fill('Why?');
    await field().press('Control+Enter');
    await form().getByText('Wait until it is known whom it goes to.', { exact: true }).waitFor();
    assert.deepEqual(await open.intents(), []);

    await show({ ...ask, to: undefined, nobody: 'No Product Owner was found.' });
    await form().getByText('No Product Owner was found.').waitFor();
    await button('Send question. Choose whom to ask.').waitFor();
    await button('Choose whom to ask').click();
    assert.deepEqual(await open.intents(), [{ do: 'chooseAsked' }]);

    await show({ ...ask, to: {} });
    await form()
      .getByText(/To nobody by name/)
      .waitFor();
    await show(ask);
    await form().getByText('To Paula Ortega (project lead)').waitFor();
    await button('Send question').click();
    await button('Change whom to ask').click();
    assert.deepEqual(
      (await open.intents()).map((intent) => intent.do),
      ['chooseAsked', 'sendAsk', 'chooseAsked'],
    );
  });

  it('says that it blocks, and sends the code along, where that is wished for', async () => {
    await show(fullAsk);
    await form().getByText('Customers of this service project can read what you ask.').waitFor();
    await form().getByText('src/checkout/decline.ts:12-18').waitFor();
    await form().getByText('Not pushed yet: no link').waitFor();
    await field().fill('Is this right?');
    const box = (name: string) => form().getByRole('checkbox', { name, exact: true });
    assert.equal(await box('This blocks me').isChecked(), false);
    assert.equal(await box('Send the code along').isChecked(), false);
    assert.equal(await form().getByText('export function decline').count(), 0);
    await box('This blocks me').click();
    await box('Send the code along').click();
    await form().getByText('export function decline').waitFor();
    await button('Send question').click();
    assert.deepEqual(await open.intents(), [
      { do: 'sendAsk', text: 'Is this right?', blocks: true, code: true },
    ]);
  });

  it('offers neither where neither is possible', async () => {
    await show({ ...fullAsk, blocking: undefined, code: { place: 'src/a.ts:1', link: 'Linked' } });
    assert.equal(await form().getByRole('checkbox').count(), 0);
  });

  it('shows what will be posted, and keeps that up with what is typed', async () => {
    await show(ask);
    await button('Preview').click();
    const preview = form().getByRole('region', { name: 'Preview' });
    await preview.getByText('Type your question first.').waitFor();
    assert.deepEqual(await open.intents(), []);
    await field().fill('Does it?');
    await preview.getByText('One moment…').waitFor();
    await open.page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length === 2);
    assert.deepEqual(await open.intents(), [
      { do: 'previewAsk', text: 'Does it?', blocks: false, code: false },
    ]);
    await open.tell({ type: 'preview', blocks: [paragraph('@Paula Ortega Does it?')] });
    await preview.getByText('@Paula Ortega Does it?').waitFor();
    await form().getByRole('checkbox', { name: 'This blocks me' }).click();
    await open.page.waitForFunction(() => (window as unknown as { sent: unknown[] }).sent.length === 3);
    assert.deepEqual((await open.intents()).at(-1), {
      ...{ do: 'previewAsk', text: 'Does it?', blocks: true, code: false },
    });
    await button('Hide preview').click();
    assert.equal(await preview.count(), 0);
  });

  it('lists open questions that are like it, each leading there', async () => {
    const digits = question('q2', 'Do we show the last four digits?');
    const old = question('q3', 'Do we show the last four digits of the card?', { state: 'resolved' });
    await show(ask, { questions: [digits, old] });
    await field().fill('Shall we show the last four digits');
    const similar = form().getByRole('status');
    await similar.getByRole('button', { name: 'Do we show the last four digits?', exact: true }).click();
    assert.equal(await similar.getByRole('button').count(), 1);
    assert.equal(await open.page.evaluate(() => document.activeElement?.id), 'question q2');
    await field().fill('Something else altogether');
    await open.page.waitForFunction(() => !document.querySelector('.similar li'));
  });

  it('says how long it is, and sends nothing that is too long', async () => {
    await show(ask);
    await field().fill('x'.repeat(longestQuestion * 0.9 + 1));
    await form()
      .getByText(/^18,?001 of at most 20,?000 characters$/)
      .waitFor();
    await field().fill('x'.repeat(longestQuestion + 1));
    await button(/^Send question\. This is too long: 20,?001 characters, at most 20,?000\.$/).waitFor();
    await field().press('Control+Enter');
    assert.deepEqual(await open.intents(), []);
  });

  it('keeps what was typed about one thing beside what was typed about another', async () => {
    const about = { ...ask, draft: 'ask 10', opened: 2, criterion: { id: '10', text: 'The runbook' } };
    await show(ask);
    await field().fill('About the story');
    await show(about);
    await typed('');
    await field().fill('About the runbook');
    await show({ ...ask, opened: 3 });
    await typed('About the story');
    await show({ ...about, opened: 4, text: 'from the editor' });
    await typed('About the runbook\n\nfrom the editor');
  });

  it('does not bring back what was sent while nobody looked', async () => {
    await show(ask);
    await field().fill('Sent already');
    await show(undefined);
    await show({ ...ask, opened: 2, sent: 'Sent already' });
    await typed('');
  });

  it('comes back after a restart, with what was typed', async () => {
    await show({ ...ask, kept: '{"criterion":"10"}', criterion: { id: '10', text: 'The runbook' } });
    await field().fill('Half a sen');
    await open.page.waitForFunction(() => {
      const { place } = window as unknown as { place?: { drafts?: unknown[] } };
      return place?.drafts?.length === 2;
    });
    const state: unknown = await open.page.evaluate(() => (window as unknown as { place: unknown }).place);
    const first = {
      type: 'snapshot',
      version: 1,
      number: 0,
      page: { ...galleryPage, story: undefined },
    } as const;
    await open.again({ state, parts: { first } });
    await show(undefined);
    assert.deepEqual(await open.intents(), [{ do: 'askAgain', kept: '{"criterion":"10"}' }]);
    await show(ask);
    await typed('Half a sen');
  });

  it('is not asked for again once it was closed', async () => {
    await show(ask);
    await show(undefined);
    await open.page.waitForFunction(() => {
      const { place } = window as unknown as { place?: { drafts?: unknown[] } };
      return place?.drafts?.length === 0;
    });
    assert.deepEqual(await open.intents(), []);
  });

  it('is asked for at a criterion', async () => {
    await show(undefined, { criteria: [criterion('1', 'One')] });
    await open.page.getByRole('button', { name: 'Ask about: One' }).click({ force: true });
    assert.deepEqual(await open.intents(), [{ do: 'ask', criterion: '1' }]);
  });
});
