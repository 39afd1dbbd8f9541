import * as assert from 'node:assert/strict';
import type { Inline } from '../../../src/domain/document';
import { protocolVersion } from '../../../src/protocol';
import { useStoryPage } from './fixtures';
import { barePage, criterion, failedPage, galleryPage, loadingPage, story } from './gallery';
import { oneLine, pageLocators, withCriteria } from './page-locators';
import { openStoryPage } from './story-page';

const saved = 'A shopper can pay with a card that is saved in the account';
const payments = 'POST /payments answers within 800 ms at the 95th percentile';
const runbook = 'The runbook names the new alert';

describe('the story page', function () {
  this.timeout(30_000);
  const open = useStoryPage();

  const { box, row, button, isChecked, focused, settle } = pageLocators(open);

  it('says that it is ready before it is told anything', async () => {
    assert.deepEqual(await open.sent(), [{ type: 'ready', version: protocolVersion }]);
  });

  it('shows what it is made with before it is told anything, and then what is newer', async () => {
    const attack = '</script><script>alert(1)</script><!--';
    const page = withCriteria([criterion('1', attack)]);
    const first = { type: 'snapshot', version: protocolVersion, number: 0, page } as const;
    const other = await openStoryPage(open.browser(), { parts: { first } });
    await other.page.getByRole('checkbox', { name: attack, exact: true }).waitFor();
    await other.show(withCriteria([criterion('1', 'Newer')]));
    await other.page.getByRole('checkbox', { name: 'Newer', exact: true }).waitFor();
    assert.deepEqual([other.problems, other.requests], [[], []]);
    await other.close();
  });

  it('shows a story in the order a developer reads', async () => {
    await open.show(galleryPage);
    assert.deepEqual(await open.page.getByRole('heading', { level: 1 }).allTextContents(), [story.title]);
    assert.deepEqual(await open.page.getByRole('heading', { level: 2 }).allTextContents(), [
      'Not sent yet',
      'Acceptance criteria',
      'Description',
      'Questions',
      'Branches and commits',
      'Comments',
      'Sub-tasks',
      'Linked stories',
      'Attachments',
      'History',
    ]);
    assert.deepEqual(await open.page.getByRole('term').allTextContents(), [
      'Status',
      'Assignee',
      'Points',
      'Priority',
      'Epic',
      'Sprint',
      'Fix version',
      'Time',
      'Labels',
      'Sprint goal',
      'Metric',
      'Metric',
      'Outcome',
      'Vision',
    ]);
  });

  it('draws the emoticons of wiki markup as icons, and other emoji as they are', async () => {
    const emoji = (name: string, text: string): Inline => ({ type: 'emoji', name, text });
    const children = [emoji('(/)', '✅'), emoji('(X)', '❌'), emoji(':tada:', '🎉'), emoji('(b)', '(b)')];
    const documents = [{ name: 'Description', blocks: [{ type: 'paragraph' as const, children }] }];
    await open.show({ ...galleryPage, story: { ...story, documents } });
    const line = open.page.locator('p').filter({ hasText: '🎉' });
    assert.equal(oneLine(await line.innerText()), '🎉(b)');
    const icons = line.getByRole('img');
    assert.deepEqual(await icons.evaluateAll((all) => all.map((icon) => icon.getAttribute('aria-label'))), [
      '✅',
      '❌',
    ]);
    assert.equal(await icons.locator('.codicon-pass, .codicon-error').count(), 2);
  });

  it('says why something may not be done, where it would be done', async () => {
    const why = 'You may not comment on this story in Jira.';
    await open.show({
      ...galleryPage,
      story: {
        ...story,
        refusals: { ask: why },
        criteria: [criterion('1', 'One', { checked: true, locked: 'No.' })],
      },
    });
    for (const name of ['Ask the Product Owner', 'Ask about: One']) {
      await button(`${name}. ${why}`).first().click({ force: true });
      assert.equal(await button(name).count(), 0);
    }
    await box('One').click({ force: true });
    await row('One').getByText('One', { exact: true }).last().click();
    await row('One').getByText('No.').waitFor();
    assert.equal(await isChecked('One'), true);
    assert.deepEqual(await open.intents(), []);
  });

  it('lists what else was not sent, with its reason, to be tried again or let go of', async () => {
    await open.show(galleryPage);
    const unsent = open.page.getByRole('region', { name: 'Not sent yet' });
    assert.deepEqual(
      await unsent
        .getByRole('listitem')
        .allInnerTexts()
        .then((all) => all.map(oneLine)),
      [
        'Question: Do saved cards work in the app too? Kept here, and sent by itself as soon as it can be. Jira cannot be reached. Check the network, the VPN and the address. Try now Discard',
        'Move to Done Jira refused it: Resolution is required. Retry Discard',
      ],
    );
    await unsent.getByRole('button', { name: 'Retry: Move to Done' }).click();
    await unsent.getByRole('button', { name: /^Discard: Question/ }).click();
    assert.deepEqual(await open.intents(), [
      { do: 'retryWrite', write: 'w2' },
      { do: 'discardWrite', write: 'w1' },
    ]);
    await open.show({ ...galleryPage, story: { ...story, unsent: [] } });
    assert.equal(await unsent.count(), 0);
  });

  it('does not fall back to a snapshot that is older', async () => {
    await open.tell({
      type: 'snapshot',
      version: protocolVersion,
      number: 5,
      page: withCriteria([criterion('1', 'New')]),
    });
    await open.tell({
      type: 'snapshot',
      version: protocolVersion,
      number: 4,
      page: withCriteria([criterion('1', 'Old')]),
    });
    await box('New').waitFor();
  });

  it('gives every part an id of its own, whenever it comes', async () => {
    await open.show({ ...galleryPage, story: { ...story, unsent: [] } });
    await open.show(galleryPage);
    const ids = await open.page
      .locator('[id]')
      .evaluateAll((elements) => elements.map(({ id }) => id).sort());
    assert.ok(ids.length > 10);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  it('touches nothing when a snapshot says the same', async () => {
    await open.show(galleryPage);
    // The colours of code come in the frames after.
    await open.page.evaluate(
      () =>
        new Promise<void>((isQuiet) => {
          let timer = setTimeout(isQuiet, 500);
          new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(isQuiet, 500);
          }).observe(document.body, { subtree: true, childList: true });
        }),
    );
    await open.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver((changes) => {
        seen.push(...changes.map(({ type, target }) => `${type} ${target.nodeName}`));
      }).observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await open.show(structuredClone(galleryPage));
    assert.deepEqual(await open.page.evaluate(() => (window as unknown as { seen: string[] }).seen), []);
  });

  it('keeps focus, selection, scroll position and what is unfolded through an update', async () => {
    await open.show(galleryPage);
    await open.page.getByText('Answers of the bank').click();
    await open.page.evaluate(() => {
      const sentence = document.evaluate("//p[contains(., '05 do not honour')]", document).iterateNext();
      if (sentence) getSelection()?.selectAllChildren(sentence);
    });
    await box(runbook).evaluate((element: HTMLElement) => element.focus({ preventScroll: true }));
    await open.page.evaluate(() => window.scrollTo(0, 700));
    await open.show({
      ...galleryPage,
      state: { kind: 'refreshing' },
      story: {
        ...story,
        title: 'Pay in one step',
        criteria: [
          criterion('0', 'A new first criterion'),
          ...story.criteria.map((one) => ({ ...one, checked: true })),
        ],
        questions: [],
      },
    });
    assert.equal(await open.page.getByRole('heading', { level: 1 }).textContent(), 'Pay in one step');
    assert.equal(await focused(), runbook);
    assert.equal(await open.page.evaluate(() => getSelection()?.toString()), '05 do not honour');
    assert.equal(
      await open.page.locator('details.expand').evaluate((element: HTMLDetailsElement) => element.open),
      true,
    );
    assert.ok((await open.page.evaluate(() => window.scrollY)) >= 700);
  });

  it('sends an intention for every action', async () => {
    await open.show(galleryPage);
    const header = open.page.locator('header');
    for (const name of ['Start work', 'Ask the Product Owner', 'Open in browser', 'Copy key', 'Refresh']) {
      await header.getByRole('button', { name, exact: true }).click();
    }
    await button('SHOP-100 Checkout in one minute').click();
    await row(runbook).hover();
    await button(`Ask about: ${runbook}`).click();
    await button('shop/src/checkout/decline.ts:12-18').click();
    await button('Link branch').click();
    await button('Link commit').click();
    assert.deepEqual(await open.intents(), [
      { do: 'startWork' },
      { do: 'ask' },
      { do: 'openInBrowser' },
      { do: 'copyKey' },
      { do: 'refresh' },
      { do: 'openStory', key: 'SHOP-100' },
      { do: 'ask', criterion: '10' },
      { do: 'openAnchor', question: 'q1' },
      { do: 'linkBranch' },
      { do: 'linkCommit' },
    ]);
  });

  it('never follows a link, but asks for it to be opened', async () => {
    await open.show({ ...galleryPage, git: undefined });
    await open.page.getByRole('link', { name: 'link with code in it', exact: true }).click();
    await open.page
      .getByRole('link', { name: 'feature/SHOP-142-saved-card' })
      .click({ modifiers: ['Control'] });
    await open.page.getByRole('link', { name: 'Designs' }).click({ button: 'middle' });
    assert.deepEqual(await open.intents(), [
      { do: 'openLink', href: 'https://example.com/a' },
      { do: 'openLink', href: 'https://github.com/shop/web/tree/feature/SHOP-142-saved-card' },
    ]);
    assert.equal(open.page.context().pages().length, 1);
    assert.equal(await open.page.getByRole('link', { name: 'an address nobody may follow' }).count(), 0);
  });

  it('says what is missing and how to get it', async () => {
    await open.show(barePage);
    await open.page.getByText('This story has no acceptance criteria yet.').waitFor();
    await open.page.getByText('Nobody has asked anything about this story.').waitFor();
    await open.page.getByText('No branch or commit is linked to this story.').waitFor();
    await button('Ask the Product Owner for them').click();
    await button('Try again').click();
    assert.deepEqual(await open.intents(), [{ do: 'ask' }, { do: 'refresh' }]);
  });

  it('shows its key while the story is not known, and the one thing that helps where it cannot be', async () => {
    await open.show(loadingPage);
    await open.page.getByText('SHOP-142', { exact: true }).waitFor();
    assert.equal(await open.page.getByRole('status').textContent(), 'Loading…');
    await open.show(failedPage);
    assert.equal(await open.page.getByRole('status').textContent(), failedPage.state.message);
    await button('Sign in').click();
    assert.deepEqual(await open.intents(), [{ do: 'signIn' }]);
  });

  it('does not call absent what could not be read', async () => {
    const state = { kind: 'failed', message: 'Jira cannot be reached.', action: 'retry' } as const;
    await open.show({ ...barePage, state });
    assert.equal(await open.page.getByRole('heading', { level: 1 }).textContent(), barePage.story?.title);
    await open.page.getByText('Jira cannot be reached.', { exact: true }).first().waitFor();
    assert.equal(await open.page.getByRole('heading', { level: 2 }).count(), 0);
    await open.show({ ...barePage, state: { kind: 'loading' } });
    assert.equal(await open.page.getByText('This story has no acceptance criteria yet.').count(), 0);
  });

  it('says why an action failed, until the next one', async () => {
    await open.show(galleryPage);
    await open.page.getByRole('link', { name: 'Designs' }).click();
    await settle(1, false, 'This link is not opened.');
    await open.page.locator('main').getByText('This link is not opened.').waitFor();
    assert.equal(await open.page.getByRole('alert').textContent(), 'This link is not opened.');
    await button('Copy key').click();
    assert.equal(await open.page.locator('main').getByText('This link is not opened.').count(), 0);
  });

  it('tells of a refresh only whom it was asked by', async () => {
    const fresh = { kind: 'fresh', message: 'As of now' } as const;
    const refreshing = { kind: 'refreshing', message: 'Asking Jira…' } as const;
    const status = () => open.page.getByRole('status').textContent();
    await open.show({ ...galleryPage, state: fresh });
    await open.show({ ...galleryPage, state: refreshing });
    await open.show({ ...galleryPage, state: fresh });
    assert.equal(await status(), '');
    await button('Refresh').click();
    await open.show({ ...galleryPage, state: refreshing });
    assert.equal(await status(), 'Asking Jira…');
    await open.show({ ...galleryPage, state: fresh });
    assert.equal(await status(), 'As of now');
  });

  it('comes back where the reader was', async () => {
    await open.show(galleryPage);
    await open.page.getByText('Answers of the bank').click();
    await open.page.evaluate(() => window.scrollTo(0, 600));
    await open.page.waitForFunction(() => {
      const { place } = window as unknown as { place?: { scroll: number; unfolded: string[] } };
      return place?.scroll === 600 && place.unfolded.length === 1;
    });
    const place: unknown = await open.page.evaluate(() => (window as unknown as { place: unknown }).place);
    const unfolded = ['Answers of the bank 1'];
    assert.deepEqual(place, { key: 'SHOP-142', scroll: 600, unfolded, drafts: [] });
    await open.again({ state: place });
    await open.show(galleryPage);
    // The browser keeps what is read in place while the icon font arrives.
    await open.page.waitForFunction(() => Math.abs(window.scrollY - 600) < 20);
    assert.equal(
      await open.page.locator('details.expand').evaluate((element: HTMLDetailsElement) => element.open),
      true,
    );
  });

  it('can be worked through by keyboard, in the order it is read', async () => {
    await open.show(galleryPage);
    const reached: string[] = [];
    for (let step = 0; step < 32; step++) {
      await open.page.keyboard.press('Tab');
      reached.push(
        await open.page.evaluate(() => {
          const { activeElement: element } = document;
          return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
        }),
      );
    }
    assert.deepEqual(reached, [
      'Try again',
      'Status: In Progress. Change it',
      'Assignee: Ana Silva. Change it',
      'Points: 5. Change them',
      'SHOP-100 Checkout in one minute',
      'Guest checkout rate',
      'Start work',
      'Ask the Product Owner',
      'Remove flag',
      'Log work',
      'Open in browser',
      'Copy key',
      'Copy link',
      'Copy as Markdown',
      'Refresh',
      'Undo: Assigned to Ana Silva',
      'Not ready: 2 things are missing',
      'Description: what changed',
      'Got it',
      'Try now: Question: Do saved cards work in the app too?',
      'Discard: Question: Do saved cards work in the app too?',
      'Retry: Move to Done',
      'Discard: Move to Done',
      saved,
      `Link a commit to: ${saved}`,
      `Ask about: ${saved}`,
      'A declined card shows the reason given by the bank, in the shopper’s language',
      'Still done',
      '1 question, answered?',
      'Link a commit to: A declined card shows the reason given by the bank, in the shopper’s language',
      'Ask about: A declined card shows the reason given by the bank, in the shopper’s language',
      payments,
    ]);
  });

  it('does not listen to messages that are not its own', async () => {
    await open.show(galleryPage);
    for (const message of [
      null,
      'snapshot',
      { type: 'snapshot' },
      { type: 'snapshot', version: 99, number: 9, page: barePage },
      { type: 'settled' },
    ]) {
      await open.tell(message);
    }
    assert.equal(await open.page.getByRole('heading', { level: 1 }).textContent(), story.title);
  });

  it('speaks the language of the translations in its HTML', async () => {
    await open.again({
      parts: {
        language: 'de',
        l10n: { 'Acceptance criteria': 'Abnahmekriterien', '{0} of {1}': '{0} von {1}' },
      },
    });
    await open.show(galleryPage);
    await open.page.getByRole('heading', { name: 'Abnahmekriterien' }).waitFor();
    assert.equal(await open.page.getByRole('progressbar').getAttribute('aria-valuetext'), '5 von 9');
    await open.page.getByText('17.03.2026').waitFor();
  });
});
