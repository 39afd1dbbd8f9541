import assert from 'node:assert/strict';
import { commandAddress } from '../../../src/features/command-link';

describe('The address of a command', () => {
  it('names the command and its arguments', () => {
    const address = commandAddress('storyContext.openStory', 'SHOP-7', 'preview');
    assert.equal(address, 'command:storyContext.openStory?%5B%22SHOP-7%22%2C%22preview%22%5D');
  });

  it('brings any text through Markdown whole', () => {
    const key = `a) [b](command:x) 'c' "d" <e> ü\\`;
    const [, query = ''] = commandAddress('storyContext.openStory', key).split('?');
    assert.doesNotMatch(query, /[\s()[\]<>'"\\]/);
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), [key]);
  });
});
