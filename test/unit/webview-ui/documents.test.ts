import * as assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { adfGallery, galleries, markdownGallery, wikiGallery } from '../../documents/galleries';
import { textsOfAdf } from '../../documents/adf-texts';
import { specificationFolder } from '../../contract/specification';
import { useStoryPage } from './fixtures';
import { documentPages } from './document-pages';

const schemaFile = join(specificationFolder(), 'adf.schema.json');

/** The types of the schema as it was last read, for machines on which it is not. */
const knownTypes =
  'alignment annotation backgroundColor blockCard blockTaskItem blockquote bodiedExtension bodiedSyncBlock border ' +
  'breakout bulletList caption code codeBlock dataConsumer date decisionItem decisionList doc em embedCard emoji expand ' +
  'extension fontSize fragment hardBreak heading indentation inlineCard inlineExtension layoutColumn layoutSection link ' +
  'listItem media mediaGroup mediaInline mediaSingle mention nestedExpand orderedList panel paragraph placeholder rule ' +
  'status strike strong subsup syncBlock table tableCell tableHeader tableRow taskItem taskList text textColor underline';

const compact = (text: string): string => text.replace(/\s+/g, '');

describe('every kind of document on the page', function () {
  this.timeout(60_000);
  const open = useStoryPage();

  const description = () => open.page.locator('.rich-text').first();
  const show = async (name: keyof typeof documentPages) => {
    await open.show(documentPages[name]);
    return compact(await description().evaluate((element) => element.textContent ?? ''));
  };

  it('has each node and mark of ADF in its gallery', () => {
    const types = existsSync(schemaFile) ? typesOfSchema() : knownTypes.split(' ');
    assert.deepEqual(types, knownTypes.split(' '));
    const used = new Set(JSON.stringify(adfGallery).match(/(?<="type":")[A-Za-z]+(?=")/g));
    assert.deepEqual(
      types.filter((type) => !used.has(type)),
      [],
    );
  });

  it('has a gallery of ADF that Jira would take', function () {
    if (!existsSync(schemaFile)) {
      console.log(`      skipped: no ADF schema at ${schemaFile}`);
      this.skip();
    }
    const { $schema: _, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>;
    assert.ok(new Ajv({ strict: false }).compile(schema)(adfGallery));
  });

  it('shows all that ADF can say', async () => {
    const shown = await show('adf');
    for (const text of textsOfAdf(adfGallery)) assert.ok(shown.includes(compact(text)), text);
    for (const words of ['@everyone', 'Mar17,2026', '🎉', ':shipit:', 'ThePaymentconcept', 'OWNCOLOUR']) {
      assert.ok(shown.toLowerCase().includes(words.toLowerCase()), words);
    }
  });

  it('shows all the words of wiki markup, and none of its signs', async () => {
    const shown = await show('wiki');
    // A word is what is left when the signs, the names of macros and what they are given are taken away.
    const words = wikiGallery
      .replace(/\{(?!unknown|toc)[^}\n]*\}|!\S[^!\n]*!|\|[^|\]\n]*(?=\])|\[[~^]|\(\w+\)/g, ' ')
      .match(/[\p{L}\d]{3,}/gu);
    const hidden = ['width', 'height', 'alt', 'thumbnail', 'tip'];
    for (const word of words ?? []) {
      assert.ok(hidden.includes(word) || shown.includes(word), word);
    }
    assert.doesNotMatch(
      shown,
      /h[1-6]\.|\{(?:code|color|panel|info|quote|expand|section|column)|bq\.|\[\^|\[~|\|\|/,
    );
  });

  it('shows all the words of Markdown', async () => {
    const shown = await show('markdown');
    const words = markdownGallery
      .replace(/<!--.*?-->|<[^>]*>|\]\([^)]*\)|^```.*$|^~~~.*$|^\[ref\].*$|\]\[ref\]|&copy;|\[!\w+\]/gm, ' ')
      .match(/[\p{L}\d]{3,}/gu);
    for (const word of words ?? []) assert.ok(word === 'amp' || shown.includes(word), word);
    assert.doesNotMatch(shown, /\*\*|```|\[!|<details|<b>/);
  });

  it('says by its elements what each kind of block is', async () => {
    await show('adf');
    const count = (selector: string) => description().locator(selector).count();
    const panels = galleries.adf.filter(({ type }) => type === 'panel').length;
    // One more stands in a cell.
    assert.equal(await count('.panel'), panels + 1);
    assert.equal(await count('.panel-custom.panel-purple'), 1);
    assert.equal(await count('li.marked'), 6);
    assert.equal(await count('.align-center'), 2);
    assert.equal(await count('.indent-2'), 1);
    assert.equal(await count('ol[start="3"]'), 1);
    assert.equal(await count('td[rowspan="2"], td[colspan="2"]'), 2);
    assert.equal(await count('td.tint-red'), 1);
    assert.deepEqual(await description().locator('.row-number').allTextContents(), ['', '1', '2', '3']);
    assert.deepEqual(
      await description()
        .locator('[class^=ink-]')
        .evaluateAll((all) => all.map(({ className }) => className).slice(1)),
      ['ink-grey', 'ink-red', 'ink-orange', 'ink-yellow', 'ink-green', 'ink-blue', 'ink-purple'],
    );
    const grown = await description()
      .locator('.columns > div')
      .evaluateAll((columns) => columns.map((column) => (column as HTMLElement).style.flexGrow));
    assert.deepEqual(grown, ['66.66', '33.33']);
    await show('markdown');
    assert.deepEqual(
      await description()
        .locator('tr:first-child > th')
        .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).textAlign)),
      ['start', 'center', 'end'],
    );
  });

  it('colours code when it comes near, and copies it as it is', async () => {
    await open.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await show('adf');
    const java = open.page.getByRole('group', { name: 'Code, java', exact: true });
    assert.equal(await java.locator('span').count(), 0);
    await java.scrollIntoViewIfNeeded();
    await java.locator('.code-keyword', { hasText: 'public' }).first().waitFor();
    assert.equal(await java.locator('.code-comment').textContent(), '// cards');
    const code = open.page.locator('.code').filter({ has: java });
    await code.hover();
    await code.getByRole('button', { name: 'Copy code' }).click();
    await code.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await open.page.evaluate(() => navigator.clipboard.readText()), await java.textContent());
  });
});

function typesOfSchema(): string[] {
  const { definitions } = JSON.parse(readFileSync(schemaFile, 'utf8')) as {
    definitions: Record<string, { properties?: { type?: { enum?: string[] } } }>;
  };
  const types = Object.values(definitions).flatMap(({ properties }) => properties?.type?.enum ?? []);
  return [...new Set(types)].sort();
}
