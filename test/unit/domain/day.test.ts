import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayAfter, dayIn, daysBetween, startOfDay } from '../../../src/domain/day';

describe('days from one to another', () => {
  it('are both and those between', () => {
    assert.deepEqual(daysBetween('2028-02-28', '2028-03-01'), ['2028-02-28', '2028-02-29', '2028-03-01']);
    assert.deepEqual(daysBetween('2026-03-02', '2026-03-01'), []);
  });

  it('have no end where there is none', () =>
    assert.equal(daysBetween('2026-01-01', '9999-12-31').length, 200));

  it('lead back as well', () => assert.equal(dayAfter('2026-03-01', -1), '2026-02-28'));
});

describe('the start of a day', () => {
  it('is midnight in the zone, and what comes first where there is no midnight', () => {
    const start = (day: string, zone: string): string => new Date(startOfDay(day, zone)).toISOString();
    assert.equal(start('2026-03-06', 'Europe/Berlin'), '2026-03-05T23:00:00.000Z');
    assert.equal(start('2026-07-06', 'Europe/Berlin'), '2026-07-05T22:00:00.000Z');
    assert.equal(start('2026-03-06', 'Asia/Kathmandu'), '2026-03-05T18:15:00.000Z');
    assert.equal(start('2026-03-06', 'Pacific/Kiritimati'), '2026-03-05T10:00:00.000Z');
    // In Beirut the clock goes from 0:00 to 1:00.
    assert.equal(start('2026-03-29', 'Asia/Beirut'), '2026-03-28T22:00:00.000Z');
  });

  it('is the first time that falls on the day', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 24_000 }), zones, (number, zone) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        const at = startOfDay(day, zone);
        assert.equal(dayIn(zone, at), day);
        assert.ok(dayIn(zone, at - 1) < day);
      }),
      { numRuns: 40 },
    );
  });
});
