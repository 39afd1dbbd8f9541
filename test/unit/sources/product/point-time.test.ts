import assert from 'node:assert/strict';
import { readPointTime } from '../../../../src/sources/product/point-time';

describe('The time of a value', () => {
  it('is read in what tables and answers have', () => {
    const read: [unknown, string][] = [
      ['2026-11-02', '2026-11-02'],
      [' 2026-1-2 ', '2026-01-02'],
      ['2026-11', '2026-11-01'],
      ['2.11.2026', '2026-11-02'],
      ['2026-11-02T08:15:00Z', '2026-11-02T08:15:00Z'],
      ['2026-11-02 08:15', '2026-11-02T08:15:00'],
      [1_793_606_400, '2026-11-02T08:00:00Z'],
      [1_793_606_400_500, '2026-11-02T08:00:00.500Z'],
      ['1793606400', '2026-11-02T08:00:00Z'],
    ];
    for (const [value, time] of read) assert.equal(readPointTime(value), time, String(value));
  });

  it('is not guessed at', () => {
    for (const value of ['11/10/2026', '2026-02-30', '31.02.2026', '2026', 'Monday', '', 41, -1, null, {}])
      assert.equal(readPointTime(value), undefined, String(value));
  });
});
