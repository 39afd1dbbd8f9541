import assert from 'node:assert/strict';
import { daysUntil } from '../../../src/domain/days-left';

describe('days until a time', () => {
  const utc = (): number => 0;
  const berlin = (time: number): number =>
    time < Date.parse('2026-03-29T01:00:00Z') || time >= Date.parse('2026-10-25T01:00:00Z') ? -60 : -120;
  const at = (time: string): number => Date.parse(time);

  it('are days of the calendar, not spans of 24 hours', () => {
    assert.equal(daysUntil('2026-03-10T09:00:00Z', at('2026-03-09T23:00:00Z'), utc), 1);
    assert.equal(daysUntil('2026-03-10T23:00:00Z', at('2026-03-10T01:00:00Z'), utc), 0);
    assert.equal(daysUntil('2026-03-08T23:59:00Z', at('2026-03-10T00:01:00Z'), utc), -2);
  });

  it('are those of the zone of who looks', () => {
    // 23:30 UTC is the next day in Berlin.
    assert.equal(daysUntil('2026-03-10T12:00:00Z', at('2026-03-09T23:30:00Z'), utc), 1);
    assert.equal(daysUntil('2026-03-10T12:00:00Z', at('2026-03-09T23:30:00Z'), berlin), 0);
  });

  it('are counted past a change of the clock', () => {
    // Half past eleven at night of 1 November, when the clock was put back on 25 October.
    assert.equal(daysUntil('2026-11-01T22:30:00Z', at('2026-10-20T10:00:00Z'), berlin), 12);
  });

  it('are not there for a time that is none', () => assert.equal(daysUntil('soon', 0, utc), undefined));
});
