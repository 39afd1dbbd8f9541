import type { Person, StoryLink } from '../../src/domain/story';
import type { StorySource } from '../../src/sources/story-source';
import type { Intention } from '../../src/sync/outbox/intention';
import { doc, p } from '../simulator/adf-build';
import type { Issue } from '../simulator/model';
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
      intention: {
        do: 'ask',
        question: { id: questionId, text: 'Is it so?', ...(to && { to: [to] }), anchor },
      },
    };
  },
  'reply to a question': async (source) => {
    const { to } = await asked(source);
    // One with the same words, to be told from the new one.
    const reply = { id: 'r-0', question: questionId, to, text: 'For *these* too?' };
    await source.reply('SHOP-7', reply);
    return wish('SHOP-7', { do: 'reply', reply: { ...reply, id: 'r-1' } });
  },
  'reminder of a question': async (source) => {
    const { to } = await asked(source);
    const reply = { id: 'n-1', question: questionId, to, text: 'A reminder.', nudge: '2026-03-05' };
    await source.reply('SHOP-7', { ...reply, id: 'n-0', nudge: '2026-03-04' });
    return wish('SHOP-7', { do: 'reply', reply });
  },
  'answer taken': async (source, site) => {
    await asked(source);
    const { oskar } = site.people;
    const body = site.deployment === 'cloud' ? doc(p('So it is.')) : 'So it is.';
    const { id } = site.state.addComment(site.issue('SHOP-7'), oskar.accountId, body);
    return wish('SHOP-7', {
      do: 'changeQuestion',
      // After the answer, which has the time of the site: of an earlier one the answer's would be written down.
      change: { to: 'answered', question: questionId, answer: id, at: '2100-01-01T00:00:00.000Z' },
    });
  },
  'question resolved': async (source) => {
    await asked(source);
    return wish('SHOP-7', { do: 'changeQuestion', change: { to: 'resolved', question: questionId, at } });
  },
  'edited question': async (source) => {
    const { text } = await asked(source);
    const edit = { question: questionId, text: 'Is it *not* so?', was: text };
    return wish('SHOP-7', { do: 'editQuestion', edit });
  },
  'deleted question': async (source) => {
    await asked(source);
    return wish('SHOP-7', { do: 'deleteQuestion', part: { question: questionId } });
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
  'commit with a criterion': async (source) => {
    const { id, text } = (await source.story('SHOP-7')).criteria[0] ?? { id: '', text: '' };
    const link = { ...commit, criteria: [{ id, text }] };
    return { key: 'SHOP-7', intention: { do: 'link', link } };
  },
  'link taken away': async (source) => {
    const { id, text } = (await source.story('SHOP-7')).criteria[0] ?? { id: '', text: '' };
    await source.putLink('SHOP-7', { ...commit, criteria: [{ id, text }] });
    const { globalId, title } = commit;
    return { key: 'SHOP-7', intention: { do: 'unlink', link: { globalId, title } } };
  },
  move: (_, site) =>
    Promise.resolve({
      key: 'SHOP-10',
      intention: {
        ...{ do: 'move', transition: transitionTo('In Review'), values: {} },
        from: site.issue('SHOP-10').statusId,
      },
    }),
  'assignment to me': (_, site) => wish('SHOP-9', { do: 'assign', from: personOf(site, 'jonas').id }),
  'assignment to another': (_, site) =>
    wish('SHOP-9', { do: 'assign', from: personOf(site, 'jonas').id, to: personOf(site, 'oskar') }),
  'assignment to nobody': (_, site) =>
    wish('SHOP-9', { do: 'assign', from: personOf(site, 'jonas').id, to: null }),
  flag: () => wish('SHOP-10', { do: 'flag', flagged: true }),
  'flag taken away': (_, site) => {
    site.issue('SHOP-10').flagged = true;
    return wish('SHOP-10', { do: 'flag', flagged: false });
  },
  estimate: () => wish('SHOP-10', { do: 'estimate', points: 21 }),
  'estimate taken away': () => wish('SHOP-10', { do: 'estimate' }),
  'logged work': () => wish('SHOP-10', { do: 'logWork', work }),
  comment: (_, site) => {
    // With the same words as one that is there, to be told from that.
    addRemark(site);
    return wish('SHOP-10', { do: 'comment', comment: { id: 'c-1', text: remark } });
  },
  'edited comment': (_, site) => {
    const id = addRemark(site);
    return wish('SHOP-10', { do: 'editComment', id, text: 'It *is* so.', was: remark });
  },
};

const commit: StoryLink = {
  ...{ kind: 'commit', globalId: `story-context:commit:${'9f3c2a1d'.repeat(5)}`, title: '9f3c2a1d' },
  ...{ summary: 'Count vouchers', url: 'https://git.test/commit/9f3c2a1d' },
};
const questionId = 'Q-7F3A12BC';

/** Asks something about a story, before anything goes wrong. */
async function asked(source: StorySource): Promise<{ to: readonly Person[]; text: string }> {
  const to = (await source.productOwners('SHOP-7')).slice(0, 1);
  const text = 'Is it so?';
  await source.ask('SHOP-7', { id: questionId, text, to });
  return { to, text };
}

const work = { id: 'w-1', seconds: 5_400, started: at, text: 'Did it' };
const remark = 'It was so.';

const wish = (key: string, intention: Intention): Promise<Wish> => Promise.resolve({ key, intention });

function personOf(site: Simulator, who: keyof Simulator['people']): Person {
  const { accountId, name, displayName } = site.people[who];
  return { id: site.deployment === 'cloud' ? accountId : name, name: displayName };
}

/** A comment of who is signed in, made elsewhere; gives its id. */
function addRemark(site: Simulator, text = remark): string {
  const body = site.deployment === 'cloud' ? doc(p(text)) : text;
  return site.state.addComment(site.issue('SHOP-10'), site.people.mira.accountId, body).id;
}

/** When a commit was linked is a time of this machine. */
function propertiesOf({ properties }: Issue): unknown {
  return JSON.parse(JSON.stringify([...properties]).replace(/("commits":.*?)"at":"[^"]*",?/g, '$1'));
}

/** Everything of the site that a write may change, without ids and times; twice where something is doubled. */
export function snapshot(site: Simulator): string {
  const issues = site.state.issues.map((issue) => ({
    ...{ key: issue.key, description: issue.description, acceptance: issue.acceptance },
    ...{ status: issue.statusId, assignee: issue.assigneeId, properties: propertiesOf(issue) },
    ...{ flagged: issue.flagged, points: issue.points, time: issue.time },
    worklogs: issue.worklogs.map(({ authorId, started, seconds, comment }) => [
      ...[authorId, started, seconds, comment],
    ]),
    comments: issue.comments.map(({ authorId, body, properties }) => [authorId, body, [...properties]]),
    links: issue.remoteLinks.map(({ globalId, relationship, object }) => [globalId, relationship, object]),
    // A link that is put once more is one that is replaced by itself.
    changes: issue.changelog.flatMap(({ authorId, items }) =>
      items
        .filter(({ field }) => field !== 'RemoteIssueLink')
        .map(({ field, from, to }) => [authorId, field, ...(field === 'WorklogId' ? [] : [from, to])]),
    ),
  }));
  return JSON.stringify(issues, undefined, 1);
}
