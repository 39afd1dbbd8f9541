import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { fingerprintOf } from '../../../../src/domain/anchor/fingerprint';
import { placeOf, type Place } from '../../../../src/domain/anchor/place';
import { codeLike, EditedText, type EditKind, randomOf } from './edited-text';

const basket = `import { price } from './price';

/** What is in the basket. */
export function total(items: Item[]): number {
  let sum = 0;
  for (const item of items) {
    sum += price(item) * item.count;
  }
  return sum;
}

/** Whether nothing is in it. */
export function isEmpty(items: Item[]): boolean {
  return items.length === 0;
}

export function first(items: Item[]): Item | undefined {
  for (const item of items) {
    return item;
  }
  return undefined;
}`.split('\n');

/** Where lines are after an edit. */
function place(start: number, end: number, edit: (lines: string[]) => void, text = basket): Place {
  const lines = [...text];
  edit(lines);
  return placeOf(fingerprintOf(text.join('\n'), start, end), start, end, lines.join('\n'));
}
const at = (kind: 'exact' | 'moved' | 'changed', startLine: number, endLine: number): Place => ({
  kind,
  startLine,
  endLine,
});
const lost = { kind: 'lost' };

describe('Lines that were asked about', () => {
  it('stay where they are while nothing is changed, and while others are', () => {
    assert.deepEqual(
      place(4, 10, () => {}),
      at('exact', 4, 10),
    );
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(17, 2)),
      at('exact', 4, 10),
    );
    assert.deepEqual(
      place(14, 14, (lines) => (lines[0] = '// changed')),
      at('exact', 14, 14),
    );
  });

  it('move with what is put in and deleted above them', () => {
    assert.deepEqual(
      place(4, 10, (lines) => lines.unshift('// one', '// two')),
      at('moved', 6, 12),
    );
    assert.deepEqual(
      place(14, 14, (lines) => void lines.splice(2, 8)),
      at('moved', 6, 6),
    );
  });

  it('are the same however they are indented and however lines end', () => {
    const text = basket.map((line) => `\t${line.replace(/ {2}/g, '\t')}  `).join('\r\n');
    assert.deepEqual(placeOf(fingerprintOf(basket.join('\n'), 4, 10), 4, 10, text), at('exact', 4, 10));
    assert.equal(fingerprintOf(text, 4, 10), fingerprintOf(basket.join('\n'), 4, 10));
  });

  it('are found where they are edited, at their ends too', () => {
    assert.deepEqual(
      place(4, 10, (lines) => (lines[6] = '    sum += costs(item);')),
      at('changed', 4, 10),
    );
    assert.deepEqual(
      place(4, 10, (lines) => (lines[3] = 'export function sum() {')),
      at('changed', 4, 10),
    );
    assert.deepEqual(
      place(14, 14, (lines) => (lines[13] = '  return !items[0];')),
      at('changed', 14, 14),
    );
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(5, 0, '  // a', '  // b')),
      at('changed', 4, 12),
    );
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(5, 3)),
      at('changed', 4, 7),
    );
  });

  it('are found where one of them was broken into several', () => {
    const wrapped = ['  return (', '    items.length === 0', '  );'];
    assert.deepEqual(
      place(14, 14, (lines) => void lines.splice(13, 1, ...wrapped)),
      at('changed', 14, 16),
    );
  });

  it('are found where they were moved to', () => {
    assert.deepEqual(
      place(12, 15, (lines) => lines.push('', ...lines.splice(11, 4))),
      at('moved', 20, 23),
    );
  });

  it('are lost where they were deleted, with what stood around them or without', () => {
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(3, 7)),
      lost,
    );
    assert.deepEqual(
      place(14, 14, (lines) => void lines.splice(13, 1)),
      lost,
    );
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(0, 12)),
      lost,
    );
    assert.deepEqual(
      place(4, 10, (lines) => void lines.splice(0, lines.length)),
      lost,
    );
  });

  it('are not taken for lines that read the same', () => {
    // `for (const item of items) {` stands twice: the first one is deleted.
    assert.deepEqual(
      place(6, 6, (lines) => void lines.splice(5, 1)),
      lost,
    );
    assert.deepEqual(
      place(6, 6, (lines) => void lines.splice(2, 9)),
      lost,
    );
    assert.deepEqual(
      place(18, 18, (lines) => void lines.splice(2, 9)),
      at('moved', 9, 9),
    );
  });

  it('are told by what stands around them where several read the same', () => {
    const blocks = ['a', 'b', 'c'].flatMap((name) => [`start ${name}`, '{', '  work();', '}', `end ${name}`]);
    assert.deepEqual(
      place(7, 9, (lines) => lines.unshift('new'), blocks),
      at('moved', 8, 10),
    );
    assert.deepEqual(
      place(7, 9, (lines) => void lines.splice(0, 5), blocks),
      at('moved', 2, 4),
    );
    assert.deepEqual(
      place(7, 9, (lines) => void lines.splice(5, 5), blocks),
      lost,
    );
  });

  it('are told by their distance from the top or the bottom alone where all around is the same, or not at all', () => {
    const same = Array.from({ length: 30 }, () => ['{', '  work();', '}']).flat();
    assert.deepEqual(
      place(31, 33, () => {}, same),
      at('exact', 31, 33),
    );
    assert.deepEqual(
      place(31, 33, (lines) => lines.unshift('new'), same),
      at('moved', 32, 34),
    );
    assert.deepEqual(
      place(31, 33, (lines) => lines.push('new'), same),
      at('exact', 31, 33),
    );
    assert.deepEqual(
      place(31, 33, (lines) => lines.push('{', '  work();', '}'), same),
      lost,
    );
  });

  it('may be blank', () => {
    assert.deepEqual(
      place(11, 11, (lines) => lines.unshift('new')),
      at('moved', 12, 12),
    );
    assert.deepEqual(
      place(11, 11, (lines) => void lines.splice(10, 1)),
      lost,
    );
  });

  it('may be the first and the last, and all of the text', () => {
    assert.deepEqual(
      place(1, 1, (lines) => lines.unshift('new')),
      at('moved', 2, 2),
    );
    assert.deepEqual(
      place(22, 22, (lines) => lines.push('new')),
      at('exact', 22, 22),
    );
    assert.deepEqual(
      place(1, 22, (lines) => lines.unshift('new')),
      at('moved', 2, 23),
    );
    assert.deepEqual(
      place(1, 1, () => {}, ['']),
      at('exact', 1, 1),
    );
    assert.deepEqual(
      place(1, 1, () => {}, ['x']),
      at('exact', 1, 1),
    );
  });

  it('may be very many', () => {
    const long = codeLike(randomOf(7), 400);
    assert.deepEqual(
      place(501, 2500, (lines) => lines.unshift('a', 'b'), long),
      at('moved', 503, 2502),
    );
    // Far from both ends, where lines are remembered as a whole.
    assert.deepEqual(
      place(501, 2500, (lines) => (lines[1500] = 'new'), long),
      at('changed', 501, 2500),
    );
    assert.deepEqual(
      place(501, 2500, (lines) => void lines.splice(1500, 0, 'a', 'b', 'c'), long),
      at('changed', 501, 2503),
    );
  });

  it('are lost by what is no fingerprint of them', () => {
    const text = basket.join('\n');
    const print = fingerprintOf(text, 4, 10);
    for (const wrong of [
      '',
      'x',
      `2${print.slice(1)}`,
      `${print}A`,
      print.slice(0, -1),
      print.replace(/:/g, ''),
    ])
      assert.deepEqual(placeOf(wrong, 4, 10, text), lost);
    assert.deepEqual(placeOf(print, 4, 9, text), lost);
    assert.deepEqual(placeOf(print, 10, 4, text), lost);
    assert.deepEqual(placeOf(print, 4, 10, ''), lost);
  });

  it('are never anywhere else, for any text and any fingerprint', () => {
    const text = fc.array(fc.constantFrom('', 'a', 'b', '}', 'c d'), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.nat(40), fc.nat(10), (old, now, from, more) => {
        const start = Math.min(from, Math.max(0, old.length - 1)) + 1;
        const end = Math.min(start + more, Math.max(1, old.length));
        const print = fingerprintOf(old.join('\n'), start, end);
        assert.match(print, /^[\w.:]{1,600}$/);
        const found = placeOf(print, start, end, now.join('\n'));
        if (found.kind === 'lost') return;
        assert.ok(found.startLine >= 1 && found.startLine <= found.endLine);
        assert.ok(found.endLine <= Math.max(1, now.length));
        if (found.kind === 'changed') return;
        assert.deepEqual(now.slice(found.startLine - 1, found.endLine), old.slice(start - 1, end));
        assert.equal(found.kind === 'exact', found.startLine === start);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('A fingerprint', () => {
  it('is short, and has none of the code in it', () => {
    const lines = codeLike(randomOf(3), 400);
    const text = lines.join('\n');
    const print = fingerprintOf(text, 101, 120);
    assert.ok(print.length <= 180, print);
    assert.ok(fingerprintOf(text, 101, 2100).length <= 600);
    const words = new Set(
      lines
        .slice(90, 130)
        .join(' ')
        .match(/\w{4,}/g),
    );
    assert.deepEqual(
      [...words].filter((word) => print.includes(word)),
      [],
    );
  });

  it('takes a moment for a text of 50,000 lines, and so does finding it', () => {
    const lines = codeLike(randomOf(5), 6_000).slice(0, 50_000);
    assert.equal(lines.length, 50_000);
    const started = performance.now();
    const print = fingerprintOf(lines.join('\n'), 30_000, 30_019);
    lines.splice(2_000, 0, 'new');
    lines[30_005] += 'changed';
    assert.deepEqual(placeOf(print, 30_000, 30_019, lines.join('\n')), at('changed', 30_001, 30_020));
    assert.ok(performance.now() - started < 3_000);
  });
});

/*
 * What becomes of lines is known of a text whose lines remember where they were. Wrong is a place with a line that stood
 * beside the passage and is told by its words, or none of its own lines while there are some.
 */
describe('Lines in a text that is edited at random', () => {
  interface Counts {
    exact: number;
    near: number;
    lost: number;
    gone: number;
    wrong: string[];
  }

  function tryOut(kinds: readonly EditKind[], runs: number): Counts {
    const counts: Counts = { exact: 0, near: 0, lost: 0, gone: 0, wrong: [] };
    for (let seed = 1; seed <= runs; seed++) {
      const random = randomOf(seed);
      const lines = codeLike(random, 4 + Math.floor(random() * 40));
      const count = random() < 0.4 ? 1 : 1 + Math.floor(random() * random() * 50);
      const start = Math.floor(random() * Math.max(1, lines.length - count));
      const end = Math.min(lines.length, start + count) - 1;
      const print = fingerprintOf(lines.join('\n'), start + 1, end + 1);
      const text = new EditedText(lines, [start, end], random);
      const edits = 1 + Math.floor(random() * 4);
      for (let edit = 0; edit < edits; edit++)
        text.edit(
          kinds[Math.floor(random() * kinds.length)] ?? 'change',
          start + Math.floor(random() * count),
        );
      const isOwn = (was: number | undefined): boolean => was !== undefined && was >= start && was <= end;
      const own = text.lines.flatMap(({ was }, line) => (isOwn(was) ? [line + 1] : []));
      const found = placeOf(print, start + 1, end + 1, text.text);
      if (found.kind === 'lost') {
        const isLeft = own.some((line) => !text.lines[line - 1]?.isEdited);
        if (isLeft) counts.lost++;
        else counts.gone++;
        continue;
      }
      const { startLine, endLine } = found;
      const inside = text.lines.slice(startLine - 1, endLine);
      const isTold = (was: number): boolean => lines.filter((line) => line === lines[was]).length === 1;
      const beside = inside.some(
        ({ was, isEdited, isMoved }) =>
          was !== undefined && !isOwn(was) && !isEdited && !isMoved && isTold(was),
      );
      const isMissed = own.length > 0 && !own.some((line) => line >= startLine && line <= endLine);
      const isSame =
        inside.map((line) => line.text.trim()).join() ===
        lines
          .slice(start, end + 1)
          .map((line) => line.trim())
          .join();
      if (startLine === own[0] && endLine === own.at(-1)) counts.exact++;
      else if ((beside || isMissed) && !isSame) counts.wrong.push(`${seed}: ${JSON.stringify(found)}`);
      else counts.near++;
    }
    return counts;
  }

  it('are found, or lost and never wrong, where lines are changed, put in, deleted, indented and renamed', () => {
    const { exact, lost, wrong } = tryOut(['change', 'insert', 'delete', 'indent', 'rename'], 600);
    assert.deepEqual(wrong, []);
    assert.ok(exact > 470, `${exact} exact`);
    assert.ok(lost < 45, `${lost} lost`);
  });

  it('are found where they are moved about', () => {
    const { exact, lost, wrong } = tryOut(['carry'], 600);
    assert.deepEqual(wrong, []);
    assert.ok(exact > 470, `${exact} exact`);
    assert.ok(lost < 45, `${lost} lost`);
  });
});
