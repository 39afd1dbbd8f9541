import assert from 'node:assert/strict';
import { SourceError } from '../../../../src/sources/story-source';
import { makeTransition, readTransitions } from '../../../../src/sources/jira/transitions';
import type { Site } from '../../../../src/sources/jira/site';
import { startSimulator } from '../../../simulator/simulator';
import { statusOf, typeOf } from '../../../simulator/catalogue';
import { sourceAt } from './simulated-site';

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`transitions of ${deployment}`, () => {
    it('say what has to be filled in, and take it', async () => {
      const site = await startSimulator({ deployment });
      try {
        const source = sourceAt(site);
        const bug = site.state.issues.find(
          (issue) => issue.resolution === null && typeOf(issue).name === 'Bug',
        );
        assert.ok(bug);
        bug.statusId = inProgress;
        const resolve = (await source.transitions(bug.key)).find(({ name }) => name === 'Resolve');
        assert.ok(resolve);
        const [field, ...more] = resolve.fields;
        assert.deepEqual(
          [field?.id, field?.name, field?.kind, more],
          ['resolution', 'Resolution', 'choice', []],
        );
        await assert.rejects(source.transition(bug.key, resolve), (error) => {
          assert.ok(error instanceof SourceError);
          assert.deepEqual(error.kind, 'invalid');
          assert.match(error.detail, /Resolution is required/);
          return true;
        });
        const choice = field?.choices?.at(-1);
        assert.ok(choice);
        await source.transition(bug.key, resolve, { resolution: choice.id });
        assert.equal(statusOf(bug).category, 'done');
        assert.equal(bug.resolution, choice.name);
      } finally {
        await site.close();
      }
    });
  });
}

const inProgress = '3';

/** A site that answers with these transitions, and keeps what it is sent. */
function siteWith(fields: Record<string, unknown>): { site: Site; sent: unknown[] } {
  const sent: unknown[] = [];
  const transitions = [{ id: '1', name: 'Close', to: { id: '9', name: 'Closed' }, fields }];
  const site = {
    issuePath: (key: string) => `/rest/api/3/issue/${key}`,
    dialect: { richText: (text: string) => ({ doc: text }) },
    client: {
      fetch: () => Promise.resolve({ transitions }),
      send: ({ body }: { body: unknown }) => Promise.resolve(void sent.push(body)),
    },
  } as unknown as Site;
  return { site, sent };
}

describe('fields of a transition', () => {
  const field = (type: string, more: Record<string, unknown> = {}, schema: Record<string, unknown> = {}) => ({
    required: true,
    name: `A ${type}`,
    schema: { type, ...schema },
    ...more,
  });
  const textarea = { custom: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea' };

  it('are asked for by what they take, unless they fill themselves in', async () => {
    const { site } = siteWith({
      optional: field('string', { required: false }),
      preset: field('string', { hasDefaultValue: true }),
      resolution: field('resolution', { allowedValues: [{ id: '1', name: 'Done' }] }),
      reason: field('option', {
        allowedValues: [
          { id: '2', value: 'Too big' },
          { id: '3', value: 'Old', disabled: true },
        ],
      }),
      fixVersions: field('array', { allowedValues: [{ id: '4', name: '1.0' }] }, { items: 'version' }),
      note: field('string'),
      story: field('string', {}, textarea),
      comment: field('comments-page'),
      hours: field('number'),
      due: field('date'),
      reviewer: field('user'),
      place: field('option-with-child', { allowedValues: [{ id: '5', value: 'Here' }] }),
    });
    const [transition] = await readTransitions(site, 'A-1');
    assert.deepEqual(
      transition?.fields.map(({ id, kind, choices }) => [id, kind, choices?.map(({ name }) => name)]),
      [
        ['resolution', 'choice', ['Done']],
        ['reason', 'choice', ['Too big']],
        ['fixVersions', 'choices', ['1.0']],
        ['note', 'text', undefined],
        ['story', 'richText', undefined],
        ['comment', 'richText', undefined],
        ['hours', 'number', undefined],
        ['due', 'date', undefined],
        ['reviewer', 'other', undefined],
        ['place', 'other', ['Here']],
      ],
    );
  });

  it('are written as Jira takes them', async () => {
    const { site, sent } = siteWith({
      resolution: field('resolution', { allowedValues: [{ id: '1', name: 'Done' }] }),
      fixVersions: field('array', { allowedValues: [{ id: '4', name: '1.0' }] }, { items: 'version' }),
      story: field('string', {}, textarea),
      comment: field('comments-page'),
      hours: field('number'),
    });
    const [transition] = await readTransitions(site, 'A-1');
    assert.ok(transition);
    const values = {
      resolution: '1',
      fixVersions: ['4'],
      story: 'so',
      comment: 'why',
      hours: 2,
      foreign: 'x',
    };
    await makeTransition(site, 'A-1', { transition, values });
    await makeTransition(site, 'A-1', { transition: { ...transition, fields: [] }, values: {} });
    assert.deepEqual(sent, [
      {
        transition: { id: '1' },
        fields: { resolution: { id: '1' }, fixVersions: [{ id: '4' }], story: { doc: 'so' }, hours: 2 },
        update: { comment: [{ add: { body: { doc: 'why' } } }] },
      },
      { transition: { id: '1' } },
    ]);
  });
});
