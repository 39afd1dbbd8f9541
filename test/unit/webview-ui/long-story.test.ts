import * as assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { Block } from '../../../src/domain/document';
import type { StoryPage } from '../../../src/page-views/story';
import { protocolVersion } from '../../../src/protocol';
import { launchChromium } from '../../launch/chromium';
import { pageOf } from './document-pages';
import { paragraph, text } from './gallery-text';
import { openStoryPage } from './story-page';

/** A text of about as many nodes, of the kinds of which long ones are made. */
function blocks(nodes: number): Block[] {
  return Array.from({ length: Math.ceil(nodes / 4) }, (_, index): Block => {
    if (index % 9 === 0) return { type: 'heading', level: 2, children: [text(`Heading ${index}`)] };
    if (index % 9 === 4) {
      return {
        type: 'list',
        kind: 'bullet',
        items: [1, 2].map(() => ({ children: [paragraph('an item')] })),
      };
    }
    if (index % 9 === 7) return { type: 'code', language: 'ts', text: 'const a = 1;\nreturn `${a}`;' };
    return paragraph(
      `Paragraph ${index} with words that a reader reads, `,
      text('some of them strong', { type: 'strong' }),
      text(' and a link', { type: 'link', href: 'https://example.com' }),
    );
  });
}

function pageWith(nodes: number, comments: number): StoryPage {
  const page = pageOf([...blocks(nodes), paragraph('the very end')]);
  const said = Array.from({ length: comments }, (_, index) => ({
    id: String(index),
    by: 'Ana Silva',
    at: '2026-03-17T10:00:00.000Z',
    when: '3 days ago',
    // None of these is left behind a button.
    isNew: true,
    blocks: blocks(16),
  }));
  return { ...page, story: page.story && { ...page.story, comments: said } };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

describe('a long story', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** Milliseconds from the request for the page to the first content that is painted. */
  async function firstPaint(page: StoryPage): Promise<number> {
    const first = { type: 'snapshot', version: protocolVersion, number: 0, page } as const;
    const open = await openStoryPage(browser, { parts: { first } });
    await open.page.getByText('the very end').waitFor({ state: 'attached' });
    const painted = await open.page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    );
    const took = Number(await painted.jsonValue());
    await open.close();
    return took;
  }

  it('of 3,000 nodes and 200 new comments is seen about as fast as a short one', async () => {
    const [long, short] = [pageWith(3_000, 200), pageWith(20, 2)];
    const longTook: number[] = [];
    const shortTook: number[] = [];
    // A machine that does something else meanwhile makes single figures worthless.
    for (let round = 0; round < 4; round++) {
      for (let time = 0; time < 5; time++) {
        shortTook.push(await firstPaint(short));
        longTook.push(await firstPaint(long));
      }
      if (median(longTook) <= 1.5 * median(shortTook)) return;
    }
    assert.fail(`${median(longTook)} ms instead of ${median(shortTook)} ms`);
  });

  it('is there as a whole a moment later, and as a whole when it changes', async () => {
    const open = await openStoryPage(browser);
    await open.show(pageWith(1_000, 200));
    const description = open.page.locator('.rich-text').first();
    assert.equal(await description.getByText('the very end').count(), 1);
    assert.equal(await description.locator('> *').count(), 251);
    assert.equal(await open.page.locator('.comments > li').count(), 200);
    await open.show(pageWith(1_200, 200));
    assert.equal(await description.locator('> *').count(), 301);
    await open.close();
  });

  it('is there as a whole at once where it returns to a place far below', async () => {
    const page = pageWith(1_000, 0);
    const state = { key: page.key, scroll: 5_000, unfolded: [] };
    const first = { type: 'snapshot', version: protocolVersion, number: 0, page } as const;
    const open = await openStoryPage(browser, { state, parts: { first } });
    // The browser may move it by a hair to keep the same lines in view.
    const scrolled = await open.page.evaluate(() => window.scrollY);
    assert.ok(Math.abs(scrolled - 5_000) < 50, String(scrolled));
    await open.close();
  });
});
