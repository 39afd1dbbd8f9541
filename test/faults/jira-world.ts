import type { JiraCredentials } from '../../src/sources/jira';
import type { Transition } from '../../src/sources/story-source';
import { credentialsOf, sourceAt } from '../unit/sources/jira/simulated-site';
import { bullets, doc, heading, p, tasks } from '../simulator/adf-build';
import { statuses } from '../simulator/catalogue';
import { textChange } from '../simulator/edit-issue';
import type { Fault } from '../simulator/faults';
import type { Deployment, Issue, RichText } from '../simulator/model';
import type { Random } from '../simulator/random';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { adfToWiki } from '../simulator/wiki';
import { askedIn, issueState, type StoryState, type Value, valuesOf, wordsOf } from './story-state';
import { type Effect, gone, type KnownCriterion, type World } from './world';

export const storyKeys = ['SHOP-7', 'SHOP-8', 'SHOP-10', 'SHOP-14'] as const;

/**
 * A Jira with a story of each kind of place for a tick: SHOP-7 has boxes in its description, SHOP-8 bullets in the field
 * for acceptance criteria, SHOP-10 numbers in its description, SHOP-14 boxes in that field.
 */
export async function startSite(deployment: Deployment): Promise<Simulator> {
  const site = await startSimulator({ deployment, stories: 12, writeLimit: false });
  const boxes = doc(
    tasks('SHOP-14', [false, 'The sandbox takes a payment'], [true, 'No key is in the repository']),
  );
  const text = deployment === 'cloud' ? boxes : adfToWiki(boxes, site.state.users);
  site.issue('SHOP-14').acceptance = text;
  return site;
}

export function stateOf(site: Simulator, key: string): StoryState {
  const nameOf = (id: string | null): string => site.state.user(id)?.displayName ?? '';
  return issueState(site.issue(key), site.deployment, nameOf);
}

/** A transition of a story, by the name of the status it leads to. */
export function transitionTo(name: string): Transition {
  const ids: Record<string, string> = { 'To Do': '11', 'In Progress': '21', 'In Review': '31', Done: '41' };
  const status = statuses.find((one) => one.name === name);
  if (!status) throw new Error(`no status ${name}`);
  const categories = { new: 'todo', indeterminate: 'inProgress', done: 'done' } as const;
  const to = { id: status.id, name, category: categories[status.category] };
  return { id: ids[name] ?? '', name, to, fields: [] };
}

/** Faults that pass; each may strike reads and writes. */
const passing: readonly Fault[] = [
  { kind: 'drop-before' },
  { kind: 'drop-after' },
  { kind: 'truncate' },
  { kind: 'status', status: 500 },
  { kind: 'html', status: 502 },
  { kind: 'status', status: 503 },
  { kind: 'html' },
  { kind: 'status', status: 429, headers: { 'Retry-After': '0.1' } },
  { kind: 'status', status: 429, headers: { 'Retry-After': '0.6' } },
  { kind: 'delay', ms: 15 },
  { kind: 'slow', ms: 3 },
];

