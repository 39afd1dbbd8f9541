import assert from 'node:assert/strict';
import { checkAdf } from '../../simulator/adf-check';

const doc = (...content: unknown[]): unknown => ({ type: 'doc', version: 1, content });
const text = (value: string): unknown => ({ type: 'text', text: value });
const p = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const item = (attrs: unknown, ...content: unknown[]): unknown => ({ type: 'taskItem', attrs, content });
const list = (...content: unknown[]): unknown => ({ type: 'taskList', attrs: { localId: 'l' }, content });
const todo = { localId: 'i', state: 'TODO' };

describe('what Jira takes as ADF', () => {
  const cases: readonly (readonly [what: string, value: unknown, verdict: ReturnType<typeof checkAdf>])[] = [
    ['a paragraph', doc(p(text('x'))), 'ok'],
    ['an empty document', doc(), 'ok'],
    ['a task list', doc(list(item(todo, text('x')), item({ localId: 'j', state: 'DONE' }))), 'ok'],
    ['a nested task list', doc(list(item(todo, text('x')), list(item(todo, text('y'))))), 'ok'],
    [
      'a task list in a panel',
      doc({ type: 'panel', attrs: { panelType: 'info' }, content: [list(item(todo))] }),
      'ok',
    ],
    ['a string', 'x', 'not-a-document'],
    ['null', null, 'not-a-document'],
    ['a paragraph alone', p(text('x')), 'not-a-document'],
    ['a document without a version', { type: 'doc', content: [] }, 'invalid'],
    ['a paragraph in a task item', doc(list(item(todo, p(text('x'))))), 'invalid'],
    ['a task item without localId', doc(list(item({ state: 'TODO' }, text('x')))), 'invalid'],
    ['a task item without state', doc(list(item({ localId: 'i' }, text('x')))), 'invalid'],
    ['a task item with another state', doc(list(item({ localId: 'i', state: 'OPEN' }))), 'invalid'],
    ['a task list without localId', doc({ type: 'taskList', attrs: {}, content: [item(todo)] }), 'invalid'],
    ['an empty task list', doc(list()), 'invalid'],
    ['a task item outside of a list', doc(item(todo)), 'invalid'],
    ['a task list in a quote', doc({ type: 'blockquote', content: [list(item(todo))] }), 'invalid'],
    ['text outside of a paragraph', doc(text('x')), 'invalid'],
    ['empty text', doc(p(text(''))), 'invalid'],
    ['a node nobody knows', doc({ type: 'checklist' }), 'invalid'],
    ['a heading of level 7', doc({ type: 'heading', attrs: { level: 7 } }), 'invalid'],
    ['a mention of nobody', doc(p({ type: 'mention', attrs: { text: '@x' } })), 'invalid'],
    ['a mark nobody knows', doc(p({ type: 'text', text: 'x', marks: [{ type: 'blink' }] })), 'invalid'],
    ['a link without an address', doc(p({ type: 'text', text: 'x', marks: [{ type: 'link' }] })), 'invalid'],
  ];
  for (const [what, value, verdict] of cases) {
    it(`${verdict === 'ok' ? 'takes' : 'refuses'} ${what}`, () => assert.equal(checkAdf(value), verdict));
  }
});
