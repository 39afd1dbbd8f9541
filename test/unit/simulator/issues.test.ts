import assert from 'node:assert/strict';
import { paragraph, useJira } from './jira-client';

const path = '/rest/api/3/issue/SHOP-7';

describe('reading an issue', () => {
  const { call } = useJira();

  it('goes by key in any case and by id', async () => {
    for (const name of ['SHOP-7', 'shop-7', '10107']) {
      assert.equal((await call('GET', `/rest/api/3/issue/${name}?fields=summary`)).at('key'), 'SHOP-7');
    }
  });

  it('answers 404 where there is none', async () => {
    const answer = await call('GET', '/rest/api/3/issue/SHOP-4711');
    assert.equal(answer.status, 404);
    assert.deepEqual(answer.json, {
      errorMessages: ['Issue does not exist or you do not have permission to see it.'],
      errors: {},
    });
  });

  it('gives times in the reader’s time zone, without a colon in the offset', async () => {
    const answer = await call('GET', `${path}?fields=updated`);
    assert.match(String(answer.at('fields.updated')), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]00$/);
  });

  it('shows a mail address to its owner only', async () => {
    const answer = await call('GET', `${path}?fields=assignee,reporter`);
    assert.equal(answer.at('fields.assignee.emailAddress'), 'mira@example.test');
    assert.equal(answer.at('fields.reporter.emailAddress'), undefined);
  });

  it('knows the parent of a story and of a sub-task', async () => {
    assert.equal((await call('GET', `${path}?fields=parent`)).at('fields.parent.key'), 'SHOP-1');
    const subtask = await call('GET', '/rest/api/3/issue/SHOP-15?fields=parent,issuetype');
    assert.equal(subtask.at('fields.parent.key'), 'SHOP-7');
    assert.equal(subtask.at('fields.issuetype.subtask'), true);
  });
});

