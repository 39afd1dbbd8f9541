import assert from 'node:assert/strict';
import { useJira } from './jira-client';

const path = '/rest/api/3/issue/SHOP-8/remotelink';
const branch = {
  globalId: 'story-context:branch:origin:story/SHOP-8-pay',
  application: { type: 'story-context', name: 'Story Context' },
  relationship: 'branch',
  object: {
    url: 'https://git.example.test/shop/tree/pay',
    title: 'story/SHOP-8-pay',
    summary: 'shop',
    status: { resolved: false },
  },
};

describe('remote links', () => {
  const { simulator, call } = (() => {
    const jira = useJira();
    return { call: jira.call, simulator: () => jira.simulator };
  })();

  it('are created once and replaced by the same globalId', async () => {
    const created = await call('POST', path, branch);
    assert.equal(created.status, 201);
    const again = await call('POST', path, {
      globalId: branch.globalId,
      object: { url: 'https://x.test', title: 'x' },
    });
    assert.equal(again.status, 200);
    assert.equal(again.at('id'), created.at('id'));
    const links = await call('GET', path);
    assert.equal((links.json as unknown[]).length, 1);
    assert.equal(links.at('0.object.title'), 'x');
    // What the second request left out is gone.
    assert.equal(links.at('0.relationship'), undefined);
    assert.equal(links.at('0.object.summary'), undefined);
  });

  it('are doubled without a globalId', async () => {
    const { object } = branch;
    await call('POST', path, { object });
    await call('POST', path, { object });
    assert.equal(((await call('GET', path)).json as unknown[]).length, 3);
  });

  it('write an entry into the changelog and move `updated`', async () => {
    const before = structuredClone(simulator().issue('SHOP-9'));
    await call('POST', '/rest/api/3/issue/SHOP-9/remotelink', branch);
    const after = simulator().issue('SHOP-9');
    assert.equal(after.changelog.length, before.changelog.length + 1);
    assert.equal(after.changelog.at(-1)?.items[0]?.field, 'RemoteIssueLink');
    assert.ok(after.updated > before.updated);
  });

  it('need a title and an address', async () => {
    const answer = await call('POST', path, { object: { url: 'https://x.test' } });
    assert.deepEqual([answer.status, answer.at('errors')], [400, { title: "'title' is required." }]);
    assert.equal((await call('POST', path, {})).status, 400);
  });

  it('are found and deleted by globalId, which wants a content type', async () => {
    const query = `globalId=${encodeURIComponent(branch.globalId)}`;
    assert.equal((await call('GET', `${path}?${query}`)).at('globalId'), branch.globalId);
    assert.equal(
      (await call('DELETE', `${path}?${query}`, undefined, { 'content-type': 'text/plain' })).status,
      415,
    );
    assert.equal((await call('DELETE', `${path}?${query}`)).status, 204);
    assert.equal((await call('DELETE', `${path}?${query}`)).status, 404);
  });
});
