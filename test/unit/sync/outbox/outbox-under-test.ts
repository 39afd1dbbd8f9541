import type { StorySource, TickChange } from '../../../../src/sources/story-source';
import type { Intention } from '../../../../src/sync/outbox/intention';
import type { JournalFolder } from '../../../../src/sync/outbox/journal';
import type { Lease } from '../../../../src/sync/outbox/lease';
import { Outbox } from '../../../../src/sync/outbox/outbox';
import type { OutboxTimings } from '../../../../src/sync/outbox/sender';
import { StoryStore } from '../../../../src/sync/story-store';
import { fakeSource, story } from '../fake-source';
import { memoryStorage } from '../memory-storage';
import { memoryJournal, ownLease } from './memory-journal';

export const change = (criterionId: string, checked = true): TickChange => ({
  criterionId,
  text: `Text of ${criterionId}`,
  checked,
  at: '2026-01-01T00:00:00Z',
});
export const tick = (criterionId: string, checked = true): Intention => ({
  do: 'tick',
  change: change(criterionId, checked),
});
export const link = (id: string): Intention => ({
  do: 'link',
  link: { kind: 'web', globalId: id, title: id },
});

interface Given {
  readonly journal?: JournalFolder;
  readonly lease?: Lease;
  readonly timings?: Partial<OutboxTimings>;
}

const quick: OutboxTimings = { gather: 0, gap: 0, turn: 5, first: 10, longest: 40 };

/** Makes outboxes that are disposed after the test. */
export function useOutboxes() {
  const opened = new Set<Outbox>();
  afterEach(async () => {
    await Promise.all([...opened].map((outbox) => outbox.dispose()));
    opened.clear();
  });

  function outboxOf(source: Partial<StorySource>, given: Given = {}) {
    const { journal = memoryJournal(), lease = ownLease } = given;
    const store = new StoryStore(memoryStorage(), 'stories', () => undefined);
    const problems: string[] = [];
    const written: string[] = [];
    const outbox = new Outbox({
      ...{ journal, lease, store, now: () => 7, timings: { ...quick, ...given.timings } },
      source: fakeSource({ me: () => Promise.resolve({ id: 'me', name: 'Me' }), ...source }),
      onProblem: (doing) => problems.push(doing),
      onFailure: () => undefined,
      onWritten: (key) => written.push(key),
    });
    opened.add(outbox);
    return { outbox, store, journal, problems, written };
  }

  return {
    outboxOf,
    /** Of a window that is gone: what it was doing never ends. */
    leave: (outbox: Outbox): void => void opened.delete(outbox),
  };
}

/** A source that takes everything, and what it was told. */
export function listener() {
  const told: string[] = [];
  const source: Partial<StorySource> = {
    tick: (key, changes) => {
      told.push(
        `${key} ${changes.map(({ criterionId, checked }) => criterionId + (checked ? '+' : '-')).join()}`,
      );
      return Promise.resolve(story(key, { title: 'After' }));
    },
    putLink: (key, { globalId }) => {
      told.push(`${key} ${globalId}`);
      return Promise.resolve();
    },
  };
  return { told, source };
}
