import assert from 'node:assert/strict';
import type { Sprint } from '../../../src/domain/sprint';
import { chooseSprints } from '../../../src/sync/choose-sprints';
import { fakeSource } from './fake-source';

const sprint = (id: string, state: Sprint['state']): Sprint => ({ id, name: `Sprint ${id}`, state });
const all = [sprint('2', 'active'), sprint('3', 'future'), sprint('b', 'backlog'), sprint('1', 'closed')];
const source = fakeSource({
  sprints: (states) => Promise.resolve(all.filter(({ state }) => states.includes(state))),
});
const chosen = async (id: string | undefined) => {
  const { shown, planned } = await chooseSprints(source, id);
  return [shown.map((one) => one.id), planned.map((one) => one.id)];
};

describe('Choosing sprints', () => {
  it('shows the active ones, with what is to come below', async () => {
    assert.deepEqual(await chosen(undefined), [['2'], ['3', 'b']]);
  });

  it('shows the one that was chosen, and lists it once', async () => {
    assert.deepEqual(await chosen('1'), [['1'], ['3', 'b']]);
    assert.deepEqual(await chosen('3'), [['3'], ['b']]);
    assert.deepEqual(await chosen('b'), [['b'], ['3']]);
  });

  it('shows the active ones where the chosen one is gone', async () => {
    assert.deepEqual(await chosen('99'), [['2'], ['3', 'b']]);
  });
});
