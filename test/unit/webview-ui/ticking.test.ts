import * as assert from 'node:assert/strict';
import { useStoryPage } from './fixtures';
import { criterion, galleryPage, story } from './gallery';
import { oneLine, pageLocators, withCriteria } from './page-locators';

const saved = 'A shopper can pay with a card that is saved in the account';
const payments = 'POST /payments answers within 800 ms at the 95th percentile';
const runbook = 'The runbook names the new alert';

describe('the criteria on the story page', function () {
  this.timeout(30_000);
  const open = useStoryPage();
  const { box, row, button, isChecked, focused, settle } = pageLocators(open);

  it('names each criterion’s box by its text, with Definition of Done last', async () => {
    await open.show(galleryPage);
    const names = await open.page
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((one) => one.getAttribute('aria-label')));
    assert.deepEqual(
      names,
      story.criteria.map(({ text }) => text),
    );
    assert.deepEqual(
      await open.page
        .getByRole('heading', { level: 3 })
        .allTextContents()
        .then((all) => all.slice(0, 2)),
      ['Expired cards', 'Definition of Done'],
    );
    assert.equal(await isChecked(saved), true);
    assert.equal(await isChecked(runbook), false);
  });

  it('shows a tick at once and sends it', async () => {
    await open.show(galleryPage);
    const progress = open.page.getByRole('progressbar', { name: 'Acceptance criteria done' });
    assert.equal(await progress.getAttribute('aria-valuetext'), '5 of 9');
    const shown = await box(payments).evaluate(async (element: HTMLElement) => {
      element.click();
      await new Promise((nextFrame) => requestAnimationFrame(nextFrame));
      return element.getAttribute('aria-checked');
    });
    assert.equal(shown, 'true');
    assert.equal(await progress.getAttribute('aria-valuetext'), '6 of 9');
    assert.deepEqual(await open.intents(), [{ do: 'tick', criterion: '3', checked: true }]);
  });

  it('is ticked by the space bar and by a click on the text', async () => {
    await open.show(galleryPage);
    await box(runbook).focus();
    await open.page.keyboard.press('Space');
    await row(runbook).getByText(runbook, { exact: true }).last().click();
    assert.deepEqual(await open.intents(), [
      { do: 'tick', criterion: '10', checked: true },
      { do: 'tick', criterion: '10', checked: false },
    ]);
    assert.equal(await isChecked(runbook), false);
  });

  it('sends nothing when a snapshot ticks a box', async () => {
    await open.show(withCriteria([criterion('1', 'One')]));
    await open.show(withCriteria([criterion('1', 'One', { checked: true })]));
    await open.show(withCriteria([criterion('1', 'One')]));
    assert.equal(await isChecked('One'), false);
    assert.deepEqual(await open.intents(), []);
  });

  it('takes a tick back when it fails, says why, and tries again on demand', async () => {
    await open.show(galleryPage);
    await box(runbook).click();
    await settle(1, false, 'You may not edit this story in Jira.');
    assert.equal(await isChecked(runbook), false);
    assert.match((await row(runbook).textContent()) ?? '', /You may not edit this story in Jira\./);
    assert.equal(
      await open.page.getByRole('alert').textContent(),
      `${runbook}: You may not edit this story in Jira.`,
    );
    await row(runbook).getByRole('button', { name: 'Retry' }).click();
    assert.equal(await isChecked(runbook), true);
    assert.deepEqual((await open.intents()).at(-1), { do: 'tick', criterion: '10', checked: true });
    assert.doesNotMatch((await row(runbook).textContent()) ?? '', /You may not edit/);
    await settle(2, false, 'You may not edit this story in Jira.');
    await row(runbook).getByRole('button', { name: 'Dismiss' }).click();
    assert.deepEqual((await open.intents()).at(-1), { do: 'dismissTick', tick: '10' });
    assert.doesNotMatch((await row(runbook).textContent()) ?? '', /You may not edit/);
  });

  it('shows a tick that was refused with both texts, to be made as it is now or let go of', async () => {
    const now = 'An expired voucher is refused, with the date on which it expired';
    await open.show(galleryPage);
    assert.match(
      (await row(now).textContent()) ?? '',
      /Not saved, because it says something else since you saw it: An expired voucher is refused, with the date/,
    );
    assert.deepEqual(await row(now).locator('ins').allTextContents(), [
      ', with the date on which it expired',
    ]);
    await row(now).getByRole('button', { name: 'Dismiss' }).click();
    await row(now).getByRole('button', { name: 'Tick as it is now' }).click();
    assert.equal(await isChecked(now), true);
    assert.deepEqual(await open.intents(), [
      { do: 'dismissTick', tick: '14-before' },
      { do: 'tick', criterion: '14', checked: true },
    ]);
    assert.doesNotMatch((await row(now).textContent()) ?? '', /Not saved/);
  });

  it('writes now what waits for more ticks, on demand', async () => {
    const waiting = 'Given an expired card, when the shopper pays, then the form says so';
    await open.show(galleryPage);
    await row(waiting).getByRole('button', { name: 'Write now' }).click();
    assert.deepEqual(await open.intents(), [{ do: 'writeNow' }]);
  });

  it('says why a tick is not saved yet, and that it will be', async () => {
    const kept = 'A card that is about to expire is pointed out';
    await open.show(galleryPage);
    assert.match(
      oneLine(await row(kept).innerText()),
      /Kept here, and saved by itself as soon as it can be\. Jira cannot be reached\..* Try now/,
    );
    assert.equal(await isChecked(kept), true);
    await row(kept).getByRole('button', { name: 'Try now' }).click();
    assert.deepEqual(await open.intents(), [{ do: 'writeNow' }]);
  });

  it('points out what was ticked and reworded in one edit', async () => {
    const mail = 'The mail is sent in the language of the shop, within five minutes';
    await open.show(galleryPage);
    assert.match((await row(mail).textContent()) ?? '', /Ticked and reworded in one edit:/);
    await row(mail).getByRole('button', { name: 'Still done' }).click();
    assert.deepEqual(await open.intents(), [{ do: 'tick', criterion: '13', checked: true }]);
  });

  it('lists ticks whose criterion was removed, until they are dismissed', async () => {
    await open.show(galleryPage);
    const removed = open.page.getByRole('list', { name: 'Removed since it was ticked' });
    assert.deepEqual(
      await removed
        .getByRole('listitem')
        .allInnerTexts()
        .then((all) => all.map(oneLine)),
      [
        'A shopper can pay with a voucher Ticked by Jonas Weber, 2 weeks ago Dismiss',
        'The form remembers the last card Your tick was not saved: this was removed before. Dismiss',
      ],
    );
    await removed.getByRole('button', { name: 'Dismiss: A shopper can pay with a voucher' }).click();
    assert.deepEqual(await open.intents(), [{ do: 'dismissTick', tick: '11' }]);
    await open.show({ ...galleryPage, story: { ...story, removedTicks: [] } });
    assert.equal(await removed.count(), 0);
  });

  it('keeps a tick that failed here where a newer snapshot has it', async () => {
    await open.show(withCriteria([criterion('1', 'One')]));
    await box('One').click();
    await open.show(withCriteria([criterion('1', 'One', { checked: true })]));
    await settle(1, false, 'The connection was lost.');
    assert.equal(await isChecked('One'), true);
  });

  it('gives a criterion that was reworded its new name', async () => {
    await open.show(withCriteria([criterion('1', 'Old words', { checked: true })]));
    await box('Old words').focus();
    await open.show(withCriteria([criterion('1', 'New words', { checked: true, tickedText: 'Old words' })]));
    assert.equal(await isChecked('New words'), true);
    assert.equal(await box('Old words').count(), 0);
    assert.match((await row('New words').textContent()) ?? '', /Changed since it was ticked: OldNew words/);
    assert.equal(await open.page.getByRole('progressbar').getAttribute('aria-valuetext'), '0 of 1');
    assert.equal(await focused(), 'New words');
    await button('Still done').click();
    assert.equal(await focused(), 'New words');
    assert.deepEqual(await open.intents(), [{ do: 'tick', criterion: '1', checked: true }]);
  });
});
