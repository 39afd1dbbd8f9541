import assert from 'node:assert/strict';
import { SourceError } from '../../../src/sources/story-source';
import { freshnessOf } from '../../../src/sync/freshness';

const minute = 60_000;
const now = 1_790_000_000_000;
const error = new SourceError('unreachable');

describe('How true what is shown is', () => {
  it('is not known before anything is', () => {
    assert.deepEqual(freshnessOf({ kind: 'none' }, undefined, minute, now), { kind: 'unknown' });
    assert.deepEqual(freshnessOf({ kind: 'running' }, undefined, minute, now), { kind: 'unknown' });
  });

  it('is fresh for two intervals, and old after them', () => {
    const age = (minutes: number, interval = 5 * minute) =>
      freshnessOf({ kind: 'done', at: 0 }, now - minutes * minute, interval, now).kind;
    assert.equal(age(9), 'fresh');
    assert.equal(age(11), 'stale');
    assert.equal(age(11, 0), 'fresh', 'without a timer a quarter of an hour');
    assert.equal(age(16, 0), 'stale');
    assert.equal(age(-60), 'fresh', 'a clock that was set back');
  });

  it('is not called old while the newest is on its way', () => {
    assert.equal(freshnessOf({ kind: 'running' }, 0, minute, now).kind, 'fresh');
  });

  it('is as of the last time it could be asked, also while that is tried again', () => {
    const failed = { kind: 'failed', error, at: 5 } as const;
    assert.deepEqual(freshnessOf({ kind: 'failed', error }, 5, minute, now), failed);
    assert.deepEqual(freshnessOf({ kind: 'running', failed: error }, 5, minute, now), failed);
    assert.deepEqual(freshnessOf({ kind: 'failed', error }, undefined, minute, now), {
      kind: 'failed',
      error,
    });
  });
});
