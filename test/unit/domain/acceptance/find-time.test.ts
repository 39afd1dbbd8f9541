import assert from 'node:assert/strict';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import type { Document } from '../../../../src/domain/document';
import { readAdf } from '../../../../src/sources/jira/adf';
import { readWiki } from '../../../../src/sources/jira/wiki';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';

/** Repeated to a text of the length wanted, below a title that makes criteria of it and without. */
const units: Readonly<Record<'markdown' | 'wiki', readonly string[]>> = {
  markdown: [
    '- [ ] A guest pays the cart and gets a receipt by mail.\n',
    '- a\n',
    '- [ ] x\n',
    '1. x\n',
    'x\n\n',
    'x\n',
    '# x\n',
    '**x**\n\n',
    '| x | y |\n',
    'Foo:\n\n- x\n\n',
    'Given x\n\nThen y\n\n',
    'AC-1: x y\n\n',
    'AC: x y\n',
    '# AC of x\n\n## AC\n\n- x\n\n',
    '> x\n\n',
    '<details>\n\n',
    '**a** b_c `d` (x) [e](f) ',
    ...['*', '[', '{', '|', '>', '`', '_', '![', '<', '&amp;', 'http://', '验收标准', ' ', '\n'],
  ],
  wiki: [
    '* a\n',
    '# x\n** y\n',
    '* (/) x\n',
    '- [ ] x\n',
    'x\n\n',
    'x\n',
    'h2. AC\n* x\n',
    '*x*\n\n',
    '|x|y|\n',
    '|x\n',
    '{panel:title=AC}x{panel}\n',
    '{panel}',
    '{quote}x',
    ...['*', '[', '{', '|', '>', '!', '??', '\\', '(/)', '{{', '[~a]', 'http://', '*_-+^~', '\n'],
  ],
};

const text = (value: string): object => ({ type: 'text', text: value });
const paragraph = (value: string): object => ({ type: 'paragraph', content: [text(value)] });
const item = (...content: readonly object[]): object => ({ type: 'listItem', content });
const many = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What stands below a title, of so many nodes. */
const trees: Readonly<Record<string, (count: number) => readonly object[]>> = {
  paragraphs: (count) => many(count, () => paragraph('x y')),
  items: (count) => [{ type: 'bulletList', content: many(count, () => item(paragraph('x y'))) }],
  lists: (count) => many(count, () => ({ type: 'bulletList', content: [item(paragraph('x y'))] })),
  'task lists below one task': (count) => {
    const task = { type: 'taskItem', attrs: { state: 'TODO' }, content: [text('x')] };
    return [
      { type: 'taskList', content: [task, ...many(count, () => ({ type: 'taskList', content: [task] }))] },
    ];
  },
  nesting: (count) => {
    let inner = paragraph('x');
    for (let level = 0; level < count; level++) inner = { type: 'bulletList', content: [item(inner)] };
    return [inner];
  },
  'rows of a table': (count) => {
    const cell = { type: 'tableCell', content: [paragraph('x')] };
    return [{ type: 'table', content: many(count, () => ({ type: 'tableRow', content: [cell, cell] })) }];
  },
  'cells of a row': (count) => {
    const cells = many(count, () => ({ type: 'tableCell', content: [paragraph('x')] }));
    return [{ type: 'table', content: [{ type: 'tableRow', content: cells }] }];
  },
  'texts of a paragraph': (count) => [{ type: 'paragraph', content: many(count, () => text('x ')) }],
  'lines of a text': (count) => [paragraph('x\n'.repeat(count))],
  'lines of code': (count) => [{ type: 'codeBlock', content: [text('some text\n'.repeat(count))] }],
  steps: (count) => many(count, (index) => paragraph(['Given x', 'When y', 'Then z'][index % 3] ?? '')),
  'steps without an end': (count) => many(count, () => paragraph('When x')),
  expands: (count) =>
    many(count, () => ({ type: 'expand', attrs: { title: 'AC' }, content: [paragraph('x')] })),
  labels: (count) => many(count, () => paragraph('Foo:')),
};

/** Milliseconds of processor time, the least of some runs: others may be at work as well. */
function timeOf(work: () => unknown, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - start) / 1000;
  });
  return Math.min(...times);
}

/** What is quadratic takes sixteen times as long for four times as much. */
function assertLinear(read: (size: number) => Document, size: number): void {
  const find = (of: number) => () => findCriteria(read(of));
  timeOf(find(size), 1);
  let [short, long] = [timeOf(find(size), 2), timeOf(find(4 * size), 1)];
  if (long > 9 * Math.max(short, 15)) [short, long] = [timeOf(find(size), 3), timeOf(find(4 * size), 3)];
  assert.ok(long <= 9 * Math.max(short, 15), `${short} ms, four times as much ${long} ms`);
}

describe('findCriteria takes time in proportion to the length of', function () {
  this.timeout(60_000);
  for (const [format, read, title] of [
    ['markdown', readMarkdown, '## AC\n\n'],
    ['wiki', readWiki, 'h2. AC\n\n'],
  ] as const) {
    for (const unit of units[format]) {
      it(`${JSON.stringify(unit)} again and again (${format})`, () => {
        assertLinear((length) => read(unit.repeat(length / unit.length)), 8000);
        assertLinear((length) => read(title + unit.repeat(length / unit.length)), 8000);
      });
    }
  }
  const heading = { type: 'heading', attrs: { level: 2 }, content: [text('AC')] };
  for (const [name, content] of Object.entries(trees)) {
    it(`${name} (adf)`, () => {
      const documents = new Map([2000, 8000].map((count) => [count, [heading, ...content(count)]]));
      assertLinear((count) => readAdf({ type: 'doc', content: documents.get(count) }), 2000);
    });
  }
});

describe('findCriteria', () => {
  it('reads and finds in a million characters within a second of processor time', function () {
    this.timeout(60_000);
    const section = `## Story\n\nAs a guest I want to pay, so that I can leave.\n\n### Acceptance criteria\n\n${'- [ ] A guest pays the cart with a card, and gets a receipt by mail within a minute.\n'.repeat(8)}\n`;
    const source = section.repeat(Math.ceil(1_000_000 / section.length));
    const best = timeOf(() => findCriteria(readMarkdown(source)), 3);
    assert.ok(best < 1000, `${best} ms`);
  });
});
