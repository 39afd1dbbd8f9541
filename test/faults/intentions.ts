import type { StorySource } from '../../src/sources/story-source';
import type { Intention } from '../../src/sync/outbox/intention';
import type { Simulator } from '../simulator/simulator';
import { transitionTo } from './jira-world';

/** Something a user does, in the place where it is to be kept. */
export interface Wish {
  readonly key: string;
  readonly intention: Intention;
}

const at = '2026-03-02T10:00:00.000Z';

/** Of the criterion at a place of a story. */
async function tick(source: StorySource, key: string, index: number, checked: boolean): Promise<Wish> {
  const criterion = (await source.story(key)).criteria[index];
  if (!criterion) throw new Error(`${key} has no criterion ${index}`);
  const { id, text } = criterion;
  return {
    key,
    intention: { do: 'tick', change: { criterionId: id, text, checked, at, commit: '9f3c2a1' } },
  };
}

/** Every kind of write, and every place a tick may be kept in Jira. */
export const wishes: Readonly<Record<string, (source: StorySource, site: Simulator) => Promise<Wish>>> = {
  'tick in the description': (source) => tick(source, 'SHOP-7', 2, true),
  'tick taken back there': (source) => tick(source, 'SHOP-7', 0, false),
  'tick in a field': (source) => tick(source, 'SHOP-14', 0, true),
  'tick in the record': (source) => tick(source, 'SHOP-8', 1, true),
  'tick let go of': async (_, site) => {
    const gone = { text: 'What is no longer there', checked: true, at };
    site
      .issue('SHOP-8')
      .properties.set('story-context.acceptance', { version: 1, ticks: { 'gone-1': gone } });
    return { key: 'SHOP-8', intention: { do: 'dismissTick', id: 'gone-1', at } };
  },
  question: async (source, site) => {
    const [to] = await source.productOwners('SHOP-7');
    const anchor = { path: 'src/a.ts', startLine: 3, endLine: 9 };
    // One that is there already, to be told from the new one.
    const { oskar } = site.people;
    site.state.addComment(site.issue('SHOP-7'), oskar.accountId, site.issue('SHOP-7').description);
    return {
      key: 'SHOP-7',
      intention: { do: 'ask', question: { id: 'Q-7F3A12BC', text: 'Is it so?', ...(to && { to }), anchor } },
    };
  },
  link: () =>
    Promise.resolve({
      key: 'SHOP-7',
      intention: {
        do: 'link',
        link: {
          ...{ kind: 'branch', globalId: 'story-context:branch:origin:a', title: 'a' },
          url: 'https://git.test/a',
        },
      },
    }),
  move: (_, site) =>
    Promise.resolve({
      key: 'SHOP-10',
      intention: {
        ...{ do: 'move', transition: transitionTo('In Review'), values: {} },
        from: site.issue('SHOP-10').statusId,
      },
    }),
  'assignment to me': (_, site) => {
    const { accountId, name } = site.people.jonas;
    return Promise.resolve({
      key: 'SHOP-9',
      intention: { do: 'assign', from: site.deployment === 'cloud' ? accountId : name },
    });
  },
};

/** Everything of the site that a write may change, without ids and times; twice where something is doubled. */
export function snapshot(site: Simulator): string {
  const issues = site.state.issues.map((issue) => ({
    ...{ key: issue.key, description: issue.description, acceptance: issue.acceptance },
    ...{ status: issue.statusId, assignee: issue.assigneeId, properties: [...issue.properties] },
    comments: issue.comments.map(({ authorId, body, properties }) => [authorId, body, [...properties]]),
    links: issue.remoteLinks.map(({ globalId, relationship, object }) => [globalId, relationship, object]),
    // A link that is put once more is one that is replaced by itself.
    changes: issue.changelog.flatMap(({ authorId, items }) =>
      items
        .filter(({ field }) => field !== 'RemoteIssueLink')
        .map(({ field, from, to }) => [authorId, field, from, to]),
    ),
  }));
  return JSON.stringify(issues, undefined, 1);
}
