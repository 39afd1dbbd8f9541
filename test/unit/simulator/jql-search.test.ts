import assert from 'node:assert/strict';
import { useJira } from './jira-client';

describe('JQL search', () => {
  const now = Date.UTC(2026, 10, 24, 12);
  const { call, as } = useJira({ stories: 8, clock: () => now });

  const keys = async (jql: string, caller = call): Promise<unknown[]> => {
    const answer = await caller('POST', '/rest/api/3/search/jql', { jql, fields: ['key'], maxResults: 100 });
    assert.equal(answer.status, 200, answer.text);
    return answer.each('issues', 'key');
  };

  const findings: readonly (readonly [jql: string, keys: string])[] = [
    ['project = SHOP AND issuetype = Epic ORDER BY key', 'SHOP-1 SHOP-2'],
    ['project = webshop and type = epic order by key desc', 'SHOP-2 SHOP-1'],
    ['sprint = 41 ORDER BY Rank', 'SHOP-8 SHOP-3 SHOP-4 SHOP-5 SHOP-6'],
    ['sprint in closedSprints() AND sprint in openSprints()', 'SHOP-8'],
    ['sprint = "Sprint 24 · Guest checkout" AND issuetype = Bug', 'SHOP-12'],
    ['cf[10020] = 42 AND type = Bug', 'SHOP-12'],
    ['key = shop-7', 'SHOP-7'],
    ['key = 10107', 'SHOP-7'],
    ['key in (SHOP-9, SHOP-7) ORDER BY key', 'SHOP-7 SHOP-9'],
    ['assignee = currentUser() AND status = "To Do" ORDER BY Rank', 'SHOP-8 SHOP-10'],
    ['assignee = "Jonas Weber" AND sprint = 42 ORDER BY key', 'SHOP-9 SHOP-13'],
    ['assignee is EMPTY AND sprint = 42', 'SHOP-12'],
    ['assignee != "Jonas Weber" AND sprint = 41 ORDER BY key', 'SHOP-3 SHOP-5 SHOP-8'],
    ['parent = SHOP-7 ORDER BY key', 'SHOP-15 SHOP-16'],
    ['"Epic Link" = SHOP-1 ORDER BY key', 'SHOP-7 SHOP-8 SHOP-9 SHOP-10'],
    ['statusCategory = done AND sprint = 42 ORDER BY key', 'SHOP-13 SHOP-15'],
    ['statusCategory = "In Progress" AND sprint = 42 ORDER BY key', 'SHOP-7 SHOP-9 SHOP-11 SHOP-16'],
    ['status in ("In Review") ', 'SHOP-9'],
    ['labels = checkout ORDER BY key', 'SHOP-7 SHOP-8'],
    ['labels in (mail, payment) ORDER BY key', 'SHOP-8 SHOP-11'],
    ['labels != checkout AND sprint = 42 AND assignee = currentUser()', ''],
    ['Flagged = Impediment', 'SHOP-11'],
    ['text ~ "promo"', 'SHOP-10'],
    ['text ~ "deliv*" AND type = Sub-task', 'SHOP-15'],
    ['summary ~ "basket total"', 'SHOP-12'],
    ['text ~ "expiry date"', 'SHOP-8'],
    ['"Story Points" > 5 AND sprint = 42', 'SHOP-8'],
    [
      'sprint = 42 AND NOT (status = Done OR assignee = currentUser()) ORDER BY key',
      'SHOP-9 SHOP-11 SHOP-14',
    ],
    [`project = SHOP AND updated >= ${now - 6 * 3_600_000} ORDER BY key`, 'SHOP-7'],
    ['project = SHOP AND updated >= -6h', 'SHOP-7'],
    ['resolution = Unresolved AND type = Sub-task', 'SHOP-16'],
    ['sprint = 41 ORDER BY "Story Points" DESC, key', 'SHOP-5 SHOP-8 SHOP-4 SHOP-3 SHOP-6'],
    ['project = LOY ORDER BY created DESC', 'LOY-3 LOY-2 LOY-1'],
  ];
  for (const [jql, expected] of findings) {
    it(`finds by ${jql}`, async () => {
      assert.equal((await keys(jql)).join(' '), expected);
    });
  }

  it('leaves out what has no value for !=, as Jira does', async () => {
    assert.ok(!(await keys('sprint = 42 AND assignee != currentUser()')).includes('SHOP-12'));
  });

  it('reads a quoted date in the time zone of the caller', async () => {
    // SHOP-7 changed at 07:12 UTC: 08:12 in Stockholm, 16:12 in Tokyo.
    const jql = 'key = SHOP-7 AND updated >= "2026-11-24 08:30"';
    assert.deepEqual(await keys(jql), []);
    assert.deepEqual(await keys(jql, as('aiko')), ['SHOP-7']);
  });

  const refusals: readonly (readonly [jql: string, message: string])[] = [
    ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['sprint = 4711', "The value '4711' does not exist for the field 'sprint'."],
    ['status ~ Done', "The operator '~' is not supported by the 'status' field."],
    ['summary = Basket', "The operator '=' is not supported by the 'summary' field."],
    ['sprint in lastSprints()', "Unable to find JQL function 'lastsprints()'."],
    ['key = SHOP-99999', 'Issue does not exist or you do not have permission to see it.'],
  ];
  for (const [jql, message] of refusals) {
    it(`refuses ${jql}`, async () => {
      const { status, json } = await call('POST', '/rest/api/3/search/jql', { jql });
      assert.equal(status, 400);
      assert.deepEqual(json, { errorMessages: [message], errors: {} });
    });
  }

  it('names every mistake of a query at once', async () => {
    const answer = await call('POST', '/rest/api/3/search/jql', { jql: 'a = 1 OR b = 2 ORDER BY c' });
    assert.equal((answer.at('errorMessages') as string[]).length, 3);
  });
});
