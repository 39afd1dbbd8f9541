import assert from 'node:assert/strict';
import { SourceError } from '../../../src/sources/story-source';
import { type Circumstances, pauseBeforeLook } from '../../../src/sync/refresh-schedule';

const minute = 60_000;
const atWork: Circumstances = {
  interval: 5 * minute,
  isFocused: true,
  isActive: true,
  isVisible: true,
  isBack: false,
  elapsed: 0,
  now: 1_790_000_000_000,
  chance: 0.5,
};
const pause = (given: Partial<Circumstances>) => pauseBeforeLook({ ...atWork, ...given });
const offline = new SourceError('unreachable');
const failed = (times: number, error = offline) => ({ failed: { error, times } });

describe('When the sprint is looked at by itself', () => {
  it('is as often as the setting says while somebody works', () => {
    assert.equal(pause({}), 5 * minute);
    assert.equal(pause({ elapsed: 2 * minute }), 3 * minute);
    assert.equal(pause({ elapsed: 7 * minute }), 0);
    assert.equal(pause({ elapsed: Infinity }), 0);
  });

  it('is never where the setting says so', () => {
    assert.equal(pause({ interval: 0, elapsed: Infinity, isBack: true }), undefined);
  });

  it('is seldom while nobody does anything, or the stories are not to be seen', () => {
    assert.equal(pause({ isActive: false }), 20 * minute);
    assert.equal(pause({ isVisible: false, elapsed: 15 * minute }), 5 * minute);
  });

  it('waits for the focus, and is then at once where it is time', () => {
    assert.equal(pause({ isFocused: false, elapsed: 60 * minute }), undefined);
    assert.equal(pause({ isBack: true, elapsed: 60 * minute }), 0);
    assert.equal(pause({ isBack: true, isActive: false, elapsed: 6 * minute }), 0);
    assert.equal(pause({ isBack: true, elapsed: minute }), 4 * minute, 'not at each change of windows');
  });

  it('comes back soon after a failure that may pass, and then less and less often', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 20].map((times) => pause(failed(times))),
      [0.5, 1, 2, 4, 8, 15, 15].map((minutes) => minutes * minute),
    );
    assert.equal(pause({ ...failed(3), elapsed: 1.5 * minute }), 0.5 * minute);
  });

  it('spreads the windows that were cut off together', () => {
    assert.notEqual(pause({ ...failed(3), chance: 0 }), pause({ ...failed(3), chance: 1 }));
  });

  it('is at once when somebody comes back to a window that was cut off', () => {
    assert.equal(pause({ ...failed(9), isBack: true, elapsed: 10_000 }), 0);
    assert.equal(pause({ ...failed(9), isBack: true, elapsed: 1_000 }), 4_000, 'but not over and over');
  });

  it('leaves a source alone as long as that asks for it', () => {
    const error = new SourceError('rate-limited', '', { retryAt: atWork.now + 3 * minute });
    assert.equal(pause({ ...failed(1, error), elapsed: 1_000 }), 3 * minute);
    assert.equal(pause({ ...failed(1, error), elapsed: 1_000, isBack: true }), 3 * minute);
  });

  it('does not try a refused identity again', () => {
    const refused = new SourceError('not-signed-in', '', { status: 401 });
    assert.equal(pause({ ...failed(1, refused), elapsed: 60 * minute, isBack: true }), undefined);
    assert.equal(pause({ ...failed(1, new SourceError('captcha')), elapsed: 60 * minute }), undefined);
    // A secret store that was locked may be open by now.
    assert.equal(pause({ ...failed(1, new SourceError('not-signed-in')), elapsed: minute }), 0);
  });

  it('is seldom where what failed will hardly pass by itself', () => {
    assert.equal(pause(failed(1, new SourceError('forbidden'))), 20 * minute);
    assert.equal(pause({ ...failed(1, new SourceError('not-found')), isBack: true }), 20 * minute);
  });
});
