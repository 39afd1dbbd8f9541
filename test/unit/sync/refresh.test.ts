import assert from 'node:assert/strict';
import type { Sprint } from '../../../src/domain/sprint';
import { type ListReading, SourceError, type StorySource } from '../../../src/sources/story-source';
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

  const future = { id: '2', name: 'Sprint 2', state: 'future' } as const;
  const backlog = { id: 'backlog:1', name: 'Backlog', state: 'backlog' } as const;
  const planning = {
    sprints: () => Promise.resolve([sprint, future, backlog]),
    sprintContent: (of: Sprint) =>
      Promise.resolve({ sprint: of, stories: [summary(`A-${of.id}`)], problems: [] }),
  };

  it('reads what is planned where somebody looks into it, and with the sprint from then on', async () => {
    const asked: string[] = [];
    const { store, refresh } = refreshOf({
      ...planning,
      sprintContent: (of) => {
        asked.push(of.id);
        return planning.sprintContent(of);
      },
    });
    await refresh.sprints();
    assert.deepEqual(store.planned, [future, backlog]);
    assert.deepEqual(asked, ['1']);
    refresh.watch('2', true);
    await refresh.list(future);
    assert.deepEqual(refresh.listAttempt('2'), { kind: 'done', at: 5000 });
    assert.equal(refresh.listAttempt('backlog:1').kind, 'none');
    assert.equal(store.list('2')?.value.stories[0]?.key, 'A-2');
    await refresh.sprints();
    assert.deepEqual(asked, ['1', '2', '1', '2']);
    refresh.watch('2', false);
    await refresh.sprints();
    assert.deepEqual(asked.slice(4), ['1']);
  });

  it('tells of a planned sprint that cannot be read, and keeps what is known of it', async () => {
    let fail = false;
    const { store, refresh } = refreshOf({
      ...planning,
      sprintContent: (of) =>
        fail ? Promise.reject(new SourceError('unreachable')) : planning.sprintContent(of),
    });
    await refresh.sprints();
    await refresh.list(future);
    fail = true;
    await refresh.list(future);
    const attempt = refresh.listAttempt('2');
    assert.equal(attempt.kind === 'failed' && attempt.error.kind, 'unreachable');
    assert.equal(refresh.sprintsAttempt.kind, 'done');
    assert.ok(store.list('2'));
  });

  it('shows the first stories before the rest, and takes away none that are known', async () => {
    const shown: number[] = [];
    let all = ['A-1', 'A-2', 'A-3'].map((key) => summary(key));
    const { store, refresh } = refreshOf({
      sprints: planning.sprints,
      sprintContent: (of, reading) => {
        reading?.onPart?.({ sprint: of, stories: all.slice(0, 1), problems: [], partial: true });
        reading?.onPart?.({ sprint: of, stories: all, problems: [] });
        return Promise.resolve({ sprint: of, stories: all, problems: [] });
      },
    });
    store.onChange(() => shown.push(store.summaries.length));
    await refresh.sprints();
    assert.deepEqual(shown, [1, 3]);
    all = ['A-1', 'A-2', 'A-3', 'A-4'].map((key) => summary(key));
    await refresh.sprints();
    assert.deepEqual(shown.slice(2), [4]);
  });

  it('draws a long list a few times, and not for each page', async () => {
    const sizes: number[] = [];
    let all = Array.from({ length: 50 }, (_, index) => summary(`A-${index + 1}`));
    const { store, refresh } = refreshOf({
      sprints: planning.sprints,
      sprintContent: (of, reading) => {
        for (let end = 1; end <= 50; end++)
          reading?.onPart?.({ sprint: of, stories: all.slice(0, end), problems: [], partial: true });
        return Promise.resolve({ sprint: of, stories: all, problems: [] });
      },
    });
    store.onChange(() => sizes.push(store.list('2')?.value.stories.length ?? 0));
    await refresh.list(future);
    assert.deepEqual(sizes, [1, 2, 4, 8, 16, 32, 50]);
    all = all.map((one) => ({ ...one, title: 'Another' }));
    await refresh.list(future);
    assert.deepEqual(sizes.slice(7), [50]);
  });

  it('tells the source what is known, the later of list and page', async () => {
    let known: ListReading['known'];
    const { store, refresh } = refreshOf({
      ...planning,
      sprintContent: (of, reading) => {
        known = reading?.known?.bind(reading);
        return planning.sprintContent(of);
      },
    });
    await refresh.sprints();
    store.putStory(story('A-1', { title: 'Read later', updated: '2026-01-02T00:00:00.000Z' }), 6000);
    assert.equal(known?.('A-1')?.title, 'Read later');
    assert.equal('documents' in (known?.('A-1') ?? {}), false);
    assert.equal(known?.('A-9'), undefined);
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

  /** A sprint that is read when the test lets it. */
  function heldBack() {
    const asked: boolean[] = [];
    const waiting: (() => void)[] = [];
    const parts = refreshOf({
      sprints: planning.sprints,
      sprintContent: async (of, reading, signal) => {
        asked.push(reading?.anew === true);
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve);
          signal?.addEventListener('abort', () => reject(new SourceError('cancelled')));
        });
        return planning.sprintContent(of);
      },
    });
    const goOn = async (): Promise<void> => {
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
      waiting.shift()?.();
    };
    return { ...parts, asked, goOn };
  }

  it('reads everything once more where that was asked for meanwhile, once for all who did', async () => {
    const { refresh, asked, goOn } = heldBack();
    const plain = refresh.sprints();
    const anew = [refresh.sprints({ anew: true }), refresh.sprints({ anew: true }), refresh.sprints()];
    await goOn();
    await plain;
    await goOn();
    await Promise.all(anew);
    assert.deepEqual(asked, [false, true]);
  });

  it('joins whoever asks for less to the one that reads everything', async () => {
    const { refresh, asked, goOn } = heldBack();
    const all = [refresh.sprints({ anew: true }), refresh.sprints(), refresh.sprints({ anew: true })];
    await goOn();
    await Promise.all(all);
    assert.deepEqual(asked, [true]);
  });

  it('looks again where what is wanted changed under way, and once for all', async () => {
    const { refresh, asked, goOn } = heldBack();
    const all = [
      refresh.sprints({ anew: true }),
      refresh.sprints({ again: true }),
      refresh.sprints({ again: true }),
      refresh.sprints(),
    ];
    await goOn();
    await goOn();
    await Promise.all(all);
    assert.deepEqual(asked, [true, false]);
    const more = [refresh.sprints(), refresh.sprints({ again: true }), refresh.sprints({ anew: true })];
    await goOn();
    await goOn();
    await Promise.all(more);
    assert.deepEqual(asked.slice(2), [false, true], 'the most that was asked for');
  });

  it('tells when the source took the first question', async () => {
    const { refresh, goOn } = heldBack();
    const seen: (boolean | undefined)[] = [];
    refresh.onChange(() => {
      const attempt = refresh.sprintsAttempt;
      if (attempt.kind === 'running') seen.push(attempt.isAnswered);
    });
    const all = refresh.sprints();
    await goOn();
    await all;
    assert.deepEqual(seen, [undefined, true]);
  });

  it('begins nothing after it was cancelled', async () => {
    const { refresh, asked, goOn } = heldBack();
    const all = [refresh.sprints(), refresh.sprints({ anew: true })];
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    refresh.cancel();
    await Promise.all(all);
    await goOn();
    assert.deepEqual(asked, [false]);
    assert.equal(refresh.sprintsAttempt.kind, 'none');
  });

  it('goes on knowing why it failed while it tries again', async () => {
    let release = (): void => undefined;
    let fail = true;
    const { refresh } = refreshOf({
      ...planning,
      sprints: async () => {
        if (fail) throw new SourceError('unreachable');
        await new Promise<void>((resolve) => (release = resolve));
        return planning.sprints();
      },
    });
    await refresh.sprints();
    fail = false;
    const again = refresh.sprints();
    const attempt = refresh.sprintsAttempt;
    assert.equal(attempt.kind === 'running' && attempt.failed?.kind, 'unreachable');
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await again;
    assert.equal(refresh.sprintsAttempt.kind, 'done');
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
