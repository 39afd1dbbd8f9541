import assert from 'node:assert/strict';
import { isTimeLike, readPointTime } from '../../../../src/sources/product/point-time';
import { slashOrderOf } from '../../../../src/sources/markdown/written-date';

describe('The time of a value', () => {
  it('is read in what tables and answers have', () => {
    const read: [unknown, string][] = [
      ['2026-11-02', '2026-11-02'],
      [' 2026-1-2 ', '2026-01-02'],
      ['2026-11', '2026-11-01'],
      ['2.11.2026', '2026-11-02'],
      ['2026/11/2', '2026-11-02'],
      ['20261102', '2026-11-02'],
      ['2 Nov 2026', '2026-11-02'],
      ['02-Nov-2026', '2026-11-02'],
      ['November 2, 2026', '2026-11-02'],
      ['Nov 2026', '2026-11-01'],
      ['2026-W01', '2025-12-29'],
      ['2026-W45', '2026-11-02'],
      ['2026-W53', '2026-12-28'],
      ['2026-Q4', '2026-10-01'],
      ['Q4 2026', '2026-10-01'],
      ['2026', '2026-01-01'],
      [2026, '2026-01-01'],
      ['2026-11-02T08:15:00Z', '2026-11-02T08:15:00Z'],
      ['2026-11-02 08:15', '2026-11-02T08:15:00'],
      [1_793_606_400, '2026-11-02T08:00:00Z'],
      [1_793_606_400_500, '2026-11-02T08:00:00.500Z'],
      ['1793606400', '2026-11-02T08:00:00Z'],
    ];
    for (const [value, time] of read) assert.equal(readPointTime(value), time, String(value));
  });

  it('is not guessed at', () => {
    for (const value of [
      '11/10/2026',
      '2026-02-30',
      '2026-02-30T10:00:00Z',
      '31.02.2026',
      '20260230',
      '2025-W53',
      '2026-Q5',
    ])
      assert.equal(readPointTime(value), undefined, value);
    for (const value of ['Monday', 'Marvel 2026', '', 41, -1, null, {}])
      assert.equal(readPointTime(value), undefined, String(value));
  });

  it('is what the others of its column say where it has slashes', () => {
    assert.equal(slashOrderOf(['1/2/2026', '3/31/2026', 'soon']), 'month');
    assert.equal(slashOrderOf(['1/2/2026', '31/3/2026']), 'day');
    assert.equal(slashOrderOf(['1/2/2026', '12/12/2026']), undefined);
    assert.equal(slashOrderOf(['3/31/2026', '31/3/2026']), undefined);
    assert.equal(readPointTime('1/2/2026', 'month'), '2026-01-02');
    assert.equal(readPointTime('1/2/2026', 'day'), '2026-02-01');
    assert.ok(isTimeLike('1/2/2026'));
    assert.ok(!isTimeLike('31/31/2026'));
  });
});
