import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../../../src/domain/document';
import { plainText } from '../../../../src/domain/plain-text';
import { readAdf } from '../../../../src/sources/jira/adf';

const doc = (...content: unknown[]): unknown => ({ version: 1, type: 'doc', content });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const text = (value: string, ...marks: unknown[]): unknown => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const read = (...content: unknown[]): readonly Block[] => readAdf(doc(...content)).blocks;
const types = (blocks: readonly Block[]): string[] => blocks.map(({ type }) => type);

describe('readAdf', () => {
  it('reads paragraphs and headings with their marks', () => {
    assert.deepEqual(
      read({ type: 'heading', attrs: { level: 3 }, content: [text('Hi', { type: 'strong' })] }),
      [
        {
          type: 'heading',
          level: 3,
          origin: { path: [0] },
          children: [{ type: 'text', text: 'Hi', marks: [{ type: 'strong' }], origin: { path: [0, 0, 0] } }],
        },
      ],
    );
    const marks = [
      { type: 'link', attrs: { href: 'https://example.org' } },
      { type: 'subsup', attrs: { type: 'sup' } },
      { type: 'textColor', attrs: { color: '#ff0000' } },
    ];
    const [block] = read(paragraph(text('x', ...marks)));
    assert.deepEqual(block?.type === 'paragraph' && block.children[0], {
      type: 'text',
      text: 'x',
      marks: [
        { type: 'link', href: 'https://example.org' },
        { type: 'sup' },
        { type: 'colour', colour: 'red' },
      ],
      origin: { path: [0, 0, 0] },
    });
  });

  it('reads a nested task list as part of the item before it', () => {
    const item = (localId: string, state: string, value: string): unknown => ({
      type: 'taskItem',
      attrs: { localId, state },
      content: [text(value)],
    });
    const [list] = read({
      type: 'taskList',
      content: [
        item('a', 'DONE', 'A'),
        { type: 'taskList', content: [item('b', 'TODO', 'B')] },
        item('c', 'TODO', 'C'),
      ],
    });
    assert.ok(list?.type === 'list');
    assert.deepEqual(
      list.items.map(({ localId, task, origin }) => [localId, task?.checked, origin]),
      [
        ['a', true, { path: [0, 0] }],
        ['c', false, { path: [0, 2] }],
      ],
    );
    const nested = list.items[0]?.children[1];
    assert.deepEqual(nested?.type === 'list' && nested.items[0]?.origin, { path: [0, 1, 0] });
  });

  it('reads task items that hold blocks, or have no attributes', () => {
    const [list] = read({
      type: 'taskList',
      content: [
        { type: 'taskItem', content: [paragraph(text('A'))] },
        { type: 'blockTaskItem', attrs: { localId: 'b', state: 'DONE' }, content: [paragraph(text('B'))] },
      ],
    });
    assert.deepEqual(list?.type === 'list' && list.items.map(({ task }) => task?.checked), [false, true]);
  });

  it('tells the lines of one text apart, and where each starts', () => {
    const [block] = read(paragraph(text('• a\n• b')));
    assert.deepEqual(block?.type === 'paragraph' && block.children, [
      { type: 'text', text: '• a', origin: { path: [0, 0, 0] } },
      { type: 'break' },
      { type: 'text', text: '• b', origin: { path: [0, 0, 4] } },
    ]);
  });

  it('reads every inline node as text', () => {
    const [block] = read(
      paragraph(
        text('by '),
        { type: 'mention', attrs: { id: '5b', text: '@Dana' } },
        text(' on '),
        { type: 'date', attrs: { timestamp: '1767225600000' } },
        { type: 'hardBreak' },
        { type: 'status', attrs: { text: 'READY', color: 'green' } },
        { type: 'emoji', attrs: { shortName: ':rocket:', text: '🚀' } },
        { type: 'inlineCard', attrs: { url: 'https://example.org/1' } },
        { type: 'mediaInline', attrs: { id: 'm', alt: 'plan.png' } },
        { type: 'somethingNew', attrs: { text: 'new' } },
      ),
    );
    assert.equal(
      block && plainText([block]),
      'by @Dana on 2026-01-01\nREADY🚀https://example.org/1plan.pngnew',
    );
  });

  it('reads panels, expands, quotes, rules, columns, tables, code and media', () => {
    const blocks = read(
      { type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph(text('a'))] },
      { type: 'expand', attrs: { title: 'More' }, content: [paragraph(text('b'))] },
      { type: 'blockquote', content: [paragraph(text('c'))] },
      { type: 'rule' },
      {
        type: 'layoutSection',
        content: [{ type: 'layoutColumn', attrs: { width: 50 }, content: [paragraph(text('d'))] }],
      },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph(text('e'))] }],
          },
        ],
      },
      { type: 'codeBlock', attrs: { language: 'ts' }, content: [text('let a;')] },
      {
        type: 'mediaSingle',
        content: [{ type: 'media', attrs: { type: 'file', id: 'x', alt: 'f.png', collection: '' } }],
      },
      {
        type: 'decisionList',
        content: [{ type: 'decisionItem', attrs: { state: 'DECIDED' }, content: [text('g')] }],
      },
      { type: 'blockCard', attrs: { url: 'https://example.org' } },
    );
    assert.deepEqual(types(blocks), [
      'panel',
      'expand',
      'quote',
      'rule',
      'columns',
      'table',
      'code',
      'media',
      'list',
      'paragraph',
    ]);
    assert.equal(plainText(blocks), 'a\nMore\nb\nc\nd\ne\nlet a;\nf.png\n- g\nhttps://example.org');
  });

  it('reads how blocks stand and what they look like', () => {
    const marked = (type: string, ...marks: unknown[]): object => ({ type, marks, content: [text('a')] });
    const blocks = read(
      marked('paragraph', { type: 'alignment', attrs: { align: 'center' } }, { type: 'fontSize' }),
      marked('heading', { type: 'indentation', attrs: { level: 9 } }, { type: 'dataConsumer' }),
      {
        type: 'panel',
        attrs: { panelType: 'custom', panelIconText: '🎯', panelIcon: ':dart:', panelColor: '#E6FCFF' },
        content: [],
      },
      {
        type: 'table',
        attrs: { isNumberColumnEnabled: true },
        content: [
          {
            type: 'tableRow',
            content: [{ type: 'tableCell', attrs: { background: '#FFEBE6', rowspan: 2 }, content: [] }],
          },
        ],
      },
      { type: 'layoutSection', content: [{ type: 'layoutColumn', attrs: { width: 33.3 }, content: [] }] },
    );
    const withoutPlaces = JSON.parse(
      JSON.stringify(blocks, (key, value: unknown) =>
        key === 'origin' || (key === 'children' && Array.isArray(value)) ? undefined : value,
      ),
    ) as unknown;
    assert.deepEqual(withoutPlaces, [
      { type: 'paragraph', align: 'center', small: true },
      { type: 'heading', level: 1, indent: 6 },
      { type: 'panel', kind: 'custom', icon: '🎯', colour: 'blue' },
      {
        type: 'table',
        numbered: true,
        rows: [{ cells: [{ header: false, colour: 'red', rowSpan: 2 }] }],
      },
      { type: 'columns', columns: [{ width: 33.3 }] },
    ]);
  });

  it('reads a picture with its caption, its link and the size at which Jira shows it', () => {
    const file = { type: 'file', id: 'm', alt: 'flow.png', collection: '', width: 1600, height: 400 };
    const single = (attrs: object): unknown => ({
      type: 'mediaSingle',
      attrs,
      marks: [{ type: 'link', attrs: { href: 'https://example.org' } }],
      content: [
        { type: 'media', attrs: file },
        { type: 'caption', content: [text('As drawn')] },
      ],
    });
    const sizes = [{ width: 50 }, { width: 300, widthType: 'pixel' }, {}].map((attrs) => {
      const [block] = read(single(attrs));
      assert.ok(block?.type === 'media');
      assert.equal(plainText(block.caption ?? []), 'As drawn');
      assert.equal(block.items[0]?.href, 'https://example.org');
      return [block.items[0]?.width, block.items[0]?.height];
    });
    assert.deepEqual(sizes, [
      [380, 95],
      [300, 75],
      [1600, 400],
    ]);
  });

  it('reads cards by their names, and lists of issues by what they ask for', () => {
    const blocks = read(
      paragraph({
        type: 'inlineCard',
        attrs: { data: { name: 'The design', url: 'https://example.org/1' } },
      }),
      { type: 'blockCard', attrs: { datasource: { parameters: { jql: 'project = SHOP' } } } },
    );
    assert.equal(plainText(blocks), 'The design\nproject = SHOP');
    assert.deepEqual(types(blocks), ['paragraph', 'unknown']);
  });

  it('loses nothing that stands where it should not', () => {
    const row = (...content: unknown[]): unknown => ({ type: 'tableRow', content });
    const blocks = read(
      { type: 'table', content: [paragraph(text('a')), row(text('b'), paragraph(text('c')))] },
      { type: 'bulletList', content: [{ type: 'codeBlock', content: [text('d'), paragraph(text('e'))] }] },
      { type: 'layoutSection', content: [paragraph(text('f'))] },
      { type: 'mediaSingle', content: [{ type: 'caption', content: [text('g')] }, paragraph(text('h'))] },
      { type: 'rule', content: [text('i')] },
      paragraph({ type: 'status', attrs: { text: 'j', color: 'red' }, content: [paragraph(text('k'))] }),
      { type: 'extension', attrs: { text: 'l' }, content: [paragraph('m')] },
      { type: 'paragraph', content: text('n') },
    );
    assert.equal(plainText(blocks).replaceAll(/[^a-z]/g, ''), 'abcdefghijklmn');
  });

  it('keeps what it does not know readable', () => {
    const blocks = read(
      { type: 'fancyBlock', content: [paragraph(text('inside'))] },
      { type: 'extension', attrs: { extensionKey: 'macro', text: 'said' } },
    );
    assert.deepEqual(
      blocks.map((block) => block.type === 'unknown' && [block.name, plainText([block])]),
      [
        ['fancyBlock', 'inside'],
        ['macro', 'said'],
      ],
    );
  });

  it('reads text that is no ADF, and what nests without end', () => {
    assert.equal(plainText(readAdf('one\ntwo').blocks), 'one\ntwo');
    assert.deepEqual(readAdf(null).blocks, []);
    let nested: unknown = paragraph(text('deep'));
    for (let depth = 0; depth < 20_000; depth++) nested = { type: 'blockquote', content: [nested] };
    assert.equal(plainText(readAdf(doc(nested)).blocks), 'deep');
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readAdf(value)));
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom(
            'doc',
            'paragraph',
            'text',
            'taskList',
            'taskItem',
            'table',
            'tableRow',
            'tableCell',
            'bulletList',
            'listItem',
            'date',
            'emoji',
            'x',
          ),
          attrs: fc.oneof(
            fc.dictionary(
              fc.constantFrom('level', 'state', 'localId', 'timestamp', 'url', 'colspan'),
              fc.anything(),
            ),
            fc.anything(),
          ),
          text: fc.oneof(fc.string(), fc.anything()),
          marks: fc.anything(),
          content: fc.oneof({ maxDepth: 5 }, fc.anything(), fc.array(tie('node'), { maxLength: 4 })),
        },
        { requiredKeys: [] },
      ),
    }));
    fc.assert(fc.property(node, (value) => void plainText(readAdf(value).blocks)));
  });
});
