import assert from 'node:assert/strict';
import { movedLines, type TextChange } from '../../../src/domain/moved-lines';

const lines = { startLine: 5, endLine: 7 };

/** From line and character to line and character, counted from 0. */
const change = (from: [number, number], to: [number, number], text: string): TextChange => ({
  range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
  text,
});
const moved = (one: TextChange, isAtLineEnd = false) => {
  const now = movedLines(lines, one, isAtLineEnd);
  return now && [now.startLine, now.endLine];
};

describe('lines of a text that is edited', () => {
  for (const [what, one, expected] of [
    ['stay where something is typed above', change([1, 3], [1, 3], 'x'), [5, 7]],
    ['go down by lines that are written above', change([0, 0], [0, 0], 'a\nb\n'), [7, 9]],
    ['go up by lines that are deleted above', change([1, 0], [3, 0], ''), [3, 5]],
    ['go down by a line end right before them', change([4, 0], [4, 0], '\n'), [6, 8]],
    ['go down by a line that is put before them from the line above', change([3, 9], [3, 9], '\nx'), [6, 8]],
    ['stay where something is typed into them', change([5, 1], [5, 1], 'x'), [5, 7]],
    ['grow by a line that is written into them', change([5, 1], [5, 1], '\n'), [5, 8]],
    ['shrink by a line that is deleted from them', change([5, 0], [6, 0], ''), [5, 6]],
    ['stay where something is written below', change([7, 0], [7, 0], 'a\n'), [5, 7]],
    ['lose what is deleted from above into them', change([2, 0], [5, 0], ''), [3, 4]],
    ['lose what is deleted from them to below', change([5, 0], [9, 0], ''), [5, 5]],
    ['keep the rest of a line that is deleted from its middle on', change([5, 4], [9, 2], ''), [5, 6]],
  ] as const) {
    it(what, () => assert.deepEqual(moved(one), expected));
  }

  it('do not grow by what is written behind the last of them', () => {
    assert.deepEqual(moved(change([6, 9], [6, 9], '\n  '), true), [5, 7]);
    assert.deepEqual(moved(change([6, 9], [6, 9], '\n  '), false), [5, 8]);
  });

  it('are gone when all of them are deleted or written over', () => {
    assert.equal(moved(change([4, 0], [7, 0], '')), undefined);
    assert.equal(moved(change([4, 0], [6, 9], 'x'), true), undefined);
    assert.equal(moved(change([0, 0], [20, 0], 'a\nb\nc\nd\ne\nf')), undefined);
  });
});
