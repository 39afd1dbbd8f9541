import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  linesOfRange,
  moveRange,
  type TextChange,
  type TextRange,
} from '../../../../src/domain/anchor/move-range';

const range = (startLine: number, start: number, endLine: number, end: number): TextRange => ({
  start: { line: startLine, character: start },
  end: { line: endLine, character: end },
});
const change = (where: TextRange, text: string): TextChange => ({ range: where, text });
const typed = (line: number, character: number, text: string): TextChange =>
  change(range(line, character, line, character), text);

/** Lines 4 to 6 of a text, of eight characters each. */
const lines = range(4, 0, 6, 8);

describe('A range in a text that is edited', () => {
  it('stays where it is by what is edited behind it', () => {
    for (const edit of [typed(9, 0, 'x\n'), typed(7, 0, 'x'), change(range(6, 8, 8, 0), '')])
      assert.deepEqual(moveRange(lines, [edit]), lines);
  });

  it('moves with lines above it', () => {
    assert.deepEqual(moveRange(lines, [typed(0, 0, 'a\nb\n')]), range(6, 0, 8, 8));
    assert.deepEqual(moveRange(lines, [typed(0, 0, 'a\r\nb\r\n')]), range(6, 0, 8, 8));
    assert.deepEqual(moveRange(lines, [change(range(1, 0, 3, 0), '')]), range(2, 0, 4, 8));
    assert.deepEqual(moveRange(lines, [change(range(1, 2, 3, 1), 'x')]), range(2, 0, 4, 8));
  });

  it('moves with a line that is put before its first one', () => {
    assert.deepEqual(moveRange(lines, [typed(4, 0, 'new\n')]), range(5, 0, 7, 8));
    assert.deepEqual(moveRange(lines, [typed(3, 5, '\n')]), range(5, 0, 7, 8));
  });

  it('holds what is typed at its beginning, within it, and at its end', () => {
    assert.deepEqual(moveRange(lines, [typed(4, 0, 'x')]), range(4, 0, 6, 8));
    assert.deepEqual(moveRange(lines, [typed(5, 3, 'a\nb')]), range(4, 0, 7, 8));
    assert.deepEqual(moveRange(lines, [typed(6, 8, ' // x')]), range(4, 0, 6, 13));
    assert.deepEqual(moveRange(lines, [typed(6, 4, '\n')]), range(4, 0, 7, 4));
  });

  it('does not hold a line that is begun behind it', () => {
    assert.deepEqual(moveRange(lines, [typed(6, 8, '\n')]), lines);
    assert.deepEqual(moveRange(lines, [typed(6, 8, '\r\n  new')]), lines);
  });

  it('keeps what is left of it', () => {
    assert.deepEqual(moveRange(lines, [change(range(2, 0, 5, 0), '')]), range(2, 0, 3, 8));
    assert.deepEqual(moveRange(lines, [change(range(2, 0, 5, 0), 'new\n')]), range(3, 0, 4, 8));
    assert.deepEqual(moveRange(lines, [change(range(6, 0, 9, 0), '')]), range(4, 0, 6, 0));
    assert.deepEqual(moveRange(lines, [change(range(4, 0, 5, 0), '')]), range(4, 0, 5, 8));
    assert.deepEqual(moveRange(lines, [change(range(5, 0, 6, 0), '')]), range(4, 0, 5, 8));
  });

  it('is joined with the line above it', () => {
    assert.deepEqual(moveRange(lines, [change(range(3, 7, 4, 0), ' ')]), range(3, 8, 5, 8));
  });

  it('is gone where all of it was deleted', () => {
    for (const where of [range(4, 0, 6, 8), range(4, 0, 7, 0), range(3, 5, 6, 8), range(0, 0, 20, 0)]) {
      assert.equal(moveRange(lines, [change(where, '')]), undefined);
      assert.equal(moveRange(lines, [change(where, ' \n\n')]), undefined);
    }
  });

  it('is what was written in its place, and not what replaced more than it', () => {
    assert.deepEqual(moveRange(lines, [change(lines, 'a\nbc')]), range(4, 0, 5, 2));
    assert.deepEqual(moveRange(lines, [change(range(4, 0, 7, 0), 'a\nbc\n')]), range(4, 0, 5, 2));
    assert.equal(moveRange(lines, [change(range(3, 0, 6, 8), 'a\nbc')]), undefined);
    assert.equal(moveRange(lines, [change(range(4, 0, 8, 0), 'a\nbc\n')]), undefined);
  });

  it('follows several cursors, in any order', () => {
    const edits = [typed(0, 0, 'x\n'), change(range(2, 0, 3, 0), ''), typed(5, 0, 'y\n'), typed(9, 0, 'z\n')];
    const orders = [edits, [...edits].reverse(), [edits[2], edits[0], edits[3], edits[1]]];
    for (const order of orders) assert.deepEqual(moveRange(lines, order as TextChange[]), range(4, 0, 7, 8));
    assert.equal(moveRange(lines, [typed(0, 0, 'x\n'), change(range(4, 0, 7, 0), '')]), undefined);
  });

  it('may be empty', () => {
    const blank = range(3, 0, 3, 0);
    assert.deepEqual(moveRange(blank, [typed(3, 0, 'x')]), range(3, 0, 3, 1));
    assert.deepEqual(moveRange(blank, [typed(3, 0, 'x\n')]), range(4, 0, 4, 0));
    assert.deepEqual(moveRange(blank, [typed(1, 0, 'x\n')]), range(4, 0, 4, 0));
    assert.equal(moveRange(blank, [change(range(2, 0, 4, 1), '')]), undefined);
  });

  it('holds what is left of it and nothing of what stands beside it, for any edits', () => {
    const text = Array.from({ length: 12 }, (_, line) =>
      `${String.fromCharCode(97 + line)}${line}`.repeat(3),
    );
    const offsets = fc.array(fc.nat(text.join('\n').length), { minLength: 2, maxLength: 8 });
    const written = fc.array(fc.constantFrom('', '!', '!\n', '\n!', '!!\n!!'), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(offsets, written, fc.nat(11), fc.nat(4), (places, texts, from, more) => {
        const to = Math.min(11, from + more);
        const whole = text.join('\n');
        const begin = text.slice(0, from).reduce((sum, line) => sum + line.length + 1, 0);
        const end = text.slice(0, to + 1).reduce((sum, line) => sum + line.length + 1, 0) - 1;
        const sorted = [...new Set(places)].sort((a, b) => a - b);
        const edits: { from: number; to: number; text: string }[] = [];
        for (let at = 0; at + 1 < sorted.length; at += 2)
          edits.push({ from: sorted[at] ?? 0, to: sorted[at + 1] ?? 0, text: texts[at / 2] ?? '' });
        const position = (offset: number, within = whole): TextRange['start'] => {
          const before = within.slice(0, offset).split('\n');
          return { line: before.length - 1, character: (before.at(-1) ?? '').length };
        };
        const changes = edits.map((edit) => ({
          range: { start: position(edit.from), end: position(edit.to) },
          text: edit.text,
        }));
        let now = whole;
        for (const edit of [...edits].reverse())
          now = now.slice(0, edit.from) + edit.text + now.slice(edit.to);
        const moved = moveRange({ start: position(begin), end: position(end) }, changes);
        const left = [...whole]
          .filter(
            (_, at) => at >= begin && at < end && !edits.some((edit) => at >= edit.from && at < edit.to),
          )
          .join('')
          .replaceAll('\n', '');
        if (!moved) return assert.equal(left, '');
        const offsetOf = ({ line, character }: TextRange['start']): number =>
          now
            .split('\n')
            .slice(0, line)
            .reduce((sum, one) => sum + one.length + 1, 0) + character;
        const held = now.slice(offsetOf(moved.start), offsetOf(moved.end)).replace(/[!\n]/g, '');
        assert.equal(held, left);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('The lines of a range', () => {
  it('are counted from 1, and end before a line of which it holds nothing', () => {
    assert.deepEqual(linesOfRange(lines), { startLine: 5, endLine: 7 });
    assert.deepEqual(linesOfRange(range(4, 2, 6, 0)), { startLine: 5, endLine: 6 });
    assert.deepEqual(linesOfRange(range(4, 0, 4, 0)), { startLine: 5, endLine: 5 });
  });
});
