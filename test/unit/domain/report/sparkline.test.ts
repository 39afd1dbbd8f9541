import * as assert from 'node:assert/strict';
import { sparkline, sparkText } from '../../../../src/domain/report/sparkline';
import { svgText } from '../../../../src/domain/report/svg';

describe('how a value moved', () => {
  it('is told by bars, with blanks where it is not known', () => {
    assert.equal(sparkText([1, 2, undefined, 8, NaN, 4.5]), '▁▂ █ ▅');
  });

  it('has the last values only', () => {
    assert.equal(sparkText([9, 1, 2], 2), '▁█');
  });

  it('is in the middle where it does not move, and nothing where there is none', () => {
    assert.equal(sparkText([3, 3]), '▅▅');
    assert.equal(sparkText([]), '');
  });

  it('is drawn as a line with its gaps and its end', () => {
    const drawn = svgText(sparkline([1, 3, undefined, 2], { width: 80, height: 16, name: 'Churn, falling' }));
    assert.equal(
      drawn,
      '<svg class="sparkline role-main" viewBox="0 0 80 16" width="80" height="16" role="img" aria-label="Churn, falling">' +
        '<path class="chart-line" d="M2 14L27.3 2M78 8"/><circle class="chart-mark" cx="78" cy="8" r="2"/></svg>',
    );
  });
});
