import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sparkText } from '../../../src/domain/spark-text';

describe('A series in one word', () => {
  it('is as high as its values', () => {
    assert.equal(sparkText([1, 2, 3, 4, 5, 6, 7, 8]), '▁▂▃▄▅▆▇█');
    assert.equal(sparkText([5, undefined, 5]), '▅ ▅');
    assert.equal(sparkText([5]), '');
    assert.equal(sparkText([undefined, undefined]), '');
  });

  it('shows the last values, and never more than are wanted', () => {
    assert.equal(sparkText([100, 1, 2], 2), '▁█');
    const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }));
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 2, max: 20 }), (values, most) => {
        const text = sparkText(
          values.map((one) => one ?? undefined),
          most,
        );
        assert.ok(text === '' || text.length === Math.min(most, values.length));
        assert.match(text, /^[▁▂▃▄▅▆▇█ ]*$/);
      }),
    );
  });
});
