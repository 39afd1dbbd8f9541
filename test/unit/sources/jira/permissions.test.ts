import assert from 'node:assert/strict';
import { startSimulator } from '../../../simulator/simulator';
import { memoryLedger } from '../memory-ledger';
import { sourceAt } from './simulated-site';

const everything = {
  editing: true,
  commenting: true,
  linking: true,
  assigning: true,
  moving: true,
  logging: true,
};

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`permissions on ${deployment}`, () => {
    it('are known with the story', async () => {
      const site = await startSimulator({ deployment });
      try {
        const source = sourceAt(site);
        assert.deepEqual(await source.permissions('SHOP-7'), everything);
        assert.deepEqual((await source.story('SHOP-7')).permissions, everything);
      } finally {
        await site.close();
      }
    });

    it('tell a reader ahead where a tick will be kept', async () => {
      const site = await startSimulator({ deployment, scenario: 'read-only' });
      try {
        const source = sourceAt(site, { localLedger: memoryLedger() });
        const { permissions, criteria } = await source.story('SHOP-7');
        assert.deepEqual(permissions, {
          editing: false,
          commenting: false,
          linking: false,
          assigning: false,
          moving: false,
          logging: false,
        });
        assert.deepEqual(
          criteria.map(({ checked, keeper }) => [checked, keeper]),
          criteria.map(({ checked }) => [checked, checked ? 'source' : 'local']),
        );
        assert.ok(criteria.some(({ checked }) => !checked));
      } finally {
        await site.close();
      }
    });

    it('are asked for once more only, for all stories of a type, about fields', async () => {
      const site = await startSimulator({ deployment });
      try {
        const source = sourceAt(site);
        for (const key of ['SHOP-7', 'SHOP-8', 'SHOP-7']) await source.story(key);
        const asked = (end: string): number => site.requests.filter(({ path }) => path.endsWith(end)).length;
        assert.deepEqual([asked('/editmeta'), asked('/mypermissions')], [1, 3]);
      } finally {
        await site.close();
      }
    });

    it('that cannot be had are tried', async () => {
      const site = await startSimulator({ deployment });
      try {
        site.addFault({ kind: 'status', path: '/rest/api/*/mypermissions*', status: 404, times: 'always' });
        site.addFault({ kind: 'status', path: '/rest/api/*/issue/*/editmeta', status: 404, times: 'always' });
        const { permissions, criteria } = await sourceAt(site).story('SHOP-7');
        assert.equal(permissions, undefined);
        assert.ok(criteria.every(({ keeper }) => keeper === 'source'));
      } finally {
        await site.close();
      }
    });
  });
}
