import assert from 'node:assert/strict';
import { checkAdf } from '../../simulator/adf-check';
import { loadAdfCheck } from '../../contract/adf';
import { statusOf, typeOf } from '../../simulator/catalogue';
import type { AdfNode, Issue } from '../../simulator/model';
import { plainText } from '../../simulator/plain-text';
import { makeSeed } from '../../simulator/seed';
import { sprintIds } from '../../simulator/seed-site';
import { skippedFor } from '../../contract/specification';

const now = Date.UTC(2026, 10, 24);
const seeded = (stories = 40, seed = 1, deployment: 'cloud' | 'datacenter' = 'cloud') =>
  makeSeed({ deployment, stories, seed, now });

const nodes = (node: AdfNode, type: string): AdfNode[] => [
  ...(node.type === type ? [node] : []),
  ...(node.content ?? []).flatMap((child) => nodes(child, type)),
];

function story(issues: readonly Issue[], key: string): Issue {
  const found = issues.find((issue) => issue.key === key);
  assert.ok(found, key);
  return found;
}

function tree(text: Issue['description']): AdfNode {
  assert.ok(text !== null && typeof text === 'object');
  return text;
}

describe('seed', () => {
  it('gives the same site for the same number, and another one for another', () => {
    assert.deepEqual(seeded(60, 7).issues, seeded(60, 7).issues);
    assert.notDeepEqual(seeded(60, 7).issues, seeded(60, 8).issues);
  });

  it('makes as many stories as were asked for, each with its own title and key', () => {
    for (const count of [12, 40, 500]) {
      const issues = seeded(count).issues.filter((issue) => issue.projectKey === 'SHOP');
      const over = (issue: Issue): boolean => issue.sprintIds.some((id) => id < sprintIds.closed);
      const stories = issues.filter((issue) => typeOf(issue).level === 0 && !over(issue));
      assert.equal(stories.length, count);
      assert.equal(new Set(stories.map(({ summary }) => summary)).size, count);
      assert.equal(new Set(issues.map(({ key }) => key)).size, issues.length);
      assert.equal(new Set(issues.map(({ id }) => id)).size, issues.length);
    }
  });

  it('keeps the stories with fixed keys', () => {
    const { issues, people } = seeded(0);
    const seven = story(issues, 'SHOP-7');
    assert.equal(seven.summary, 'Guest checkout keeps the delivery address');
    assert.deepEqual([seven.points, seven.parentKey, statusOf(seven).name], [5, 'SHOP-1', 'In Progress']);
    assert.equal(seven.assigneeId, people.mira.accountId);
    const states = nodes(tree(seven.description), 'taskItem').map(({ attrs }) => attrs?.['state']);
    assert.deepEqual(states, ['DONE', 'DONE', 'TODO', 'TODO', 'TODO']);
    for (const type of ['heading', 'panel', 'table', 'codeBlock', 'mention']) {
      assert.ok(nodes(tree(seven.description), type).length > 0, type);
    }
    assert.equal(nodes(tree(story(issues, 'SHOP-8').acceptance), 'listItem').length, 4);
    assert.match(plainText(story(issues, 'SHOP-9').description), /Scenario: .*\nGiven /);
    assert.equal(nodes(tree(story(issues, 'SHOP-10').description), 'orderedList').length, 1);
    assert.equal(story(issues, 'SHOP-11').flagged, true);
    assert.equal(story(issues, 'SHOP-12').assigneeId, null);
    assert.equal(statusOf(story(issues, 'SHOP-13')).category, 'done');
    assert.equal(typeOf(story(issues, 'SHOP-14')).name, 'Task');
    assert.equal(story(issues, 'SHOP-16').parentKey, 'SHOP-7');
  });

  it('lies in the past, and does so in order', () => {
    for (const issue of seeded(200).issues) {
      assert.ok(issue.created <= issue.updated && issue.updated <= now, issue.key);
      issue.comments.forEach(({ created }) => assert.ok(created <= now));
      const times = issue.changelog.map(({ created }) => created);
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
        issue.key,
      );
      for (const time of times) assert.ok(issue.created <= time && time <= issue.updated, issue.key);
    }
  });

  it('tells in changelogs how every story came to its status and into its sprints', () => {
    const { issues } = seeded(100);
    for (const issue of issues) {
      const items = issue.changelog.flatMap((change) => change.items);
      assert.equal(new Set(issue.changelog.map(({ id }) => id)).size, issue.changelog.length);
      const of = (field: string) => items.filter((item) => item.field === field);
      of('status').reduce((before, { from, to }) => {
        assert.equal(from, before, issue.key);
        return to ?? '';
      }, '10000');
      assert.equal(of('status').at(-1)?.to ?? '10000', issue.statusId, issue.key);
      of('Sprint').reduce((before, { from, to }) => {
        assert.equal(from, before, issue.key);
        return to ?? '';
      }, '');
      const sprints = typeOf(issue).subtask ? '' : issue.sprintIds.filter((id) => id !== 0).join(', ');
      assert.equal(of('Sprint').at(-1)?.to ?? '', sprints, issue.key);
    }
  });

  it('writes texts that the simulated Jira would take', () => {
    for (const { key, description, acceptance, comments } of seeded(300).issues) {
      for (const text of [description, acceptance, ...comments.map(({ body }) => body)]) {
        assert.ok(text === null || checkAdf(text) === 'ok', key);
      }
    }
  });

  it('writes texts that keep to Atlassian’s schema', function () {
    const check = loadAdfCheck();
    if (!check) {
      console.log(skippedFor());
      this.skip();
    }
    for (const { key, description, acceptance, comments } of seeded(300).issues) {
      for (const text of [description, acceptance, ...comments.map(({ body }) => body)]) {
        assert.deepEqual(text === null ? [] : check(text), [], key);
      }
    }
  });

  it('writes criteria in many forms', () => {
    const texts = seeded(100).issues.map(({ description }) => JSON.stringify(description));
    const having = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length;
    for (const pattern of [
      /taskList/,
      /bulletList/,
      /orderedList/,
      /gherkin/,
      /"table"/,
      /"panel"/,
      /"expand"/,
    ]) {
      assert.ok(having(pattern) > 1, String(pattern));
    }
  });

  it('turns every text into wiki markup for Data Center', () => {
    const { issues } = seeded(100, 1, 'datacenter');
    for (const { description, acceptance, comments } of issues) {
      for (const text of [description, acceptance, ...comments.map(({ body }) => body)]) {
        assert.ok(text === null || (typeof text === 'string' && !text.includes('undefined')));
      }
    }
    const seven = String(story(issues, 'SHOP-7').description);
    assert.match(seven, /^h2\. Acceptance criteria\n\n\* \(\/\) A guest who returns/m);
    assert.match(seven, /^\* \(x\) After \*30 minutes\* without/m);
    assert.match(seven, /\|\|Step\|\|Kept today\|\|/);
    assert.match(seven, /\[~oskar\]/);
    assert.match(seven, /\{code:json\}\n\{/);
  });
});