describe('editing an issue', () => {
  let now = Date.UTC(2026, 10, 24);
  const jira = useJira({ clock: () => now, writeLimit: false });
  const { call } = jira;
  const description = async (): Promise<{
    content: { type: string; content: { attrs: { state: string } }[] }[];
  }> => structuredClone((await call('GET', `${path}?fields=description`)).at('fields.description')) as never;

  it('ticks one task item and leaves everything else as it was', async () => {
    const before = await description();
    const tree = structuredClone(before);
    const item = tree.content.find(({ type }) => type === 'taskList')?.content[2];
    assert.ok(item);
    item.attrs.state = 'DONE';
    assert.equal((await call('PUT', path, { fields: { description: tree } })).status, 204);
    assert.deepEqual(await description(), tree);
    assert.notDeepEqual(tree, before);
  });

  it('moves `updated` and writes both texts into the changelog', async () => {
    now += 60_000;
    await call('PUT', path, { fields: { description: paragraph('short') } });
    assert.equal(jira.simulator.issue('SHOP-7').updated, now);
    const answer = await call('GET', `${path}/changelog`);
    const values = answer.at('values') as {
      items: { field: string; toString: string; fromString: string }[];
    }[];
    const last = values.at(-1)?.items[0];
    assert.equal(last?.field, 'description');
    assert.equal(last.toString, 'short');
    assert.match(last.fromString, /After 30 minutes/);
  });

  it('changes nothing at all when one field is bad', async () => {
    const answer = await call('PUT', path, {
      fields: { summary: 'new', labels: ['two words'], nonsense: 1 },
    });
    assert.equal(answer.status, 400);
    assert.deepEqual(answer.json, {
      errorMessages: [],
      errors: {
        labels: "The label 'two words' contains spaces which is invalid.",
        nonsense: "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    });
    assert.notEqual(jira.simulator.issue('SHOP-7').summary, 'new');
  });

  const refusals: readonly (readonly [what: string, body: object, errors: object | string])[] = [
    [
      'a text where ADF is due',
      { fields: { description: 'plain' } },
      {
        description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      },
    ],
    [
      'a text in a custom field',
      { fields: { customfield_10040: 'plain' } },
      {
        customfield_10040:
          'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
      },
    ],
    [
      'a document Jira does not understand',
      { fields: { description: { type: 'doc', version: 1, content: [{ type: 'text', text: 'x' }] } } },
      'INVALID_INPUT',
    ],
    [
      'a text beyond the limit',
      { fields: { description: paragraph('x'.repeat(32_768)) } },
      {
        description: 'The entered text is too long. It exceeds the allowed limit of 32767 characters.',
      },
    ],
    ['no summary', { fields: { summary: ' ' } }, { summary: 'You must specify a summary of the issue.' }],
    [
      'the points of a team-managed project',
      { fields: { customfield_10016: 3 } },
      {
        customfield_10016:
          "Field 'customfield_10016' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ],
  ];
  for (const [what, body, expected] of refusals) {
    it(`refuses ${what}`, async () => {
      const { status, json } = await call('PUT', path, body);
      assert.equal(status, 400);
      assert.deepEqual(
        json,
        typeof expected === 'string'
          ? { errorMessages: [expected], errors: {} }
          : { errorMessages: [], errors: expected },
      );
    });
  }

  it('adds and removes labels', async () => {
    const update = { labels: [{ add: 'urgent' }, { remove: 'checkout' }] };
    assert.equal((await call('PUT', path, { update })).status, 204);
    assert.deepEqual(jira.simulator.issue('SHOP-7').labels, ['urgent']);
  });

  it('deletes a picture that the new description does not show', async () => {
    const sketch = '/rest/api/3/issue/SHOP-9';
    const names = async (): Promise<string[]> => {
      const files = (await call('GET', `${sketch}?fields=attachment`)).at('fields.attachment');
      return (files as { filename: string }[]).map(({ filename }) => filename);
    };
    assert.deepEqual(await names(), ['delivery-slots.png', 'slot-service.log']);
    await call('PUT', sketch, { fields: { description: paragraph('no picture') } });
    assert.deepEqual(await names(), ['slot-service.log']);
  });

  it('gives the issue back on request', async () => {
    const answer = await call('PUT', `${path}?returnIssue=true`, { fields: { summary: 'Kept' } });
    assert.equal(answer.status, 200);
    assert.equal(answer.at('fields.summary'), 'Kept');
  });

  it('answers an anonymous caller as if the issue were not there', async () => {
    assert.equal((await jira.anonymously('PUT', path, { fields: { summary: 'x' } })).status, 404);
  });
});

describe('transitions and assignees', () => {
  const jira = useJira();
  const { call } = jira;

  it('offers what the workflow has from here', async () => {
    const story = await call('GET', '/rest/api/3/issue/SHOP-8/transitions');
    assert.deepEqual(story.each('transitions', 'to.name'), ['To Do', 'In Progress', 'In Review', 'Done']);
    const bug = await call('GET', '/rest/api/3/issue/SHOP-12/transitions');
    assert.deepEqual(bug.each('transitions', 'name'), ['Start progress']);
  });

  it('moves an issue and keeps the history', async () => {
    const answer = await call('POST', '/rest/api/3/issue/SHOP-8/transitions', { transition: { id: '21' } });
    assert.equal(answer.status, 204);
    const issue = await call('GET', '/rest/api/3/issue/SHOP-8?fields=status&expand=changelog');
    assert.equal(issue.at('fields.status.statusCategory.key'), 'indeterminate');
    assert.equal(issue.at('changelog.histories.0.items.0.toString'), 'In Progress');
  });

  it('sets a resolution on the way to Done', async () => {
    await call('POST', '/rest/api/3/issue/SHOP-10/transitions', { transition: { id: '41' } });
    const issue = await call('GET', '/rest/api/3/issue/SHOP-10?fields=resolution,resolutiondate');
    assert.equal(issue.at('fields.resolution.name'), 'Done');
    assert.ok(issue.at('fields.resolutiondate'));
  });

  it('asks for the field that a screen requires', async () => {
    const bug = '/rest/api/3/issue/SHOP-12/transitions';
    await call('POST', bug, { transition: { id: '111' } });
    const offered = await call('GET', `${bug}?expand=transitions.fields&transitionId=141`);
    assert.equal(offered.at('transitions.0.fields.resolution.required'), true);
    const without = await call('POST', bug, { transition: { id: '141' } });
    assert.deepEqual(
      [without.status, without.at('errors')],
      [400, { resolution: 'Resolution is required.' }],
    );
    const fields = { resolution: { name: 'Done' } };
    assert.equal((await call('POST', bug, { transition: { id: '141' }, fields })).status, 204);
  });

  it('refuses a transition that is not offered, or none', async () => {
    const story = '/rest/api/3/issue/SHOP-9/transitions';
    assert.deepEqual((await call('POST', story, {})).at('errorMessages'), [
      "Missing 'transition' identifier",
    ]);
    assert.equal((await call('POST', story, { transition: { id: '111' } })).status, 400);
  });

  it('assigns, and unassigns by null', async () => {
    const bug = '/rest/api/3/issue/SHOP-12/assignee';
    const { mira, rita } = jira.simulator.people;
    assert.equal((await call('PUT', bug, { accountId: mira.accountId })).status, 204);
    assert.equal(jira.simulator.issue('SHOP-12').assigneeId, mira.accountId);
    assert.equal((await call('PUT', bug, { accountId: null })).status, 204);
    assert.equal(jira.simulator.issue('SHOP-12').assigneeId, null);
    assert.equal((await call('PUT', bug, { accountId: rita.accountId })).status, 400);
    assert.equal((await call('PUT', bug, { accountId: 'nobody' })).status, 400);
  });

  it('finds people who can be assigned', async () => {
    const answer = await call('GET', '/rest/api/3/user/assignable/search?issueKey=SHOP-12&query=');
    const names = answer.each('', 'displayName');
    assert.ok(names.includes('Oskar Brandt') && !names.includes('Rita Lesser'));
    const search = await call('GET', '/rest/api/3/user/search?query=aiko');
    assert.deepEqual(search.each('', 'displayName'), ['Aiko Tanaka']);
  });
});

describe('changes of many issues', () => {
  const { call, anonymously } = useJira({ writeLimit: false });
  const bulk = '/rest/api/3/changelog/bulkfetch';
  const asked = { issueIdsOrKeys: ['SHOP-7', 'SHOP-3', 'SHOP-4711'], fieldIds: ['status'] };
  const idsOf = (answer: { each(list: string, path: string): unknown[] }): unknown[] =>
    (answer.each('issueChangeLogs', 'changeHistories') as { id: string }[][]).flat().map(({ id }) => id);

  it('come by issue, and of the fields that were asked for', async () => {
    await call('PUT', path, { fields: { summary: 'Another summary' } });
    const answer = await call('POST', bulk, asked);
    assert.deepEqual(answer.each('issueChangeLogs', 'issueId').sort(), ['10103', '10107']);
    const histories = answer.each('issueChangeLogs', 'changeHistories').flat() as {
      items: { field: string }[];
    }[];
    assert.ok(histories.length >= 4);
    assert.ok(histories.every(({ items }) => items.every(({ field }) => field === 'status')));
  });

  it('come in pages, oldest first, each once', async () => {
    const whole = idsOf(await call('POST', bulk, asked));
    const found: unknown[] = [];
    let token: unknown;
    do {
      const page = await call('POST', bulk, { ...asked, maxResults: 1, nextPageToken: token });
      found.push(...idsOf(page));
      token = page.at('nextPageToken');
    } while (token !== undefined);
    assert.deepEqual([...found].sort(), [...whole].sort());
  });

  it('are nobody’s to see who is not signed in, and are not asked for without issues', async () => {
    assert.deepEqual((await anonymously('POST', bulk, asked)).json, { issueChangeLogs: [] });
    assert.equal((await call('POST', bulk, { issueIdsOrKeys: [] })).status, 400);
  });
});
