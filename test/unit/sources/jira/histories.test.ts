import assert from 'node:assert/strict';
import type { StoryHistory } from '../../../../src/domain/story-history';
import { fieldIds } from '../../../simulator/fields';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { DAY } from '../../../simulator/time';
import { answering } from './answering';
import { quick, sourceAt, userAgent } from './simulated-site';
import { createJiraSource } from '../../../../src/sources/jira';

const kinds = ({ events }: StoryHistory): string[] =>
  events.map((event) => {
    switch (event.kind) {
      case 'status':
        return `${event.from.category} → ${event.to.category}`;
      case 'points':
        return `${event.from ?? '–'} → ${event.to ?? '–'} points`;
      case 'sprints':
        return `[${event.from.join(' ')}] → [${event.to.join(' ')}]`;
      case 'flag':
        return event.flagged ? 'flagged' : 'not flagged';
      default:
        return `ticked: ${event.criterion}`;
    }
  });

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`histories of stories in Jira ${deployment}`, () => {
    let site: Simulator;
    beforeEach(async () => {
      site = await startSimulator({ deployment });
    });
    afterEach(() => site.close());

    it('tell of status, estimate, sprints and flag, the oldest first, and by whom', async () => {
      const all = await sourceAt(site).histories(['SHOP-4', 'SHOP-5', 'SHOP-8', 'SHOP-11', 'SHOP-9999']);
      const of = (key: string): StoryHistory => {
        const found = all.find((one) => one.key === key);
        assert.ok(found, key);
        return found;
      };
      assert.equal(all.length, 4);
      assert.deepEqual(kinds(of('SHOP-4')), [
        '[] → [41]',
        ...['todo → inProgress', 'inProgress → inProgress', 'inProgress → done'],
        ...['done → inProgress', 'inProgress → done'],
      ]);
      assert.ok(kinds(of('SHOP-5')).includes('5 → 8 points'));
      assert.deepEqual(kinds(of('SHOP-8')), ['[] → [41]', '[41] → [41 42]']);
      assert.deepEqual(kinds(of('SHOP-11')).at(-1), 'flagged');
      assert.equal(of('SHOP-5').events.find(({ kind }) => kind === 'points')?.by?.name, 'Aiko Tanaka');
      assert.equal(Date.parse(of('SHOP-4').created ?? ''), site.issue('SHOP-4').created);
      assert.ok(all.every(({ knownSince }) => knownSince === undefined));
    });

    it('tell what happened since a time alone, and of ticks', async () => {
      const source = sourceAt(site);
      const since = new Date(Date.now() - 6 * DAY).toISOString();
      const [seven] = await source.histories(['SHOP-7'], since);
      assert.ok(seven && seven.events.every(({ at }) => at >= since));
      assert.ok(kinds(seven).includes('3 → 5 points'));
      const { criteria } = await source.story('SHOP-8');
      const [criterion] = criteria;
      assert.ok(criterion);
      const at = new Date().toISOString();
      await source.tick('SHOP-8', [{ criterionId: criterion.id, text: criterion.text, checked: true, at }]);
      const [eight] = await source.histories(['SHOP-8'], since);
      const tick = eight?.events.at(-1);
      assert.deepEqual(tick, {
        ...{ at, kind: 'tick', criterion: criterion.text, checked: true },
        by: await source.me(),
      });
    });

    it('are whole where there are more changes than a page holds', async () => {
      const issue = site.issue('SHOP-9');
      const points = (count: number): string => String(count % 2 === 0 ? 3 : 5);
      for (let count = 0; count < 250; count += 1) {
        const from = points(count);
        const to = points(count + 1);
        issue.changelog.push({
          ...{ id: String(70_000 + count), authorId: site.people.mira.accountId },
          created: issue.updated + count,
          items: [
            {
              ...{ field: 'Story Points', fieldId: fieldIds.storyPoints, fieldtype: 'custom' },
              ...{ from: null, fromString: from, to: null, toString: to },
            },
          ],
        });
      }
      const small = await startSimulator({ deployment, pageLimit: 40 });
      try {
        const target = small.issue('SHOP-9');
        target.changelog.splice(0, target.changelog.length, ...issue.changelog);
        for (const at of [site, small]) {
          const [history] = await sourceAt(at).histories(['SHOP-9']);
          assert.equal(history?.events.filter(({ kind }) => kind === 'points').length, 250);
        }
      } finally {
        await small.close();
      }
    });

    it('tell of a status that is gone, and of somebody who is', async () => {
      const issue = site.issue('SHOP-12');
      const odd = { field: 'status', fieldId: 'status', fieldtype: 'jira' } as const;
      issue.changelog.push({
        ...{ id: '80001', authorId: 'nobody', created: Date.now() },
        items: [{ ...odd, from: '10000', fromString: 'To Do', to: '777', toString: 'Tested' }],
      });
      const [history] = await sourceAt(site).histories(['SHOP-12']);
      const last = history?.events.at(-1);
      assert.ok(last?.kind === 'status' && last.by === undefined);
      assert.deepEqual(last.to, { id: '777', name: 'Tested', category: 'inProgress' });
    });
  });
}

