import * as assert from 'node:assert/strict';
import type { QuestionView } from '../../../src/page-views/questions';
import type { StoryView } from '../../../src/page-views/story';
import { useStoryPage } from './fixtures';
import { criterion, galleryPage, story } from './gallery';
import { answer, question } from './gallery-questions';
import { paragraph, text } from './gallery-text';

describe('the questions of a story', function () {
  this.timeout(30_000);
  const open = useStoryPage();

  const show = (questions: readonly QuestionView[], more: Partial<StoryView> = {}) =>
    open.show({ ...galleryPage, story: { ...story, questions, ...more } });
  const region = () => open.page.getByRole('region', { name: 'Questions', exact: true });
  const item = (words: string) => open.page.locator('.question').filter({ hasText: words });
  const button = (words: string, name: string) => item(words).getByRole('button', { name, exact: true });
  const settle = async (ok: boolean) => {
    const requests = (await open.sent()).flatMap((one) => (one.type === 'intent' ? [one.request] : []));
    await open.tell({ type: 'settled', request: requests.at(-1), ok });
  };

  it('stand with their state, what is open first, and what is resolved folded away', async () => {
    await show([
      question('1', 'Resolved one', { state: 'resolved' }),
      question('2', 'Answered one', { state: 'answered' }),
      question('3', 'Answered one?', { state: 'unconfirmed' }),
      question('4', 'Open one', { isBlocking: true }),
    ]);
    const states = await region().locator('.question > .byline .question-state').allTextContents();
    assert.deepEqual(states, ['Open', 'Answered?', 'Answered', 'Resolved']);
    await region().getByText('1 open', { exact: true }).waitFor();
    await item('Open one').getByText('Blocks the asker').waitFor();
    assert.equal(await item('Resolved one').isVisible(), false);
    await region().getByText('Show 1 resolved').click();
    await item('Resolved one').waitFor();
  });

  it('are led to from elsewhere, out of what is folded too', async () => {
    await show([question('1', 'Resolved one', { state: 'resolved' }), question('2', 'Open one')]);
    await open.tell({ type: 'show', question: '1' });
    await open.page.locator('.question:focus').filter({ hasText: 'Resolved one' }).waitFor();
    assert.equal(await item('Resolved one').isVisible(), true);
    await open.tell({ type: 'show', question: 'gone' });
    await open.tell({ type: 'show', question: '2' });
    await open.page.locator('.question:focus').filter({ hasText: 'Open one' }).waitFor();
  });

  it('show what was typed as rich text, and so the answers', async () => {
    const bold = paragraph('Only ', text('once', { type: 'strong' }), '?');
    await show([
      question('1', 'Only **once**?', {
        blocks: [bold],
        said: [answer('a', 'x', { blocks: [{ type: 'code', text: 'yes()' }] })],
      }),
    ]);
    await region().locator('strong').getByText('once').waitFor();
    await region().locator('.answers pre').getByText('yes()').waitFor();
    assert.equal(await region().getByText('**').count(), 0);
  });

  it('tell who reads an answer, who it is by, and what is new', async () => {
    await show([
      question('1', 'Why?', {
        visibleTo: 'Developers',
        said: [
          answer('a', 'Because.', {
            byApp: true,
            visibleTo: 'Owners',
            isNew: true,
            isGuess: true,
            accepted: true,
          }),
          answer('b', 'Anything?', { isAnswer: false, isNudge: true, pending: true }),
        ],
      }),
    ]);
    for (const words of [
      ...['Only for Developers', 'Only for Owners', 'By an app', 'New', 'The answer', 'Reminder', 'Saving…'],
      'It may not be meant for this question.',
    ])
      await item('Why?').getByText(words, { exact: true }).waitFor();
    assert.equal(await item('Why?').locator('li[aria-busy=true]').count(), 1);
  });

  it('offer what may be done, and nothing else', async () => {
    await show([
      question('1', 'Mine', {
        said: [answer('a', 'First', { mayAccept: true }), answer('b', 'Second', { mayAccept: true })],
        may: { reply: true, resolve: true, delete: true, nudge: true },
        editing: 'Mine',
        reminded: 'Reminded yesterday',
        url: 'https://example.atlassian.net/browse/SHOP-142?focusedCommentId=1',
      }),
      question('2', 'Theirs', { state: 'answered', may: { reopen: true } }),
      question('3', 'Doubtful', { state: 'unconfirmed', may: { reopen: true } }),
    ]);
    await item('Mine').getByText('Reminded yesterday').waitFor();
    for (const name of [
      'This was the answer',
      'Yes, that answers it',
      'Resolve',
      'Remind',
      'Delete your question',
    ])
      await button('Mine', name).click();
    await button('Mine', 'Open the comment of this question').click();
    await button('Theirs', 'Reopen').click();
    await button('Doubtful', 'No, still open').click();
    assert.equal(await item('Theirs').getByRole('button').count(), 1);
    assert.deepEqual(await open.intents(), [
      { do: 'acceptAnswer', question: '1', answer: 'a' },
      { do: 'acceptAnswer', question: '1', answer: 'b' },
      { do: 'resolveQuestion', question: '1' },
      { do: 'nudge', question: '1' },
      { do: 'deleteQuestion', question: '1' },
      { do: 'openLink', href: 'https://example.atlassian.net/browse/SHOP-142?focusedCommentId=1' },
      { do: 'reopenQuestion', question: '2' },
      { do: 'reopenQuestion', question: '3' },
    ]);
  });

  it('are replied to and edited in fields that keep what is typed', async () => {
    await show([
      question('1', 'Mine', {
        said: [answer('a', 'My reply', { editing: 'My reply', mayDelete: true })],
        may: { reply: true },
        editing: 'Mine',
      }),
    ]);
    const field = (name: string) => item('').getByRole('textbox', { name, exact: true });
    await button('My reply', 'Reply').click();
    await field('Your reply').fill('And *then*?');
    await show([question('1', 'Mine, still', { may: { reply: true } })]);
    await field('Your reply').press('Control+Enter');
    await settle(true);
    assert.equal(await field('Your reply').count(), 0);
    await show([
      question('1', 'Mine', {
        said: [answer('a', 'My reply', { editing: 'My reply', mayDelete: true })],
        editing: 'Mine',
      }),
    ]);
    await button('My reply', 'Edit your question').click();
    await field('Your question').fill('Mine, better');
    await button('My reply', 'Save').click();
    await settle(true);
    await button('My reply', 'Edit your reply').click();
    await field('Your reply').fill('My better reply');
    await button('Mine', 'Save').click();
    await settle(true);
    await button('Mine', 'Delete your reply').click();
    assert.deepEqual(await open.intents(), [
      { do: 'replyToQuestion', question: '1', text: 'And *then*?' },
      { do: 'editQuestion', question: '1', text: 'Mine, better' },
      { do: 'editQuestion', question: '1', reply: 'a', text: 'My better reply' },
      { do: 'deleteQuestion', question: '1', reply: 'a' },
    ]);
  });

  it('show a criterion that changed with the answer it changed with', async () => {
    const about = { id: '7', text: 'Paid by card', now: { id: '7', text: 'Paid by card or voucher' } };
    await show([
      question('1', 'Vouchers?', { criterion: about, said: [answer('a', 'Yes.'), answer('b', 'Done.')] }),
      question('2', 'Cash?', { criterion: { id: 'gone', text: 'Paid in cash' } }),
    ]);
    const last = item('Vouchers?').locator('.said-to').last();
    await last.getByText('The criterion says something else since:').waitFor();
    assert.equal((await last.locator('ins').textContent())?.trim(), 'or voucher');
    assert.equal(await item('Vouchers?').locator('ins').count(), 1);
    await item('Cash?').getByText('(not in the story any more)').waitFor();
  });

  it('are pointed to from the criterion, and lead there', async () => {
    const about = { id: '1', text: 'One', now: { id: '1', text: 'One' } };
    const other = { id: 'was 2', text: 'Two', now: { id: '2', text: 'Two' } };
    await show(
      [
        question('a', 'Resolved', { state: 'resolved', criterion: about }),
        question('b', 'First', { criterion: about }),
        question('c', 'Second', { criterion: about }),
        question('d', 'Settled', { state: 'resolved', criterion: other }),
      ],
      { criteria: [criterion('1', 'One'), criterion('2', 'Two'), criterion('3', 'Three')] },
    );
    const row = (name: string) =>
      open.page.locator('.criterion').filter({ has: open.page.getByRole('checkbox', { name }) });
    const focused = () => open.page.evaluate(() => document.activeElement?.id);
    await row('One').getByRole('button', { name: '2 open questions' }).click();
    assert.equal(await focused(), 'question b');
    await row('Two').getByRole('button', { name: '1 question, resolved' }).click();
    assert.equal(await focused(), 'question d');
    assert.equal(await item('Settled').isVisible(), true);
    assert.equal(await row('Three').locator('.question-state').count(), 0);
    await item('First').getByRole('button', { name: 'Criterion: One' }).click();
    assert.equal(await focused(), 'criterion 1');
  });

  it('say to whoever listens that an answer came, and by whom', async () => {
    const mine = answer('b', 'And I say', { isMine: true });
    await show([question('1', 'Why?')]);
    await show([
      question('1', 'Why?', { said: [mine] }),
      question('2', 'New', { said: [answer('z', 'Old')] }),
    ]);
    const status = open.page.locator('.visually-hidden[role=status]');
    assert.equal((await status.textContent())?.includes('answered'), false);
    await show([question('1', 'Why?', { said: [mine, answer('c', 'Because.')] })]);
    await status.getByText('Paula Ortega answered the question: Why?').waitFor();
  });
});
