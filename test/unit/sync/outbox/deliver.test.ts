import assert from 'node:assert/strict';
import type { StorySource } from '../../../../src/sources/story-source';
import { deliver } from '../../../../src/sync/outbox/deliver';
import type { Intention } from '../../../../src/sync/outbox/intention';

const mira = { id: 'mira', name: 'Mira' };

/** Whose the story is held to have been, where it is assigned late to somebody else. */
async function heldBefore(intention: Intention): Promise<unknown> {
  const told: unknown[] = [];
  const source: Partial<StorySource> = {
    me: () => Promise.resolve(mira),
    assign: (_key, _to, late) => Promise.resolve(void told.push(late?.was)),
  };
  const { signal } = new AbortController();
  await deliver(source as StorySource, { key: 'A-1', intentions: [intention], isLate: true }, signal);
  return told[0];
}

describe('An assignment that is late', () => {
  it('is held against whose the story was', async () => {
    assert.equal(await heldBefore({ do: 'assign', from: 'jonas', to: null }), 'jonas');
    assert.equal(await heldBefore({ do: 'assign', to: null }), undefined);
  });

  it('is held against who is signed in where it was theirs, and their id was not known then', async () => {
    assert.equal(await heldBefore({ do: 'assign', fromMe: true, to: null }), 'mira');
  });
});