export async function createJiraWorld(deployment: Deployment, nextMoment: () => number): Promise<World> {
  const site = await startSite(deployment);
  const { oskar, jonas, mira, aiko } = site.people;
  const effects: Effect[] = [];
  const known = new Map<string, Map<string, string>>();
  let credentials: JiraCredentials = credentialsOf(site);
  let tokens = 0;
  const criteria = new Map<string, KnownCriterion[]>();
  const source = sourceAt(site);
  for (const key of storyKeys) {
    criteria.set(
      key,
      (await source.story(key)).criteria.map(({ id, text }) => ({ id, text })),
    );
    known.set(key, valuesOf(stateOf(site, key)));
  }
  site.clearRequests();

  /** Notes what is there now and was not before. */
  const note = (key: string, isOurs: boolean): void => {
    const before = known.get(key);
    if (!before) return;
    const after = valuesOf(stateOf(site, key));
    const moment = nextMoment();
    for (const [subject, value] of after) {
      // What becomes of a question is no change of its issue: when it came to be is not seen.
      if (askedIn(subject) === undefined && before.get(subject) !== value)
        effects.push({ moment, key, subject, value, isOurs });
    }
    known.set(key, after);
  };
  const change = site.state.change.bind(site.state);
  site.state.change = (issue, author, apply) => {
    change(issue, author, apply);
    note(issue.key, author === mira.accountId);
  };
  for (const key of storyKeys) {
    const { properties } = site.issue(key);
    const set = properties.set.bind(properties);
    properties.set = (name, value) => {
      const result = set(name, value);
      note(key, true);
      return result;
    };
  }

  const rewrite = (issue: Issue, field: 'description' | 'acceptance', from: string, to: string): boolean => {
    const json = JSON.stringify(issue[field]);
    if (!json.includes(from)) return false;
    const text = JSON.parse(json.replace(from, () => to)) as RichText;
    site.state.change(issue, oskar.accountId, () => [textChange(issue, field, text)]);
    return true;
  };

  function reword(random: Random, key: string): Value[] {
    const { text } = random.pick(criteria.get(key) ?? []);
    const quoted = JSON.stringify(text).slice(1, -1);
    const isDone = (['description', 'acceptance'] as const).some((field) =>
      rewrite(site.issue(key), field, quoted, `${quoted}, and more`),
    );
    return isDone ? [[`tick ${wordsOf(text)}`, gone]] : [];
  }

  function tick(random: Random, key: string): Value[] {
    const issue = site.issue(key);
    const { text } = random.pick(criteria.get(key) ?? []);
    const words = wordsOf(text);
    const before = stateOf(site, key).ticks.get(words);
    const mark = (checked: boolean): string =>
      deployment === 'cloud'
        ? `"state":"${checked ? 'DONE' : 'TODO'}"},"content":[{"type":"text","text":"${text}"`
        : `(${checked ? '/' : 'x'}) ${text}`;
    const isDone = (['description', 'acceptance'] as const).some((field) =>
      rewrite(issue, field, mark(before === true), mark(before !== true)),
    );
    return isDone ? [[`tick ${words}`, String(!before)]] : [];
  }

  const anyPath = (random: Random): Pick<Fault, 'method' | 'path'> =>
    random.pick([
      {},
      { method: 'PUT|POST' },
      { method: 'PUT|POST', path: '*/issue/*' },
      { path: '*/issue/*' },
    ]);

  return {
    name: deployment,
    setting: { kind: 'jira', url: site.url, deployment },
    get credentials() {
      return credentials;
    },
    me: mira.displayName,
    keys: storyKeys,
    criteria: (key) => criteria.get(key) ?? [],
    moves: ['To Do', 'In Progress', 'In Review'].map(transitionTo),
    statusId: (name) => transitionTo(name).to.id,
    personId: (name) => {
      const user = site.state.users.find(({ displayName }) => displayName === name);
      return deployment === 'cloud' ? user?.accountId : user?.name;
    },
    assignees: [aiko.displayName],
    takesWork: true,
    state: (key) => stateOf(site, key),
    effects,
    async disturb(random, key) {
      const issue = site.issue(key);
      switch (random.integer(9)) {
        case 7:
        case 8: {
          const { questions } = stateOf(site, key);
          if (questions.length === 0) return [];
          const said = doc(p(`So it is, as to ${random.pick(questions).id} I think.`));
          const text = deployment === 'cloud' ? said : adfToWiki(said, site.state.users);
          site.state.addComment(issue, oskar.accountId, text);
          return [['answer', '']];
        }
        case 0: {
          const said = doc(heading(3, 'By the way'), bullets('Ask the lawyers'));
          const text = deployment === 'cloud' ? said : adfToWiki(said, site.state.users);
          site.state.addComment(issue, oskar.accountId, text);
          return [['comment', '']];
        }
        case 1:
          site.state.change(issue, oskar.accountId, () => {
            issue.statusId = transitionTo('Done').to.id;
            return [];
          });
          return [['move', 'Done']];
        case 2:
          site.state.change(issue, oskar.accountId, () => {
            issue.assigneeId = jonas.accountId;
            return [];
          });
          return [['assign', jonas.displayName]];
        case 3:
          site.state.change(issue, oskar.accountId, () => {
            issue.points = 40;
            return [];
          });
          return [['estimate', '40']];
        case 4: {
          const flagged = !issue.flagged;
          site.state.change(issue, oskar.accountId, () => {
            issue.flagged = flagged;
            return [];
          });
          return [['flag', String(flagged)]];
        }
        case 5:
          return reword(random, key);
        default:
          return tick(random, key);
      }
    },
    async strike(random) {
      const times = 1 + random.integer(3);
      const every = 1 + random.integer(3);
      if (random.chance(0.06)) {
        const kind = random.pick(['hang-before', 'hang-after'] as const);
        site.addFault({ kind, every, method: 'PUT|POST|GET' });
        return kind;
      }
      if (random.chance(0.1)) {
        const path = random.pick(['*/comment', '*/transitions', '*/remotelink', '*/worklog']);
        site.addFault({ kind: 'status', status: 400, method: 'POST', path });
        return `refuse ${path}`;
      }
      if (random.chance(0.1)) {
        site.addFault({ kind: 'status', status: 409, method: 'PUT', path: '*/issue/*' });
        return '409';
      }
      const fault = { ...random.pick(passing), ...anyPath(random), times, every };
      site.addFault(fault);
      return JSON.stringify(fault);
    },
    async setOffline(isOffline) {
      site.clearFaults();
      if (isOffline) site.addFault({ kind: 'drop-before', times: 'always' });
    },
    expire() {
      site.expireToken();
      return true;
    },
    renew() {
      tokens += 1;
      Object.assign(mira, { token: `token-${tokens}`, tokenExpired: false });
      const { email, token } = mira;
      credentials = deployment === 'cloud' ? { kind: 'cloud-token', email, token } : { kind: 'pat', token };
      return credentials;
    },
    async calm() {
      site.clearFaults();
    },
    get faults() {
      return site.requests.filter(({ fault }) => fault).length;
    },
    close: () => site.close(),
  };
}
