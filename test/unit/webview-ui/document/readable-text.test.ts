import * as assert from 'node:assert/strict';
import { readableText } from '../../../../webview-ui/document/readable-text';
import { everyBlock } from '../gallery-text';

describe('what there is to read below a node', () => {
  it('is in reading order', () => {
    assert.match(
      readableText(everyBlock),
      /^As a shopper .* Scope strong .* Validated as they are typed Saved on request/,
    );
  });

  it('has titles, dates and names of files, but no hidden comments and no names of nodes', () => {
    const text = readableText(everyBlock);
    for (const words of ['Mind the vault', 'Answers of the bank', '2026-03-17', 'contract.pdf'])
      assert.ok(text.includes(words));
    for (const words of ['nobody reads this', 'roadmap-macro', ':tada:']) assert.ok(!text.includes(words));
  });

  it('makes do with what is broken', () => {
    assert.equal(
      readableText({ type: 'panel', children: [null, 7, { text: 'left' }, { text: 5, children: 'x' }] }),
      'left',
    );
    assert.equal(readableText(undefined), '');
  });

  it('does not mind 100,000 levels', () => {
    let node: unknown = { type: 'text', text: 'down here' };
    for (let level = 0; level < 100_000; level++) node = { type: 'quote', children: [node] };
    assert.equal(readableText(node), 'down here');
  });
});
