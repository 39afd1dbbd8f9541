import assert from 'node:assert/strict';
import { createMarkdownSource } from '../../../../src/sources/markdown';

const story = `---
id: WEB-9
title: Pay later
status: To Do
acceptance_criteria:
  - "[ ] The invoice names the order"
  - "[x] The buyer is told the day it is due"
---

Text of the story.
`;

function backlogOf(text: string) {
  const files = new Map([['WEB-9.md', text]]);
  const source = createMarkdownSource({
    folder: 'backlog',
    files: {
      list: () => Promise.resolve([...files.keys()].map((path) => ({ path }))),
      read: (path) => Promise.resolve(new TextEncoder().encode(files.get(path))),
      write: (path, bytes) => {
        files.set(path, new TextDecoder().decode(bytes));
        return Promise.resolve();
      },
      sizeOf: () => Promise.resolve(undefined),
      readOther: () => Promise.reject(new Error('not asked for')),
    },
    writeTo: 'source',
    now: () => new Date('2026-03-02T10:00:00Z'),
  });
  return { source, text: () => files.get('WEB-9.md') ?? '' };
}

describe('Criteria in the front matter of a story file', () => {
  it('are shown, and ticked by one character', async () => {
    const { source, text } = backlogOf(story);
    const [first, second] = (await source.story('WEB-9')).criteria;
    assert.deepEqual([first?.text, first?.checked], ['The invoice names the order', false]);
    assert.deepEqual([second?.text, second?.checked], ['The buyer is told the day it is due', true]);
    const change = {
      criterionId: first?.id ?? '',
      text: first?.text ?? '',
      checked: true,
      at: '2026-03-02T10:00:00Z',
    };
    const after = await source.tick('WEB-9', [change]);
    assert.equal(after.criteria[0]?.checked, true);
    assert.equal(text(), story.replace('[ ] The invoice', '[x] The invoice'));
  });

  it('give way to those of the text', async () => {
    const { source } = backlogOf(`${story}\n## Acceptance Criteria\n\n- [ ] Only this counts\n`);
    const { criteria } = await source.story('WEB-9');
    assert.deepEqual(
      criteria.map(({ text }) => text),
      ['Only this counts'],
    );
  });
});
