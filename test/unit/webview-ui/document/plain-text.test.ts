import * as assert from 'node:assert/strict';
import { plainText } from '../../../../webview-ui/document/plain-text';
import { everyBlock } from '../gallery';

describe('the plain text of a node', () => {
  it('has its words in reading order', () => {
    assert.match(
      plainText(everyBlock),
      /^As a shopper .* Scope strong .* Validated as they are typed Saved on request/,
    );
  });

  it('makes do with what is broken', () => {
    assert.equal(
      plainText({ type: 'panel', children: [null, 7, { text: 'left' }, { text: 5, children: 'x' }] }),
      'left',
    );
    assert.equal(plainText(undefined), '');
  });

  it('does not mind 100,000 levels', () => {
    let node: unknown = { type: 'text', text: 'down here' };
    for (let level = 0; level < 100_000; level++) node = { type: 'quote', children: [node] };
    assert.equal(plainText(node), 'down here');
  });
});
