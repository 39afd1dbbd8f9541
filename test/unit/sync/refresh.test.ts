import assert from 'node:assert/strict';
import { SourceError, type StorySource } from '../../../src/sources/story-source';
import { Refresh } from '../../../src/sync/refresh';
import { StoryStore } from '../../../src/sync/story-store';
import { fakeSource, story, summary } from './fake-source';
import { memoryStorage } from './memory-storage';

const sprint = { id: '1', name: 'Sprint 1', state: 'active' } as const;

function refreshOf(given: Partial<StorySource>) {
  const failures: string[] = [];
  const store = new StoryStore(memoryStorage(), 'stories', () => undefined);
  const refresh = new Refresh(
    fakeSource(given),
    store,
    () => undefined,
    () => 5000,
    (doing, error) => failures.push(`${doing}: ${error.kind}`),
  );
  return { store, refresh, failures };
}

describe('Refresh', () => {
  it('brings the sprints into the store', async () => {
    const { store, refresh } = refreshOf({
      sprints: () => Promise.resolve([sprint]),
      sprintContent: () => Promise.resolve({ sprint, stories: [summary('A-1')], problems: [] }),
    });
    await refresh.sprints();
    assert.deepEqual(refresh.sprintsAttempt, { kind: 'done', at: 5000 });
    assert.deepEqual(
      store.summaries.map(({ key }) => key),
      ['A-1'],
    );
  });

  it('joins a second caller to the refresh under way', async () => {
    let asked = 0;
    const { refresh } = refreshOf({
      story: async (key) => {
        asked++;
        await new Promise((resolve) => setImmediate(resolve));
        return story(key);
      },
    });
    await Promise.all([refresh.story('A-1'), refresh.story('A-1'), refresh.story('A-2')]);
    assert.equal(asked, 2);
    await refresh.story('A-1');
    assert.equal(asked, 3);
  });

  it('keeps what is known when it fails, and says why', async () => {
    let fail = false;
    const { store, refresh, failures } = refreshOf({
      story: (key) => (fail ? Promise.reject(new SourceError('unreachable')) : Promise.resolve(story(key))),
    });
    await refresh.story('A-1');
    fail = true;
    await refresh.story('A-1');
    assert.equal(store.story('A-1')?.value.key, 'A-1');
    const attempt = refresh.storyAttempt('A-1');
    assert.equal(attempt.kind === 'failed' && attempt.error.kind, 'unreachable');
    assert.deepEqual(failures, ['Reading A-1: unreachable']);
  });

  it('turns a fault of the source into an error it can tell', async () => {
    const { refresh } = refreshOf({ story: () => Promise.reject(new TypeError('x is not a function')) });
    await refresh.story('A-1');
    const attempt = refresh.storyAttempt('A-1');
    assert.equal(attempt.kind === 'failed' && attempt.error.kind, 'unreadable');
  });

  it('is as before after it was cancelled', async () => {
    const { refresh, failures } = refreshOf({
      story: (_key, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new SourceError('cancelled')));
        }),
    });
    const running = refresh.story('A-1');
    assert.equal(refresh.storyAttempt('A-1').kind, 'running');
    refresh.cancel();
    await running;
    assert.equal(refresh.storyAttempt('A-1').kind, 'none');
    assert.deepEqual(failures, []);
  });
});
