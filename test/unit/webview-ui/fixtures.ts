import * as assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { StoryPage } from '../../../src/page-views/story';
import type { FromPage, Intent } from '../../../src/protocol';
import { launchChromium } from '../../launch/chromium';
import { openStoryPage, type OpenOptions, type OpenStoryPage } from './story-page';

/** A browser for the tests of the surrounding `describe`. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser?.close());
  return () => there(browser);
}

/**
 * A story page for each test of the surrounding `describe`: at its end nothing went wrong on it, and nothing but its own
 * files was asked for. `atEnd` looks at more of it.
 */
export function useStoryPage(atEnd?: (open: OpenStoryPage) => Promise<void>): PageUnderTest {
  const browser = useBrowser();
  const open = new PageUnderTest(browser);
  beforeEach(() => open.again());
  afterEach(async () => {
    assert.deepEqual([open.problems, open.requests], [[], []]);
    await atEnd?.(open);
    await open.close();
  });
  return open;
}

/** The page of the test that runs now. */
export class PageUnderTest implements OpenStoryPage {
  #open: OpenStoryPage | undefined;

  constructor(readonly browser: () => Browser) {}

  /** Opens a page in place of the one there was, as VS Code does where it was hidden. */
  async again(options?: OpenOptions): Promise<void> {
    await this.#open?.close();
    this.#open = await openStoryPage(this.browser(), options);
  }

  get page(): Page {
    return there(this.#open).page;
  }

  get problems(): string[] {
    return there(this.#open).problems;
  }

  get requests(): string[] {
    return there(this.#open).requests;
  }

  sent(): Promise<FromPage[]> {
    return there(this.#open).sent();
  }

  intents(): Promise<Intent[]> {
    return there(this.#open).intents();
  }

  tell(message: unknown): Promise<number> {
    return there(this.#open).tell(message);
  }

  show(story: StoryPage): Promise<number> {
    return there(this.#open).show(story);
  }

  async close(): Promise<void> {
    await this.#open?.close();
    this.#open = undefined;
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is there in tests and hooks only.');
  return value;
}
