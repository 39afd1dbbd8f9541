import assert from 'node:assert/strict';
import type { JiraSourceOptions } from '../../../../src/sources/jira';
import { SourceError, type StorySource } from '../../../../src/sources/story-source';
import { fieldIds } from '../../../simulator/fields';
import type { Fault } from '../../../simulator/faults';
import { plainText } from '../../../simulator/plain-text';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { sourceAt } from './simulated-site';

const key = 'SHOP-7';
const work = { id: 'w-1', seconds: 5_400, started: '2026-03-09T08:15:30.250Z', text: 'Did *this*' };

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`What a page writes to a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    const isCloud = deployment === 'cloud';
    beforeEach(async () => {
      site = await startSimulator({ deployment });
      source = sourceAt(site);
    });
    afterEach(() => site.close());

    const as = (name: keyof Simulator['people'], more: Partial<JiraSourceOptions> = {}): StorySource => {
      const { email, token } = site.people[name];
      const credentials = isCloud
        ? { kind: 'cloud-token' as const, email, token }
        : { kind: 'pat' as const, token };
      return sourceAt(site, { ...more, credentials: () => Promise.resolve(credentials) });
    };
    const sent = (path: RegExp) =>
      site.requests.filter((one) => path.test(one.path) && one.method !== 'GET').map(({ body }) => body);
    const answerWith = (method: string, path: string, body: unknown): void =>
      site.addFault({ kind: 'status', status: 200, method, path, body, times: 'always' });

    async function refusal(call: Promise<unknown>): Promise<string> {
      const error = await call.then(
        () => undefined,
        (caught: unknown) => caught,
      );
      assert.ok(error instanceof SourceError, String(error));
      return `${error.kind}: ${error.detail}`;
    }

    it('assigns by the id of this kind of Jira, and to nobody by none', async () => {
      const { aiko } = site.people;
      await source.assign(key, { id: isCloud ? aiko.accountId : aiko.name, name: 'Aiko' });
      await source.assign(key, undefined);
      assert.deepEqual(
        sent(/assignee$/),
        isCloud
          ? [{ accountId: aiko.accountId }, { accountId: null }]
          : [{ name: aiko.name }, { name: null }],
      );
    });

    it('offers nobody who has left, and no app', async () => {
      const person = (id: string, more: object) => ({ accountId: id, name: id, displayName: id, ...more });
      answerWith('GET', '*/user/assignable/search', [
        person('here', { active: true }),
        person('gone', { active: false }),
        person('robot', { active: true, accountType: 'app' }),
        { displayName: 'without an id' },
      ]);
      assert.deepEqual(await source.assignees(key, ' he '), [{ id: 'here', name: 'here' }]);
      const { query } = site.requests.at(-1)!;
      const words = isCloud ? { query: ['he'] } : { username: ['he'] };
      assert.deepEqual({ ...query }, { issueKey: [key], maxResults: ['50'], ...words });
    });

    it('sets a flag by what it is called on this site', async () => {
      const field = { allowedValues: [{ id: '77', value: 'Hindernis' }] };
      answerWith('GET', '*/editmeta', { fields: { [fieldIds.flagged]: field } });
      await refusal(source.flag(key, true));
      assert.deepEqual(sent(/issue\/SHOP-7$/), [{ fields: { [fieldIds.flagged]: [{ id: '77' }] } }]);
      site.clearFaults();
      await source.flag(key, true);
      assert.equal(site.issue(key).flagged, true);
      await source.flag(key, false);
      assert.deepEqual(sent(/issue\/SHOP-7$/).at(-1), { fields: { [fieldIds.flagged]: null } });
    });

    it('says so where a site has no flags, or no points', async () => {
      const { sprint } = fieldIds;
      answerWith('GET', '*/field', [{ id: sprint, name: 'Sprint', schema: { type: 'array' } }]);
      const kanban = sourceAt(site, { boardId: '2' });
      assert.match(await refusal(kanban.flag(key, true)), /^unsupported: .*Flagged/);
      assert.match(await refusal(kanban.estimate(key, 3)), /^unsupported: .*story points/);
    });

    it('estimates through the board, and by an edit where that has no estimates or not this story', async () => {
      await source.estimate(key, 8);
      assert.deepEqual(sent(/estimation$/), [{ value: '8' }]);
      assert.deepEqual(site.requests.at(-1)?.query, { boardId: ['1'] });
      await source.estimate(key, undefined);
      await sourceAt(site, { boardId: '2' }).estimate(key, 5);
      assert.deepEqual(sent(/issue\/SHOP-7$/), [
        { fields: { [fieldIds.storyPoints]: null } },
        { fields: { [fieldIds.storyPoints]: 5 } },
      ]);
      assert.equal(site.issue(key).points, 5);
      if (!isCloud) return;
      const other = site.state.issues.find((issue) => issue.projectKey === 'LOY' && issue.points !== null);
      assert.ok(other);
      await source.estimate(other.key, 13);
      assert.equal(other.points, 13);
      other.points = null;
      // A project of the other kind has a field of its own.
      await source.estimate(other.key, 2);
      assert.deepEqual(sent(new RegExp(`issue/${other.key}$`)).at(-1), {
        fields: { [fieldIds.pointEstimate]: 2 },
      });
    });

    it('takes no time for points where a board estimates in time', async () => {
      const board = { id: 1, name: 'B', type: 'scrum', columnConfig: { columns: [] } };
      answerWith('GET', '*/configuration', {
        ...board,
        estimation: { type: 'field', field: { fieldId: 'timeoriginalestimate' } },
      });
      await source.estimate(key, 4);
      assert.deepEqual(sent(/estimation$/), []);
      assert.equal(site.issue(key).points, 4);
    });

    it('logs work once, whatever becomes of the answer, and says when in Jira’s own way', async () => {
      for (const kind of ['drop-before', 'drop-after', 'truncate'] as const) {
        const draft = { ...work, id: kind, started: new Date(Date.now() - 60_000).toISOString() };
        site.addFault({ kind, method: 'POST', path: '*/worklog' });
        await source.logWork(key, draft).catch(() => source.logWork(key, draft));
        await sourceAt(site).logWork(key, draft);
        assert.equal(site.issue(key).worklogs.length, 1, kind);
        site.issue(key).worklogs.splice(0);
      }
      await source.logWork(key, work);
      const [logged] = site.issue(key).worklogs;
      assert.equal(logged?.seconds, 5_400);
      assert.equal(logged?.authorId, site.people.mira.accountId);
      assert.match(JSON.stringify(logged?.comment), /this/);
      const [body] = sent(/worklog$/).slice(-1) as { started: string }[];
      assert.equal(body?.started, '2026-03-09T08:15:30.250+0000');
    });

    it('tells work of mine from what others logged, and from other work of mine', async () => {
      await as('jonas').logWork(key, work);
      await source.logWork(key, work);
      await source.logWork(key, { ...work, id: 'w-2', seconds: 600 });
      await source.logWork(key, { ...work, id: 'w-3', text: 'Did that' });
      const { text: _, ...wordless } = { ...work, id: 'w-4' };
      for (let count = 0; count < 2; count++) await source.logWork(key, wordless);
      assert.equal(site.issue(key).worklogs.length, 5);
    });

    it('posts a comment once, whatever becomes of the answer, and knows it again though it was edited', async () => {
      const before = site.issue(key).comments.length;
      for (const kind of ['drop-before', 'drop-after', 'truncate'] as const) {
        const draft = { id: kind, text: `What of *${kind}*?` };
        site.addFault({ kind, method: 'POST', path: '*/issue/*/comment' });
        await source.comment(key, draft).catch(() => source.comment(key, draft));
        const posted = site.issue(key).comments.at(-1);
        assert.deepEqual(
          [...(posted?.properties ?? [])],
          [['story-context.comment', { version: 1, id: kind }]],
        );
        assert.ok(posted);
        posted.body = site.issue(key).description;
        await sourceAt(site).comment(key, draft);
      }
      assert.equal(site.issue(key).comments.length, before + 3);
    });

    it('edits a comment, and keeps whom it is shown to', async () => {
      await source.comment(key, { id: 'c-1', text: 'What **was** said' });
      const comment = site.issue(key).comments.at(-1);
      assert.ok(comment);
      await source.editComment(key, comment.id, 'What *is* said', 'What was said');
      assert.equal(plainText(comment.body).trim().replaceAll('_', ''), 'What is said');
      assert.deepEqual([...comment.properties.keys()], ['story-context.comment']);
      // The same words in other dress are another text.
      await source.editComment(key, comment.id, 'What **is** said', 'What is said');
      assert.match(JSON.stringify(comment.body), isCloud ? /strong/ : /\*is\*/);
      const writes = sent(/comment\/\d+$/).length;
      await source.editComment(key, comment.id, 'What **is** said', 'What is said');
      assert.equal(sent(/comment\/\d+$/).length, writes);
      comment.body = site.issue(key).description;
      assert.match(
        await refusal(source.editComment(key, comment.id, 'No', 'What is said')),
        /^conflict: .*something else/,
      );
      const visibility = { type: 'role', value: 'Developers' };
      const raw = { id: comment.id, body: isCloud ? paragraph('Said') : 'Said', created: 'x', visibility };
      const fault: Fault = { kind: 'status', status: 200, method: 'GET', path: '*/comment/*', body: raw };
      site.addFault(fault);
      await source.editComment(key, comment.id, 'Done', 'Said');
      const [last] = sent(/comment\/\d+$/).slice(-1) as { visibility: unknown }[];
      assert.deepEqual(last?.visibility, visibility);
    });

    it('keeps Jira’s own words about what is not permitted', async () => {
      await source.comment(key, { id: 'c-1', text: 'Mine' });
      const comment = site.issue(key).comments.at(-1);
      const rita = as('rita');
      const refused = {
        assign: await refusal(rita.assign(key, undefined)),
        flag: await refusal(rita.flag(key, true)),
        estimate: await refusal(rita.estimate(key, 21)),
        logWork: await refusal(rita.logWork(key, work)),
        comment: await refusal(rita.comment(key, { id: 'c-2', text: 'x' })),
        edit: await refusal(as('jonas').editComment(key, comment?.id ?? '', 'x', 'Mine')),
      };
      assert.deepEqual(refused, {
        assign: 'forbidden: You do not have permission to assign issues.',
        flag: 'forbidden: You do not have permission to edit issues in this project.',
        estimate: 'forbidden: You do not have permission to edit issues in this project.',
        logWork: `${isCloud ? 'invalid' : 'forbidden'}: You do not have the permission to associate a worklog to this issue.`,
        comment: 'invalid: Rita Lesser, you do not have the permission to comment on this issue.',
        edit: `invalid: You do not have the permission to edit the comment with id: ${comment?.id}`,
      });
    });
  });
}

const paragraph = (text: string): unknown => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