const sourceOf = (baseUrl: string) =>
  createJiraSource({
    ...{ baseUrl, deployment: 'datacenter', writeTo: 'source', userAgent, timings: quick },
    credentials: () => Promise.resolve({ kind: 'pat', token: 'x' }),
    log: () => undefined,
  });

describe('histories of a Data Center that gives a part of the changes', () => {
  it('say since when they are known, and pass over what cannot be read', async () => {
    const created = '2026-03-02T10:00:00.000+0000';
    const item = { field: 'status', from: '1', fromString: 'Open', to: '5', toString: 'Done' };
    const odd = { id: '2', created, author: null, items: [{ ...item, field: 7 }] };
    const issue = {
      ...{ id: '7', key: 'OLD-7', fields: { created: '2020-01-01T10:00:00.000+0000' } },
      changelog: { total: 300, histories: [{ id: '1', created, items: [item] }, odd] },
    };
    const server = await answering(({ url }) => ({
      headers: { 'X-AUSERNAME': 'mira' },
      body: url.includes('/search')
        ? { issues: [issue], total: 1 }
        : url.includes('/myself')
          ? { name: 'mira' }
          : url.includes('/issue/')
            ? issue
            : [],
    }));
    try {
      const [history] = await sourceOf(server.url).histories(['OLD-7']);
      assert.equal(history?.knownSince, '2026-03-02T10:00:00.000Z');
      assert.equal(history?.events.length, 1);
    } finally {
      await server.close();
    }
  });

  const change = (id: number, to = '5') => ({
    ...{ id: String(id), created: `2026-03-${String(id).padStart(2, '0')}T10:00:00.000+0900`, author: null },
    items: [{ field: 'status', from: '1', fromString: 'Open', to, toString: 'Done' }],
  });
  const comment = { ...change(4), items: [{ field: 'Comment', from: null, to: null }] };

  /** What is told of an issue whose changes a search cuts to `inSearch`, and the issue itself to `inIssue`. */
  async function told(inSearch: readonly unknown[], inIssue: readonly unknown[]) {
    const fields = { created: '2020-01-01T10:00:00.000+0000', updated: '2026-03-09T10:00:00.000+0000' };
    const issue = { id: '7', key: 'OLD-7', fields };
    const server = await answering(({ url }) => {
      const histories = url.includes('/search') ? inSearch : inIssue;
      const whole = { ...issue, changelog: { total: 3, histories } };
      return {
        headers: { 'X-AUSERNAME': 'mira' },
        body: url.includes('/search')
          ? { issues: [whole], total: 1 }
          : url.includes('/myself')
            ? { name: 'mira' }
            : url.includes('/issue/')
              ? whole
              : [],
      };
    });
    try {
      const [history] = await sourceOf(server.url).histories(['OLD-7']);
      return history;
    } finally {
      await server.close();
    }
  }

  it('read those of an issue alone where a search cuts them', async () => {
    const history = await told([change(3, '6')], [change(3), change(2, '6'), change(1, '7')]);
    assert.deepEqual([history?.knownSince, history?.events.length], [undefined, 3]);
  });

  it('say so where nothing of what there is counts, and where the newest are missing', async () => {
    const old = await told([comment], [comment]);
    assert.deepEqual([old?.knownSince, old?.events], ['2026-03-04T01:00:00.000Z', []]);
    const part = [change(1), change(2, '6')];
    assert.equal((await told(part, part))?.knownSince, '2026-03-09T10:00:00.000Z');
    assert.ok((await told([], []))?.knownSince);
  });
});
