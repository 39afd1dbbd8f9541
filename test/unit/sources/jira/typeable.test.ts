import assert from 'node:assert/strict';
import type { Dialect } from '../../../../src/sources/jira/dialect';
import { readAdf } from '../../../../src/sources/jira/adf';
import { markdownToAdf } from '../../../../src/sources/jira/markdown-adf';
import { markdownToWiki } from '../../../../src/sources/jira/markdown-wiki';
import { isPlainAdf, isPlainWiki, isTypeable } from '../../../../src/sources/jira/typeable';
import { readWiki } from '../../../../src/sources/jira/wiki';
import * as adfOf from '../../../simulator/adf-build';
import type { AdfNode } from '../../../simulator/model';
import { seedPeople } from '../../../simulator/seed-people';

const { bullets, code, codeBlock, doc, em, hardBreak, heading, link, mention, numbered, p } = adfOf;
const { panel, quote, rule, strong, table, tasks } = adfOf;

type Reading = Pick<Dialect, 'readDocument' | 'richText' | 'isPlain'>;

const cloud: Reading = {
  readDocument: readAdf,
  richText: (markdown) => Promise.resolve({ type: 'doc', version: 1, content: markdownToAdf(markdown) }),
  isPlain: isPlainAdf,
};
const dataCenter: Reading = {
  readDocument: (raw) => readWiki(String(raw)),
  richText: (markdown) => Promise.resolve(markdownToWiki(markdown)),
  isPlain: isPlainWiki,
};
const mayBeEdited = (reading: Reading, raw: unknown): Promise<boolean> =>
  isTypeable(reading, raw, reading.readDocument(raw));

const marked = (text: string, ...marks: AdfNode[]) => ({ type: 'text', text, marks });
const web = 'https://example.test/?a=1&b=2';

describe('A comment that can be typed again', () => {
  const adf = {
    words: doc('I tried it with three postcodes.', 'A second paragraph, with 3 * 4 = 12, a_b and <b>.'),
    'what Markdown would take for more': doc(
      '- no list',
      '1. neither',
      '# nor this',
      '> nor that',
      '`a` *b* [c](d)',
    ),
    marks: doc(p('a ', strong('b'), ' ', em('c '), code('d'), link('e', web), '.')),
    'several marks at once': doc(p(marked('a', { type: 'strong' }, { type: 'em' }), ' b')),
    'a line end': doc(p('a', hardBreak, 'b')),
    lists: doc(bullets('a', [p('b'), numbered('c', 'd')]), p('x'), numbered('e')),
    code: doc(codeBlock('ts', 'const a = `b`;\n\n// ```')),
    'a quote and a rule': doc(quote(p('a'), p('b')), rule, p('c')),
    'an empty line at its end': doc(p('a'), { type: 'paragraph', content: [] }),
  };
  for (const [name, raw] of Object.entries(adf)) {
    it(`holds in ADF ${name}`, async () => assert.equal(await mayBeEdited(cloud, raw), true));
  }

  const wiki = {
    words: 'I tried it with three postcodes.\n\nA second paragraph with \\{x} and a-b.',
    marks: 'a *b* _c_ {{d}} [e|https://example.test/]',
    'a line end': 'a\nb',
    lists: '* a\n** b\n* c\n\n# d\n# e',
    code: '{code}\na {b} *c*\n{code}',
    'code of a language': '{code:java}\na\n{code}',
    'a quote and a rule': '{quote}\na\n{quote}\n\n----\n\nb',
  };
  for (const [name, raw] of Object.entries(wiki)) {
    it(`holds in wiki markup ${name}`, async () => assert.equal(await mayBeEdited(dataCenter, raw), true));
  }
});

describe('A comment that only Jira’s own editor can make', () => {
  const { oskar } = seedPeople();
  const adf = {
    'a mention': doc(p(mention(oskar), ' see')),
    'a heading': doc(heading(2, 'Big')),
    'a colour': doc(p(marked('red', { type: 'textColor', attrs: { color: '#ff0000' } }))),
    underline: doc(p(marked('a', { type: 'underline' }))),
    'a table': doc(table(['a'], ['b'])),
    tasks: doc(tasks('t', [true, 'a'])),
    'a panel': doc(panel('info', p('a'))),
    'a picture': doc({ type: 'mediaSingle', content: [{ type: 'media', attrs: { type: 'file', id: 'a' } }] }),
    'a card': doc(p({ type: 'inlineCard', attrs: { url: web } })),
    'a place in the middle': doc({ ...p('a'), marks: [{ type: 'alignment', attrs: { align: 'center' } }] }),
    'a link to nowhere': doc(p(link('a', 'javascript:alert(1)'))),
    nothing: undefined,
  };
  for (const [name, raw] of Object.entries(adf)) {
    it(`holds in ADF ${name}`, async () => assert.equal(await mayBeEdited(cloud, raw), false));
  }

  const wiki = {
    'a mention': '[~oskar] see',
    'a heading': 'h2. Big',
    'a colour': '{color:red}red{color}',
    'a table': '|a|b|',
    'a picture': '!a.png!',
    'a panel': '{panel}a{panel}',
    'code with a title': '{code:title=a.java}\na\n{code}',
    underline: '+a+',
    'an emoticon': 'done (/)',
    'an attachment': '[^a.pdf]',
  };
  for (const [name, raw] of Object.entries(wiki)) {
    it(`holds in wiki markup ${name}`, async () => assert.equal(await mayBeEdited(dataCenter, raw), false));
  }
});
