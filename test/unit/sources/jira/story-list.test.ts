import assert from 'node:assert/strict';
import type { StorySummary } from '../../../../src/domain/story';
import { authorizationOf } from '../../../../src/sources/jira/credentials';
import { acceptanceProperty } from '../../../../src/sources/jira/issue';
import type { ListReading, SprintContent, StorySource } from '../../../../src/sources/story-source';
import type { Deployment } from '../../../simulator/model';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../../simulator/simulator';
import { credentialsOf, sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const satisfies Deployment[]) {
  describe(`The lists of ${deployment}`, function () {
    this.timeout(30_000);
    let site: Simulator;
    afterEach(() => site.close());

    async function open(options: SimulatorOptions = {}, more: Parameters<typeof sourceAt>[1] = {}) {
      site = await startSimulator({ deployment, ...options });
      return sourceAt(site, more);
    }

    /** Ids of the fields that each request for several issues asked for. */
    const fieldsAsked = (): string[][] =>
      site.requests.flatMap(({ method, body }) =>
        method === 'POST' ? [(body as { fields: string[] }).fields] : [],
      );
    const askedOne = (): number =>
      site.requests.filter(({ method, path }) => method === 'GET' && /\/issue\/[A-Z]+-\d+$/.test(path))
        .length;

    it('come early, page by page, without texts', async () => {
      const source = await open({ pageLimit: 10 });
      const parts: SprintContent[] = [];
      const whole = await active(source, {
        onPart: (part) => {
          parts.push(part);
          if (parts.length === 1) assert.ok(fieldsAsked().every((fields) => !fields.includes('description')));
        },
      });
      assert.equal(parts[0]?.stories.length, 10);
      assert.deepEqual(
        parts.map(({ partial }) => partial),
        [...parts.slice(1).map(() => true), undefined],
      );
      assert.deepEqual(keys(parts.at(-1)), keys(whole));
      assert.ok(parts[0].stories.every(({ progress, title }) => progress === undefined && title));
      assert.ok(whole.stories.every(({ progress, vague, counted }) => progress && vague && counted));
    });

    // Cloud gives the records with the texts.
    const onDataCenter = deployment === 'datacenter' ? it : () => undefined;
    onDataCenter('show what is counted while records of ticks are still on their way', async () => {
      const source = await open();
      site.addFault({ kind: 'delay', ms: 700, path: '/rest/api/2/issue/*', times: 'always' });
      const seen: (number | undefined)[][] = [];
      await active(source, {
        onPart: ({ stories }) => {
          const doneOf = (name: string) => stories.find(({ key }) => key === name)?.progress?.done;
          seen.push([doneOf('SHOP-7'), doneOf('SHOP-8')]);
        },
      });
      assert.ok(
        seen.some(([boxes, bullets]) => boxes === 2 && bullets === undefined),
        JSON.stringify(seen),
      );
    });

    it('show what was known of the criteria until they are counted', async () => {
      const source = await open();
      const before = byKey(await active(source));
      const story = site.issue('SHOP-7');
      site.state.change(story, story.reporterId ?? '', () => []);
      let early: SprintContent | undefined;
      await active(source, { known: (key) => before.get(key), onPart: (part) => (early ??= part) });
      assert.deepEqual(
        early?.stories.find(({ key }) => key === 'SHOP-7')?.progress,
        before.get('SHOP-7')?.progress,
      );
    });

    it('ask again for nothing that did not change', async () => {
      const source = await open();
      const before = byKey(await active(source));
      site.clearRequests();
      const again = await active(source, { known: (key) => before.get(key) });
      assert.deepEqual(again.stories, [...before.values()]);
      assert.equal(site.requests.length, 2, site.requests.map(({ path }) => path).join('\n'));
      const story = site.issue('SHOP-7');
      site.clearRequests();
      site.state.change(story, story.reporterId ?? '', () => []);
      await active(source, { known: (key) => before.get(key) });
      const texts = site.requests.filter(({ body }) => JSON.stringify(body ?? '').includes('description'));
      assert.equal(texts.length, 1);
      assert.match(JSON.stringify(texts[0]?.body), /SHOP-7/);
      assert.doesNotMatch(JSON.stringify(texts[0]?.body), /SHOP-8/);
    });

    it('see what a colleague ticked in the record, which moves no date', async () => {
      const source = await open();
      const before = byKey(await active(source));
      const colleague = sourceAt(site);
      const { criteria } = await colleague.story('SHOP-8');
      const [first] = criteria;
      assert.ok(first);
      await colleague.tick('SHOP-8', [
        { criterionId: first.id, text: first.text, checked: true, at: '2026-03-10T09:30:00.000Z' },
      ]);
      assert.ok(site.issue('SHOP-8').properties.has(acceptanceProperty));
      const known = (key: string) => before.get(key);
      // Data Center tells of records one by one, so they are asked for when the user wants the newest.
      const reading = deployment === 'cloud' ? { known } : { known, anew: true };
      const after = byKey(await active(source, reading));
      assert.equal(after.get('SHOP-8')?.progress?.done, (before.get('SHOP-8')?.progress?.done ?? 0) + 1);
    });

    it('read records one by one only where nothing gives them in bulk, and only once', async () => {
      const source = await open();
      const before = byKey(await active(source));
      if (deployment === 'cloud') assert.equal(askedOne(), 0);
      else assert.ok(askedOne() > 0);
      site.clearRequests();
      await active(sourceAt(site), { known: (key) => before.get(key) });
      assert.equal(askedOne(), 0);
    });

    it('are there though Jira does not give their texts', async () => {
      const source = await open();
      const [sprint] = await source.sprints(['active']);
      assert.ok(sprint);
      const path = deployment === 'cloud' ? '*/bulkfetch' : '*/search';
      // On Data Center the listing comes the same way, and first.
      let isListed = deployment === 'cloud';
      const refuse = (): void => site.addFault({ kind: 'status', status: 403, path, times: 'always' });
      if (isListed) refuse();
      const content = await source.sprintContent(sprint, {
        onPart: () => {
          if (!isListed) refuse();
          isListed = true;
        },
      });
      assert.ok(content.stories.length > 20);
      assert.ok(content.stories.every(({ progress, counted }) => !progress && !counted));
    });

    it('keep what was read of a story since the listing was made', async () => {
      const source = await open();
      const before = byKey(await active(source));
      const newer = { ...story(before, 'SHOP-7'), title: 'Read since', updated: '2999-01-01T00:00:00.000Z' };
      const known = (key: string) => (key === 'SHOP-7' ? newer : before.get(key));
      const after = byKey(await active(source, { known }));
      assert.equal(after.get('SHOP-7')?.title, 'Read since');
      assert.equal(after.get('SHOP-8')?.title, before.get('SHOP-8')?.title);
    });

    it('know what was moved and assigned here, though search does not yet', async () => {
      const source = await open({ indexLag: 10_000 });
      const before = byKey(await active(source));
      const moved = story(before, 'SHOP-10');
      const transition = (await source.transitions('SHOP-10')).find(({ to }) => to.id !== moved.status.id);
      assert.ok(transition);
      await source.transition('SHOP-10', transition);
      await source.assignToMe('SHOP-12');
      // Data Center's search cannot be asked to look past its index: what was read of the stories since counts.
      const read = new Map<string, StorySummary>();
      for (const key of ['SHOP-10', 'SHOP-12'])
        if (deployment === 'datacenter') read.set(key, await source.story(key));
      const after = byKey(await active(source, { known: (key) => read.get(key) ?? before.get(key) }));
      assert.equal(story(after, 'SHOP-10').status.id, transition.to.id);
      assert.equal(story(after, 'SHOP-12').assignee?.name, 'Mira Lindqvist');
    });

    it('have sprints to come and the backlog in the Product Owner’s order', async () => {
      const source = await open({ pageLimit: 3 });
      const all = await source.sprints(['active', 'future', 'backlog']);
      assert.deepEqual(
        all.map(({ state }) => state),
        ['active', 'future', 'backlog'],
      );
      const [, future, backlog] = all;
      assert.ok(future && backlog);
      const rank = (one: string, other: string) => (site.issue(one).rank < site.issue(other).rank ? -1 : 1);
      for (const sprint of [future, backlog]) {
        const content = await source.sprintContent(sprint);
        assert.ok(content.stories.length > 3);
        const top = content.stories.filter(({ parent }) => !parent).map(({ key }) => key);
        assert.deepEqual(top, [...top].sort(rank));
        assert.ok(content.stories.every(({ type, progress }) => type.kind !== 'epic' && progress));
      }
      const { stories } = await source.sprintContent(backlog);
      assert.ok(
        stories.every(({ sprintIds, status }) => sprintIds.length === 0 && status.category !== 'done'),
      );
    });

    it('have the backlog of a kanban board where that is turned on, and then not on the board', async () => {
      const source = await open({}, { boardId: '2' });
      assert.deepEqual(
        (await source.sprints(['active', 'future', 'backlog'])).map(({ id }) => id),
        ['board:2'],
      );
      const onBoard = await active(source);
      const { boards } = site.state;
      const index = boards.findIndex(({ id }) => id === 2);
      const board = boards[index];
      assert.ok(board);
      const columns = [{ name: 'Backlog', statusIds: ['10000'] }, ...board.columns.slice(1)];
      boards.splice(index, 1, { ...board, columns });
      const configured = sourceAt(site, { boardId: '2' });
      const [shown, backlog] = await configured.sprints(['active', 'future', 'backlog']);
      assert.ok(shown && backlog);
      const [below, above] = [await configured.sprintContent(backlog), await configured.sprintContent(shown)];
      assert.ok(below.stories.length > 0 && above.stories.length > 0);
      assert.ok(below.stories.every(({ status }) => status.id === '10000'));
      assert.ok(above.stories.every(({ status }) => status.id !== '10000'));
      assert.deepEqual([...keys(above), ...keys(below)].sort(), keys(onBoard).sort());
    });

    it('name fields by number in queries, because their names are in the language of the site', async () => {
      const source = await open();
      await active(source);
      const queries = site.requests.map(({ body }) => (body as { jql?: string } | undefined)?.jql ?? '');
      assert.ok(
        queries.includes('filter = 10001 AND cf[10020] = 42 ORDER BY cf[10019] ASC'),
        queries.join('\n'),
      );
    });

    it('are the same on a site in another language', async () => {
      const german: Record<string, string> = {
        ...{
          Flagged: 'Markiert',
          Rank: 'Rang',
          'Epic Link': 'Epos-Verknüpfung',
          'Story Points': 'Story-Punkte',
        },
        ...{ 'Acceptance Criteria': 'Akzeptanzkriterien', 'Story point estimate': 'Story-Points-Schätzung' },
      };
      const options = { boardId: undefined, storyQuery: 'project in (SHOP, LOY)' };
      const source = await open({}, options);
      const before = await active(source);
      assert.ok(before.stories.some(({ flagged }) => flagged));
      for (const project of ['SHOP', deployment === 'cloud' ? 'LOY' : 'SHOP'])
        assert.ok(before.stories.some(({ key, points }) => key.startsWith(project) && points));
      const path = deployment === 'cloud' ? '/rest/api/3/field' : '/rest/api/2/field';
      const headers = { authorization: authorizationOf(credentialsOf(site)) };
      const fields = (await (await fetch(site.url + path, { headers })).json()) as { name: string }[];
      const translated = fields.map((field) => ({
        ...field,
        ...{ name: german[field.name] ?? `${field.name} auf Deutsch`, untranslatedName: undefined },
        clauseNames: undefined,
      }));
      site.addFault({ kind: 'status', status: 200, path, body: translated, times: 'always' });
      const after = await active(sourceAt(site, options));
      // When it was read is another matter.
      assert.equal(after.mark?.readBy, before.mark?.readBy);
      assert.deepEqual({ ...after, mark: undefined }, { ...before, mark: undefined });
    });

    it('are in order where a site has none of Jira Software’s fields', async () => {
      await open({ scenario: 'no-agile' });
      const field = { path: '*/field', kind: 'status', status: 200, body: '[]', times: 'always' } as const;
      site.addFault({ ...field, headers: { 'content-type': 'application/json' } });
      const source = sourceAt(site, { boardId: undefined, storyQuery: 'project = SHOP' });
      assert.ok((await active(source)).stories.length > 10);
      const bodies = JSON.stringify(site.requests.map(({ body }) => body));
      assert.match(bodies, /ORDER BY priority DESC, updated DESC/);
    });

    it('ask for the fields of a site once, in whatever window, and when all is to be the newest', async () => {
      await open();
      let kept: unknown;
      const layoutMemory = {
        read: () => Promise.resolve(kept),
        write: (value: unknown) => Promise.resolve(void (kept = structuredClone(value))),
      };
      const asked = () =>
        site.requests.filter(({ path }) => /\/(field|configuration)$/.test(path)).map(({ path }) => path);
      await active(sourceAt(site, { layoutMemory }));
      assert.equal(asked().length, 2);
      await active(sourceAt(site, { layoutMemory }));
      assert.equal(asked().length, 2);
      await active(sourceAt(site, { layoutMemory, acceptanceHeadings: ['Fertig, wenn'] }));
      assert.equal(asked().length, 4, 'other wishes, other fields');
      const source = sourceAt(site, { layoutMemory });
      await active(source, { anew: true });
      assert.equal(asked().length, 8);
      await active(source);
      assert.equal(asked().length, 8);
      kept = { ...(kept as object), at: Date.now() - 25 * 3_600_000 };
      const later = sourceAt(site, { layoutMemory });
      assert.ok((await active(later)).stories.length > 0);
      assert.equal(asked().length, 10, 'renewed after a day');
      kept = 'damaged';
      assert.ok((await active(sourceAt(site, { layoutMemory }))).stories.length > 0);
    });
  });
}

async function active(source: StorySource, reading?: ListReading): Promise<SprintContent> {
  const [sprint] = await source.sprints(['active']);
  assert.ok(sprint);
  return source.sprintContent(sprint, reading);
}

function keys(content: SprintContent | undefined): string[] {
  return content?.stories.map(({ key }) => key) ?? [];
}

function byKey(content: SprintContent): Map<string, StorySummary> {
  return new Map(content.stories.map((one) => [one.key, one]));
}

function story(all: ReadonlyMap<string, StorySummary>, key: string): StorySummary {
  const found = all.get(key);
  assert.ok(found, key);
  return found;
}
