import type { Fault } from './faults';
import { sprintIds } from './seed-site';
import type { SimulatorOptions } from './simulator';
import type { JiraState } from './state';

/** A kind of site, or a kind of trouble with it, that has a name. */
export interface Scenario {
  readonly about: string;
  /** Stand back behind options that are given by hand. */
  readonly options?: SimulatorOptions;
  readonly faults?: readonly Fault[];
  readonly prepare?: (state: JiraState) => void;
}

const always = { times: 'always' } as const;
const writes = 'POST|PUT|DELETE';

export const scenarios = {
  slow: { about: 'every answer takes three seconds', options: { latency: 3_000 } },
  flaky: {
    about: 'every fourth answer is a 503',
    faults: [{ kind: 'status', status: 503, every: 4, ...always }],
  },
  down: {
    about: 'a 503 for everything, with the page of a proxy',
    faults: [{ kind: 'html', status: 503, ...always }],
  },
  'captive-portal': {
    about: 'a sign-in page of something that is not Jira answers everything',
    faults: [{ kind: 'html', ...always }],
  },
  'rate-limited': {
    about: 'ten requests in ten seconds, then 429 with Retry-After',
    options: { burst: { requests: 10, ms: 10_000 } },
  },
  'drops-before': {
    about: 'the connection ends before every other write is made',
    faults: [{ kind: 'drop-before', method: writes, every: 2, ...always }],
  },
  'drops-after': {
    about: 'the connection ends after every other write was made',
    faults: [{ kind: 'drop-after', method: writes, every: 2, ...always }],
  },
  'slow-bodies': {
    about: 'every body comes in ten pieces over three seconds',
    faults: [{ kind: 'slow', ms: 300, ...always }],
  },
  truncated: {
    about: 'every third answer ends in the middle',
    faults: [{ kind: 'truncate', every: 3, ...always }],
  },
  'lagging-search': { about: 'search sees a write ten seconds late', options: { indexLag: 10_000 } },
  'small-pages': { about: 'five entries on a page, whatever is asked for', options: { pageLimit: 5 } },
  'expired-token': {
    about: 'the printed token has expired: a sign-in fails, and listings are empty with status 200',
    prepare: ({ users }) =>
      users.forEach((user) => {
        user.tokenExpired = true;
      }),
  },
  captcha: {
    about: 'Data Center wants a CAPTCHA solved after too many failed sign-ins with a password',
    options: { deployment: 'datacenter' },
    prepare: ({ users }) =>
      users.forEach((user) => {
        user.failedLogins = 3;
      }),
  },
  'read-only': { about: 'the signed-in user may read and nothing else', options: { user: 'rita' } },
  'no-boards': {
    about: 'nobody has made a board',
    prepare: ({ boards }) => boards.splice(0),
  },
  'no-active-sprint': {
    about: 'the sprint has not been started',
    prepare: ({ sprints }) =>
      sprints.forEach((sprint) => {
        sprint.state = sprint.state === 'active' ? 'future' : sprint.state;
      }),
  },
  'empty-sprint': {
    about: 'nothing is in the active sprint yet',
    prepare: ({ issues }) =>
      issues.forEach((issue) => {
        issue.sprintIds = issue.sprintIds.filter((id) => id !== sprintIds.active);
      }),
  },
  'parallel-sprints': {
    about: 'two sprints of the board are active',
    prepare: ({ sprints }) =>
      sprints.forEach((sprint) => {
        if (sprint.state === 'future') {
          sprint.state = 'active';
          sprint.start = sprint.created;
          sprint.end = sprint.created + 14 * 24 * 3_600_000;
        }
      }),
  },
  'no-agile': {
    about: 'a Jira without Jira Software: no boards, no sprints, no Agile API',
    faults: [
      { kind: 'status', status: 404, path: '/rest/agile/*', body: '', ...always },
      { kind: 'status', status: 404, path: '/rest/software/*', body: '', ...always },
    ],
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNamed = (name: ScenarioName): Scenario => scenarios[name];
