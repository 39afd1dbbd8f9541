import assert from 'node:assert/strict';
import type { OwnerCandidate } from '../../../src/domain/question';
import { findOwners } from '../../../src/features/find-owners';
import { SourceError } from '../../../src/sources/story-source';

describe('Finding whom to ask', () => {
  const lead: OwnerCandidate = { id: 'o', name: 'Oskar', reason: 'projectLead' };
  const reporter: OwnerCandidate = { id: 'r', name: 'Rita', reason: 'reporter' };
  const unreachable = new SourceError('unreachable');

  function memento() {
    const kept = new Map<string, unknown>();
    return {
      kept,
      keys: () => [...kept.keys()],
      get: (name: string, instead?: unknown) => kept.get(name) ?? instead,
      update: (name: string, value: unknown) => Promise.resolve(void kept.set(name, value)),
    } as never as Parameters<typeof findOwners>[2] & { kept: Map<string, unknown> };
  }
  const answering = (answer: readonly OwnerCandidate[] | Error, name = 'shop.test') => ({
    name,
    productOwners: () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve([...answer])),
  });

  it('gives who the source names', async () => {
    assert.deepEqual(await findOwners(answering([lead, reporter]), 'SHOP-1', memento()), {
      candidates: [lead, reporter],
    });
  });

  it('gives who was named for the project where the source cannot be asked, and why', async () => {
    const memory = memento();
    await findOwners(answering([lead, reporter]), 'SHOP-1', memory);
    assert.deepEqual(await findOwners(answering(unreachable), 'SHOP-2', memory), {
      candidates: [lead],
      failed: unreachable,
    });
  });

  it('takes nobody for another project or another source', async () => {
    const memory = memento();
    await findOwners(answering([lead]), 'SHOP-1', memory);
    for (const [name, key] of [
      ['shop.test', 'LOY-1'],
      ['other.test', 'SHOP-1'],
    ] as const) {
      const { candidates } = await findOwners(answering(unreachable, name), key, memory);
      assert.deepEqual(candidates, []);
    }
  });

  it('forgets who is no longer named, and what it cannot read', async () => {
    const memory = memento();
    await findOwners(answering([lead]), 'SHOP-1', memory);
    await findOwners(answering([reporter]), 'SHOP-1', memory);
    assert.deepEqual((await findOwners(answering(unreachable), 'SHOP-1', memory)).candidates, []);
    for (const name of memory.kept.keys()) memory.kept.set(name, { 'shop.test SHOP': [{ id: 3 }] });
    assert.deepEqual((await findOwners(answering(unreachable), 'SHOP-1', memory)).candidates, []);
  });

  it('hides no fault of its own', async () => {
    await assert.rejects(findOwners(answering(new TypeError('no')), 'SHOP-1', memento()), TypeError);
  });
});
