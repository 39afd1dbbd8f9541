import assert from 'node:assert/strict';
import { lastWorkingDay, mondayToFriday, readWorkingDays, weekday } from '../../../src/domain/working-day';

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
