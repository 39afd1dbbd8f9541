import assert from 'node:assert/strict';
import { knownSince } from '../../../src/domain/story-history';

const history = (since?: string) => ({ key: 'A-1', events: [], ...(since && { knownSince: since }) });
const begin = Date.parse('2026-03-02T08:00:00Z');

describe('from when on everything is known of stories', () => {
  it('is from the begin on where the source keeps all of it, or nothing is asked of', () => {
    assert.equal(knownSince([], begin), undefined);
    assert.equal(knownSince([history(), history('2026-03-01T08:00:00Z')], begin), undefined);
  });

  it('is since the latest time of them, however it is written', () => {
    const times = ['2026-03-03T23:30:00-0500', '2026-03-04T01:00:00+0100', '2026-03-02T09:00:00Z'];
    assert.equal(knownSince(times.map(history), begin), '2026-03-03T23:30:00-0500');
  });
});
