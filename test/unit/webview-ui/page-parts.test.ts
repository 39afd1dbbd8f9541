import * as assert from 'node:assert/strict';
import type { StoryView } from '../../../src/page-views/story';
import type { CommentView } from '../../../src/page-views/story-parts';
import { useStoryPage } from './fixtures';
import { galleryPage, story } from './gallery';
import { paragraph } from './gallery-text';

const comment = (number: number, more: Partial<CommentView> = {}): CommentView => ({
  id: `c${number}`,
  by: 'Ana Silva',
  at: '2026-03-10T09:00:00Z',
  when: `${number} days ago`,
  blocks: [paragraph(`Comment ${number}`)],
  ...more,
});

describe('around a story', function () {
  this.timeout(30_000);
  const open = useStoryPage();

  const show = (more: Partial<StoryView>) => open.show({ ...galleryPage, story: { ...story, ...more } });
  const region = (name: string) => open.page.getByRole('region', { name, exact: true });
  const button = (name: string) => open.page.getByRole('button', { name, exact: true });
  const field = (name: string) => open.page.getByRole('textbox', { name, exact: true });
  /** Waits until a field holds this: the toolkit brings it there in a moment of its own. */
  const holds = async (name: string, text: string) => {
    await open.page.waitForFunction(
      ([label, wanted]) =>
        [...document.querySelectorAll('vscode-text-area')].some(
          (area) =>
            area.getAttribute('aria-label') === label &&
            area.shadowRoot?.querySelector('textarea')?.value === wanted,
        ),
      [name, text],
    );
  };
  const settle = async (ok: boolean) => {
    const requests = (await open.sent()).flatMap((one) => (one.type === 'intent' ? [one.request] : []));
    await open.tell({ type: 'settled', request: requests.at(-1), ok, message: ok ? undefined : 'No.' });
  };

  it('comments are shown newest at the end, twenty at a time', async () => {
    await show({ comments: Array.from({ length: 45 }, (_, index) => comment(index)) });
    const shown = () => region('Comments').getByRole('listitem').count();
    assert.equal(await shown(), 20);
    assert.match((await region('Comments').getByRole('listitem').last().textContent()) ?? '', /Comment 44$/);
    await button('Show 20 of 25 earlier comments').click();
    await button('Show 5 of 5 earlier comments').click();
    assert.equal(await shown(), 45);
  });

  it('no comment that is new stays behind a button', async () => {
    const comments = Array.from({ length: 45 }, (_, index) => comment(index, { isNew: index >= 10 }));
    await show({ comments });
    assert.equal(await region('Comments').getByText('New', { exact: true }).count(), 35);
  });

  it('a comment is typed and sent, by the mouse and by the keyboard', async () => {
    await show({ comments: [] });
    await button('Comment. Type something first.').click({ force: true });
    assert.deepEqual(await open.intents(), []);
    await field('Add a comment').fill('  Which *one*?\nThe first. ');
    await button('Comment').click();
    await settle(true);
    await holds('Add a comment', '');
    await field('Add a comment').fill('Thanks');
    await open.page.keyboard.press('Control+Enter');
    assert.deepEqual(await open.intents(), [
      { do: 'comment', text: 'Which *one*?\nThe first.' },
      { do: 'comment', text: 'Thanks' },
    ]);
  });

  it('a comment that was not kept stays in its field', async () => {
    await show({ comments: [] });
    await field('Add a comment').fill('Important');
    await button('Comment').click();
    await settle(false);
    await holds('Add a comment', 'Important');
    await open.page.locator('main').getByText('No.', { exact: true }).waitFor();
  });

  it('what was typed comes back with the page', async () => {
    const mine = comment(1, { editing: 'Comment 1' });
    await show({ comments: [mine] });
    await field('Add a comment').fill('Half a sen');
    await button('Edit your comment').click();
    await field('Your comment').fill('Comment one');
    await open.page.waitForFunction(() => {
      const { place } = window as unknown as { place?: { drafts?: unknown[] } };
      return place?.drafts?.length === 2;
    });
    const state: unknown = await open.page.evaluate(() => (window as unknown as { place: unknown }).place);
    await open.close();

    const first = {
      type: 'snapshot',
      version: 1,
      number: 0,
      page: { ...galleryPage, story: undefined },
    } as const;
    await open.again({ state, parts: { first } });
    await show({ comments: [mine] });
    await holds('Add a comment', 'Half a sen');
    await holds('Your comment', 'Comment one');
    await button('Save').click();
    assert.deepEqual(await open.intents(), [{ do: 'editComment', comment: 'c1', text: 'Comment one' }]);
    await settle(true);
    assert.equal(await field('Your comment').count(), 0);
  });

  it('editing a comment can be given up', async () => {
    await show({ comments: [comment(1, { editing: 'Comment 1' })] });
    await button('Edit your comment').click();
    await field('Your comment').fill('Nonsense');
    await open.page.keyboard.press('Escape');
    await button('Edit your comment').click();
    await holds('Your comment', 'Comment 1');
  });

  it('who may not comment learns why, in the place of the field', async () => {
    await show({ refusals: { comment: 'You may not comment on this story.' } });
    await region('Comments').getByText('You may not comment on this story.').waitFor();
    assert.equal(await field('Add a comment').count(), 0);
  });

  it('what the story waits for stands first, and out', async () => {
    await show({});
    const linked = region('Linked stories');
    assert.deepEqual(await linked.getByRole('heading', { level: 3 }).allTextContents(), [
      'is blocked by',
      'blocks',
    ]);
    assert.equal(await linked.locator('.waits').count(), 1);
    await linked.getByRole('button', { name: 'PAY-7 The gateway keeps cards' }).click();
    await region('Sub-tasks').getByRole('button', { name: 'SHOP-144 Show the cards' }).click();
    assert.deepEqual(await open.intents(), [
      { do: 'openStory', key: 'PAY-7' },
      { do: 'openStory', key: 'SHOP-144' },
    ]);
  });

  it('a metric it is to move leads to its page, and one that nobody tells of does not', async () => {
    await show({});
    const serves = region('Serves');
    await serves.getByRole('button', { name: 'Guest checkout rate' }).click();
    assert.equal(await serves.getByRole('button').count(), 1);
    assert.deepEqual(await open.intents(), [{ do: 'showMetric', name: 'Guest checkout rate' }]);
  });

  it('what is done is asked for by what shows it', async () => {
    await show({});
    for (const name of [
      'Status: In Progress. Change it',
      'Assignee: Ana Silva. Change it',
      'Points: 5. Change them',
      'Remove flag',
      'Log work',
      'Copy link',
      'Copy as Markdown',
      'Undo: Assigned to Ana Silva',
      'Open screens.png',
      'Got it',
    ]) {
      await button(name).click();
    }
    assert.deepEqual(await open.intents(), [
      { do: 'changeStatus' },
      { do: 'changeAssignee' },
      { do: 'changeEstimate' },
      { do: 'flag', flagged: false },
      { do: 'logWork' },
      { do: 'copyLink' },
      { do: 'copyMarkdown' },
      { do: 'undo' },
      { do: 'openAttachment', attachment: 'a1' },
      { do: 'markSeen' },
    ]);
  });

  it('versions are told apart', async () => {
    await show({});
    const versions = open.page.locator('.facts div', { hasText: 'Fix version' }).locator('dd');
    assert.equal(await versions.textContent(), '24.3 (due Mar 31, 2026), 24.2 (released)');
  });

  it('what may not be changed is text, with the reason', async () => {
    await show({ refusals: { move: 'You may not move it.', edit: 'You may not edit it.' } });
    assert.equal(await open.page.getByRole('button', { name: /^Status:/ }).count(), 0);
    assert.equal(await open.page.getByTitle('You may not move it.').textContent(), 'In Progress');
    await button('Remove flag. You may not edit it.').click({ force: true });
    assert.deepEqual(await open.intents(), []);
  });

  it('what changed since the last look is said, and marked where it stands', async () => {
    await show({});
    const changes = region('Changed since you last looked, 3 days ago');
    await changes.getByText('One criterion is new.').waitFor();
    await changes.getByText('Description: what changed').click();
    assert.deepEqual(await changes.locator('.passages ins').allTextContents(), [
      'two',
      'years',
      'The vault is the one of the bank.',
    ]);
    const criteria = region('Acceptance criteria');
    assert.equal(
      await criteria.locator('.criterion', { has: open.page.getByText('New', { exact: true }) }).count(),
      1,
    );
    await criteria.getByText('Changed since you last looked:').waitFor();
  });

  it('history shows the newest, and the rest on demand', async () => {
    await show({});
    const history = region('History');
    const entries = () => history.locator('.history > li').count();
    assert.equal(await entries(), 5);
    await button('Show 2 earlier changes').click();
    assert.equal(await entries(), 7);
  });

  it('tells whoever cannot see it what was done', async () => {
    await show({ undo: undefined });
    await show({ undo: { text: 'Moved to Done' } });
    assert.equal(await open.page.getByRole('status').textContent(), 'Moved to Done');
  });
});
