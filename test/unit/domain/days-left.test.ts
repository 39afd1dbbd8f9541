import assert from 'node:assert/strict';
import { daysUntil } from '../../../src/domain/days-left';

const at = (time: string): number => Date.parse(time);

describe('daysUntil', () => {
  it('counts days of the calendar, not spans of 24 hours', () => {
    assert.equal(daysUntil('2026-03-10T09:00:00Z', at('2026-03-09T23:00:00Z'), 0), 1);
    assert.equal(daysUntil('2026-03-10T23:00:00Z', at('2026-03-10T01:00:00Z'), 0), 0);
    assert.equal(daysUntil('2026-03-08T23:59:00Z', at('2026-03-10T00:01:00Z'), 0), -2);
  });
  it('counts in the zone of who looks', () => {
    // 23:30 UTC is the next day in Berlin (offset −60).
    assert.equal(daysUntil('2026-03-10T12:00:00Z', at('2026-03-09T23:30:00Z'), 0), 1);
    assert.equal(daysUntil('2026-03-10T12:00:00Z', at('2026-03-09T23:30:00Z'), -60), 0);
  });
  it('says nothing of a time that is none', () => assert.equal(daysUntil('soon', 0, 0), undefined));
});
