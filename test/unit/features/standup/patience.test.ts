import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { createPatience } from '../../../../src/features/standup/patience';

const never = new Promise<string>(() => undefined);

describe('Patience with a source', () => {
  it('gives what comes in time, and something else for what hangs, all at the same moment', async () => {
    const patience = createPatience(60, 10_000);
    const began = Date.now();
    const all = Promise.all([
      patience.until(Promise.resolve('said'), 'late'),
      patience.until(never, 'late'),
      patience.until(never, 'late too'),
    ]);
    assert.deepEqual(await all, ['said', 'late', 'late too']);
    assert.ok(Date.now() - began < 1_000);
    assert.ok(patience.isOver && patience.signal.aborted);
    assert.equal(await patience.until(Promise.resolve('said'), 'over'), 'over');
  });

  it('goes on while something is said, but not for ever', async () => {
    const patience = createPatience(150, 600);
    const began = Date.now();
    const talk = setInterval(() => patience.sign(), 30);
    try {
      assert.equal(await patience.until(wait(300, 'slow'), 'late'), 'slow');
      assert.equal(await patience.until(never, 'late'), 'late');
      assert.ok(Date.now() - began >= 590);
    } finally {
      clearInterval(talk);
    }
  });

  it('waits longer where a source is slow', async () => {
    const patience = createPatience(60, 10_000);
    patience.atLeast(400);
    patience.atLeast(1);
    assert.equal(await patience.until(wait(200, 'slow'), 'late'), 'slow');
    patience.end();
  });

  it('gives a failure, and swallows one that comes too late', async () => {
    const patience = createPatience(30, 10_000);
    await assert.rejects(patience.until(Promise.reject(new Error('no')), 'late'), /no/);
    const failing = wait(60).then(() => Promise.reject(new Error('much later')));
    assert.equal(await patience.until(failing, 'late'), 'late');
    await wait(60);
  });

  it('is over when somebody ends it', async () => {
    const patience = createPatience(10_000, 10_000);
    setTimeout(() => patience.end(), 20);
    assert.equal(await patience.until(never, 'late'), 'late');
  });
});
