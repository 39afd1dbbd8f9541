import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { Browser } from 'playwright-core';
import { identifiedIn } from '../../../src/domain/acceptance/criteria';
import type { Document } from '../../../src/domain/document';
import { plainText } from '../../../src/domain/plain-text';
import type { StoryPage } from '../../../src/page-views/story';
import { readAdf } from '../../../src/sources/jira/adf';
import { readWiki } from '../../../src/sources/jira/wiki';
import { readMarkdown } from '../../../src/sources/markdown/markdown';
import { specificationFolder } from '../../contract/specification';
import { adfDocument } from '../../documents/adf-generator';
import { mutate } from '../../documents/adf-mutation';
import { textsOfAdf } from '../../documents/adf-texts';
import { randomText } from '../../documents/random-text';
import { launchChromium } from '../../launch/chromium';
import { checkAdf } from '../../simulator/adf-check';
import { randomFrom } from '../../simulator/random';
import { pageOf } from './document-pages';
import { openStoryPage, type OpenStoryPage } from './story-page';

/** One seed makes one document; a failing test names it, and `DOCUMENT_SEED` makes that one alone. */
const only = process.env.DOCUMENT_SEED;
const seedsOf = (count: number): number[] =>
  only === undefined ? Array.from({ length: count }, (_, seed) => seed) : [Number(only)];
/** How many documents the page shows at once. */
const batch = 100;
const schemaFile = join(specificationFolder(), 'adf.schema.json');

interface Sample {
  readonly seed: number;
  readonly document: Document;
  /** What is to be read of it. */
  readonly texts: readonly string[];
}

/** Without blanks, and without the halves of characters, which do not travel. */
const compact = (text: string): string => text.replace(/[\s\0\ud800-\udfff\ufffd]/g, '');

describe('any document at all', function () {
  this.timeout(180_000);
  let browser: Browser;
  let open: OpenStoryPage;

  before(async () => {
    browser = await launchChromium();
    open = await openStoryPage(browser);
    // What it says is the same where it is not laid out, which takes most of the time.
    await open.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('main { display: none }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
  });
  after(() => browser.close());

  /** Reads a document in each way the product does. */
  function sample(seed: number, read: () => { document: Document; texts: readonly string[] }): Sample {
    try {
      const { document, texts } = read();
      plainText(document.blocks);
      for (const role of ['description', 'acceptance'] as const) {
        identifiedIn([{ field: 'f', name: 'F', role, document }]);
      }
      return { seed, document, texts };
    } catch (error) {
      throw new Error(`DOCUMENT_SEED=${seed}`, { cause: error });
    }
  }

  async function showAll(samples: readonly Sample[]): Promise<void> {
    for (let start = 0; start < samples.length; start += batch) {
      const shown = samples.slice(start, start + batch);
      await open.show(pageWith(shown));
      const sections = await open.page
        .locator('section')
        .evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));
      const byName = new Map(sections.map((text) => [/^document \d+:/.exec(text)?.[0], compact(text)]));
      for (const { seed, texts } of shown) {
        const text = byName.get(`document ${seed}:`) ?? '';
        const lost = texts.filter((words) => !text.includes(compact(words)));
        assert.deepEqual(lost, [], `DOCUMENT_SEED=${seed}`);
      }
      const seeds = `DOCUMENT_SEED of ${shown[0]?.seed} to ${shown.at(-1)?.seed}`;
      assert.deepEqual(open.problems, [], seeds);
      assert.deepEqual(open.requests, [], seeds);
      assert.equal(
        await open.page.locator('script, style, iframe, img, object, embed, form').count(),
        1,
        seeds,
      );
      assert.equal(await open.page.evaluate(() => 'owned' in window), false, seeds);
    }
  }

  it('that Jira would take is read and shown with all its texts', async () => {
    const isAdf = validator();
    const samples = seedsOf(5_000).map((seed) => {
      const raw = adfDocument(randomFrom(seed));
      assert.equal(checkAdf(raw), 'ok', `DOCUMENT_SEED=${seed}`);
      assert.ok(isAdf?.(raw) ?? true, `DOCUMENT_SEED=${seed} ${JSON.stringify(isAdf?.errors?.slice(-3))}`);
      return sample(seed, () => ({ document: readAdf(raw), texts: textsOfAdf(raw, { words: true }) }));
    });
    await showAll(samples);
  });

  it('that was broken on its way is read and shown with all its texts', async () => {
    const samples = seedsOf(5_000).map((seed) => {
      const random = randomFrom(seed);
      const raw = adfDocument(random);
      mutate(raw, random);
      return sample(seed, () => ({ document: readAdf(raw), texts: textsOfAdf(raw) }));
    });
    await showAll(samples);
  });

  for (const [name, read] of Object.entries({ 'wiki markup': readWiki, Markdown: readMarkdown })) {
    it(`of ${name} is read and shown to its end`, async () => {
      const samples = seedsOf(1_000).map((seed) => {
        const last = `last${seed}word`;
        const text = randomText(randomFrom(seed), last);
        return sample(seed, () => ({ document: read(text), texts: [last] }));
      });
      await showAll(samples);
    });
  }
});

function pageWith(samples: readonly Sample[]): StoryPage {
  const page = pageOf([]);
  const documents = samples.map(({ seed, document }) => ({
    name: `document ${seed}:`,
    blocks: document.blocks,
  }));
  return { ...page, story: page.story && { ...page.story, documents } };
}

/** `undefined` where the schema is not at hand. */
function validator(): ReturnType<Ajv['compile']> | undefined {
  if (!existsSync(schemaFile)) return undefined;
  const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
  return new Ajv({ strict: false }).compile(schema);
}
