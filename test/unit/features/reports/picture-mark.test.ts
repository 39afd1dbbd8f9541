import assert from 'node:assert/strict';
import { isAsMarked, markedPicture } from '../../../../src/features/reports/picture-mark';

describe('A saved picture', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<title>What is left</title>\n</svg>\n';

  it('is known again, whatever Git makes of its line ends', () => {
    const saved = markedPicture(svg);
    assert.ok(saved.startsWith(svg));
    assert.ok(isAsMarked(saved));
    assert.ok(isAsMarked(saved.replaceAll('\n', '\r\n')));
  });

  it('is not taken for our own where somebody changed it, or made it', () => {
    const saved = markedPicture(svg);
    assert.ok(!isAsMarked(saved.replace('left', 'right')));
    assert.ok(!isAsMarked(`${saved}<!-- mine -->\n`));
    assert.ok(!isAsMarked(svg));
    assert.ok(!isAsMarked(''));
  });
});
