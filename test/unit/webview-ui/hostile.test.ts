import * as assert from 'node:assert/strict';
import type { Block, Inline, ListItem } from '../../../src/domain/document';
import type { StoryPage, StoryView } from '../../../src/page-views/story';
import { useStoryPage } from './fixtures';
import { criterion, galleryPage, story } from './gallery';
import { answer, question } from './gallery-questions';
import { paragraph, text } from './gallery-text';

/** What a ticket may say, and must not do. */
const attack = `"><script>window.owned=1</script><img src=x onerror="window.owned=1"><style>*{display:none}</style>`;

const describing = (blocks: readonly unknown[]): StoryPage => ({
  ...galleryPage,
  story: { ...story, criteria: [], documents: [{ name: 'Description', blocks: blocks as Block[] }] },
});

const nested = (levels: number, wrap: (inner: Block) => Block): Block => {
  let block = paragraph('down here');
  for (let level = 0; level < levels; level++) block = wrap(block);
  return block;
};

describe('a hostile story', function () {
  this.timeout(60_000);
  const open = useStoryPage(async ({ page }) => {
    assert.equal(await page.evaluate(() => 'owned' in window), false);
    assert.equal(await page.locator('script, style, iframe, img, object, embed, form, base').count(), 1);
  });

  const shownText = () => open.page.locator('main').evaluate((main) => main.textContent ?? '');

  it('shows markup as the text it is, wherever it stands', async () => {
    const said: Inline = text(attack, { type: 'link', href: 'javascript:window.owned=1' });
    const hostile: StoryView = {
      ...story,
      title: attack,
      type: { name: attack, kind: 'story' },
      status: { name: attack, category: 'todo' },
      assignee: attack,
      priority: attack,
      sprint: attack,
      labels: [attack],
      epic: { key: attack, title: attack },
      url: 'javascript:window.owned=1',
      criteria: [
        criterion(attack, attack, { group: attack, tickedBy: attack, tickedText: attack, failure: attack }),
      ],
      documents: [
        {
          name: attack,
          blocks: [
            { type: 'paragraph', children: [said] },
            { type: 'code', language: attack, text: attack },
            { type: 'panel', kind: attack as 'info', title: attack, children: [] },
            { type: 'expand', title: attack, children: [] },
            { type: 'unknown', name: attack, children: [paragraph(attack)] },
            { type: 'media', items: [{ name: attack, url: 'data:text/html,<script>alert(1)</script>' }] },
            {
              type: 'paragraph',
              children: [
                { type: 'mention', text: attack },
                { type: 'emoji', text: attack, name: attack },
                { type: 'date', date: attack },
                { type: 'status', text: attack, colour: attack as 'red' },
                { type: 'image', name: attack, url: 'https://example.com/tracker.png' },
                { type: 'unknown', name: attack, text: attack },
              ],
            },
          ],
        },
      ],
      questions: [
        question(attack, attack, {
          ...{
            at: attack,
            asked: attack,
            visibleTo: attack,
            place: attack,
            overdue: attack,
            reminded: attack,
          },
          criterion: { id: attack, text: attack, now: { id: attack, text: `${attack} now` } },
          said: [answer(attack, attack, { by: attack, at: attack, when: attack, visibleTo: attack })],
          url: 'javascript:window.owned=1',
        }),
      ],
      links: [
        { kind: 'web', globalId: attack, title: attack, summary: attack, url: 'javascript:window.owned=1' },
      ],
    };
    await open.show({
      key: attack,
      state: { kind: 'stale', message: attack, action: 'retry' },
      story: hostile,
      ask: {
        ...{ opened: 1, draft: attack, text: attack, kept: attack, blocking: attack, warning: attack },
        criterion: { id: attack, text: attack },
        code: { place: attack, link: attack, excerpt: { text: attack, language: attack } },
        to: { names: attack, reason: attack },
      },
      git: {
        looking: false,
        missing: attack,
        branches: [
          {
            ...{
              id: attack,
              linkIds: [attack],
              name: attack,
              about: attack,
              when: attack,
              repository: attack,
            },
            isCurrent: true,
            url: 'javascript:window.owned=1',
          },
        ],
        commits: [
          {
            ...{ sha: attack, linkId: attack, subject: attack, author: attack, at: attack, when: attack },
            url: 'javascript:window.owned=1',
          },
        ],
      },
    });
    assert.ok((await shownText()).split(attack).length > 30);
    const addresses = await open.page
      .locator('[href]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.deepEqual(
      addresses.filter((address) => !address?.startsWith('https://')),
      [],
    );
    const handlers = await open.page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
        [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
      ),
    );
    assert.deepEqual(handlers, []);
  });

  it('cannot pass an element for a text', async () => {
    const element = {
      type: 'script',
      props: { dangerouslySetInnerHTML: { __html: 'window.owned=1' } },
      key: null,
    };
    await open.show(
      describing([{ type: 'paragraph', children: [{ type: 'text', text: element }] }, element]),
    );
    await open.page.getByRole('heading', { name: 'Description' }).waitFor();
  });

  it('loses none of its text to a broken node', async () => {
    await open.show(
      describing([
        paragraph('before'),
        { type: 'paragraph' },
        {
          type: 'paragraph',
          children: [null, { type: 'hologram', text: 'a new inline' }, { type: 'text', text: 'b', marks: 7 }],
        },
        { type: 'table', rows: [{ cells: null }, { cells: [{ children: [paragraph('a cell')] }] }] },
        { type: 'hologram', content: [{ type: 'text', text: 'a new block' }] },
        { type: 'heading', level: 99, children: [text('a heading')] },
        { type: 'list', kind: 'ordered', start: 'x', items: [{ children: [paragraph('an item')] }] },
        {
          type: 'table',
          rows: [
            {
              cells: [{ header: false, columnSpan: 1e9, rowSpan: -1, children: [paragraph('a wide cell')] }],
            },
          ],
        },
        null,
        paragraph('after'),
      ]),
    );
    const shown = await shownText();
    for (const words of [
      'before',
      'a new inline',
      'b',
      'a cell',
      'a new block',
      'a heading',
      'an item',
      'a wide cell',
      'after',
    ]) {
      assert.ok(shown.includes(words), words);
    }
  });

  const wrappings: Record<string, (inner: Block) => Block> = {
    quotes: (inner) => ({ type: 'quote', children: [inner] }),
    panels: (inner) => ({ type: 'panel', kind: 'info', children: [inner] }),
    lists: (inner) => ({ type: 'list', kind: 'bullet', items: [{ children: [inner] }] }),
    expands: (inner) => ({ type: 'expand', title: 'more', children: [inner] }),
    columns: (inner) => ({ type: 'columns', columns: [{ children: [inner] }, { children: [] }] }),
    tables: (inner) => ({ type: 'table', rows: [{ cells: [{ header: false, children: [inner] }] }] }),
  };
  for (const [name, wrap] of Object.entries(wrappings)) {
    it(`may nest 500 ${name}`, async () => {
      const took = await open.show(describing([nested(500, wrap), paragraph('after')]));
      const shown = await shownText();
      assert.ok(shown.includes('down here') && shown.includes('after'));
      // A layout that doubles with every level would take for ever.
      assert.ok(took < 10_000, `took ${took} ms`);
    });
  }

  it('may have 10,000 nodes, and an update of it costs little', async () => {
    const items: ListItem[] = Array.from({ length: 3_000 }, (_, index) => ({
      children: [
        { type: 'paragraph', children: [text(`item ${index}`, { type: 'strong' }), text(' and more')] },
      ],
    }));
    const page = describing([{ type: 'list', kind: 'bullet', items }]);
    const first = await open.show(page);
    assert.ok((await shownText()).includes('item 2999'));
    const second = await open.show(page);
    assert.ok(second < first / 2, `took ${first} ms, and again ${second} ms`);
  });

  it('says what it has to say in any colour, place and size there is not', async () => {
    const children = [paragraph('a word')];
    await open.show(
      describing([
        { type: 'paragraph', align: attack, indent: 99, small: attack, children: [text('placed')] },
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'in colour', marks: [{ type: 'colour', colour: attack }] },
            { type: 'text', text: 'highlighted', marks: [{ type: 'highlight', colour: { a: 1 } }] },
            { type: 'text', text: 'marked', marks: [{ type: '__proto__' }, { type: 'constructor' }, null] },
          ],
        },
        { type: 'panel', kind: '__proto__', icon: 'url(https://example.com/x.png)', colour: 7, children },
        {
          type: 'columns',
          columns: [
            { width: 1e300, children },
            { width: '1;display:none', children },
          ],
        },
        { type: 'table', numbered: attack, rows: [{ cells: [{ align: attack, colour: attack, children }] }] },
        {
          type: 'media',
          items: [{ name: 'a.png', width: attack, height: -1, href: 'javascript:x' }],
          caption: 7,
        },
        { type: 'code', language: { toString: 1 }, title: {}, text: 'code' },
        { type: 'code', language: 'constructor', text: '</code><script>window.owned=1</script>' },
      ]),
    );
    const shown = await shownText();
    const words = [
      'placed',
      'in colour',
      'highlighted',
      'marked',
      'a word',
      'a.png',
      'code',
      '</code><script>',
    ];
    for (const said of words) assert.ok(shown.includes(said), said);
    assert.equal(shown.split('a word').length - 1, 4);
    const styled = await open.page
      .locator('main [style]')
      .evaluateAll((all) => all.map((element) => element.getAttribute('style')));
    assert.deepEqual(styled, []);
  });

  it('may have code of five megabytes, and a thousand pieces of code', async () => {
    const small: Block = { type: 'code', language: 'java', text: '/* '.repeat(100) };
    const pieces = Array.from({ length: 1_000 }, () => small);
    const started = Date.now();
    await open.show(
      describing([
        { type: 'code', language: 'js', text: '/('.repeat(2_500_000) },
        ...pieces,
        paragraph('after'),
      ]),
    );
    await open.page.getByText('after', { exact: true }).scrollIntoViewIfNeeded();
    assert.ok(Date.now() - started < 30_000);
  });

  it('may say five megabytes in one word', async () => {
    await open.show(describing([paragraph('x'.repeat(5_000_000)), paragraph('after')]));
    assert.ok((await shownText()).includes('after'));
  });
});
