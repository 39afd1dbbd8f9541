import * as assert from 'node:assert/strict';
import type { StoryView } from '../../../src/page-views/story';
import { useStoryPage } from './fixtures';
import { galleryPage, story } from './gallery';

describe('whether a story is ready', function () {
  this.timeout(30_000);
  const open = useStoryPage();
  const show = (more: Partial<StoryView>) => open.show({ ...galleryPage, story: { ...story, ...more } });
  const missing = [
    { text: '“fast” cannot be tested without a number.', question: 'Which number?', criterion: 'c1' },
    { text: 'A question waits for its answer.' },
  ];

  it('is said in one line, with what is missing behind it', async () => {
    await show({ readiness: { missing } });
    const text = open.page.getByText('“fast” cannot be tested without a number.');
    assert.equal(await text.isVisible(), false);
    await open.page.getByText('Not ready: 2 things are missing').click();
    assert.equal(await text.isVisible(), true);
  });

  it('leads to a question that is written already', async () => {
    await show({ readiness: { missing } });
    await open.page.getByText('Not ready: 2 things are missing').click();
    await open.page.getByRole('button', { name: 'Ask the Product Owner: Which number?' }).click();
    assert.deepEqual(await open.intents(), [{ do: 'ask', criterion: 'c1', text: 'Which number?' }]);
    assert.equal(await open.page.getByRole('button', { name: /^Ask the Product Owner: / }).count(), 1);
  });

  it('offers no question where nobody may ask', async () => {
    await show({ readiness: { missing }, refusals: { ask: 'You may not comment.' } });
    await open.page.getByText('Not ready: 2 things are missing').click();
    assert.equal(await open.page.getByRole('button', { name: /^Ask the Product Owner: / }).count(), 0);
  });

  it('is said where nothing is missing, and not where work has begun', async () => {
    await show({ readiness: { missing: [] } });
    await open.page.getByText('Ready to begin with').waitFor();
    await show({ readiness: undefined });
    await open.page.getByText('Ready to begin with').waitFor({ state: 'hidden' });
    assert.equal(await open.page.locator('.readiness').count(), 0);
  });
});
