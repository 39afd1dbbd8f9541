import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayIn } from '../../../src/domain/question-reminder';
import {
  lastWorkingDay,
  mondayToFriday,
  readWorkingDays,
  startOfDay,
  weekday,
} from '../../../src/domain/working-day';

describe('the last working day', () => {
  it('leaves the weekend out', () => {
    // 2026-03-09 is a Monday.
    assert.equal(weekday('2026-03-09'), 1);
    assert.equal(weekday('2026-03-08'), 7);
    assert.equal(lastWorkingDay('2026-03-09', mondayToFriday), '2026-03-06');
    assert.equal(lastWorkingDay('2026-03-08', mondayToFriday), '2026-03-06');
    assert.equal(lastWorkingDay('2026-03-10', mondayToFriday), '2026-03-09');
    assert.equal(lastWorkingDay('2026-03-01', mondayToFriday), '2026-02-27');
  });

  it('is of the team’s own week', () => {
    const sundayToThursday = readWorkingDays(['Sunday', 'mon', 'TUE', 'Wednesday', 'thu']);
    assert.equal(lastWorkingDay('2026-03-08', sundayToThursday), '2026-03-05');
    assert.equal(lastWorkingDay('2026-03-09', sundayToThursday), '2026-03-08');
    // Who works on Mondays only looks back a week.
    assert.equal(lastWorkingDay('2026-03-09', readWorkingDays(['monday'])), '2026-03-02');
  });

  it('is one from Monday to Friday where the setting names none', () => {
    for (const value of [undefined, null, 'monday', [], [1, 2], ['', 'm', 'someday']])
      assert.deepEqual(readWorkingDays(value), mondayToFriday);
  });
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
