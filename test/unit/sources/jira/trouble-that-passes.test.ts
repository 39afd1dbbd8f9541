import assert from 'node:assert/strict';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`A trouble that passes, of a Jira of ${deployment},`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
    });
    afterEach(() => site.close());

    it('takes no questions and links for gone', async () => {
      const source = sourceAt(site);
      await source.ask('SHOP-7', { id: 'Q-7F3A12BC', text: 'Is it so?' });
      for (const path of ['*/comment', '*/remotelink']) {
        for (const [fault, kind] of [
          ['html', 'not-jira'],
          ['drop-before', 'unreachable'],
        ] as const) {
          site.addFault({ kind: fault, method: 'GET', path, times: 'always' });
          await assert.rejects(source.story('SHOP-7'), { kind });
          site.clearFaults();
        }
      }
      assert.equal((await source.story('SHOP-7')).questions.length, 1);
    });

    it('leaves no tick without a name', async () => {
      const source = sourceAt(site);
      const [criterion] = (await source.story('SHOP-8')).criteria;
      assert.ok(criterion);
      const { id, text } = criterion;
      const change = { criterionId: id, text, checked: true, at: '2026-01-01T00:00:00Z' };
      const other = sourceAt(site);
      site.addFault({ kind: 'status', status: 500, path: '*/myself' });
      await assert.rejects(other.tick('SHOP-8', [change]), { kind: 'unreachable' });
      const after = await other.tick('SHOP-8', [change]);
      assert.equal(after.criteria[0]?.tick?.by, 'Mira Lindqvist');
    });
  });
}
