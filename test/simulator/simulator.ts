import type { AddressInfo } from 'node:net';
import type { Fault } from './faults';
import type { Deployment, Issue, User } from './model';
import type { RecordedRequest } from './recording';
import { makeSeed } from './seed';
import type { People } from './seed-people';
import type { Burst } from './rate-limit';
import { scenarioNamed, type ScenarioName } from './scenarios';
import { createJiraServer, gatewayPath } from './server';
import { JiraState } from './state';
import { trafficWriter } from './traffic';

export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly deployment?: Deployment;
  /** Stories, tasks and bugs of the Webshop; the fixed ones are always there. Default 40. */
  readonly stories?: number;
  /** Milliseconds added to every answer. */
  readonly latency?: number;
  readonly seed?: number;
  /** Context path of Data Center, such as `/jira`. */
  readonly context?: string;
  /** Milliseconds until search sees a write. */
  readonly indexLag?: number;
  /** The most entries the site puts on one page, whatever is asked for. */
  readonly pageLimit?: number;
  /** Milliseconds since the epoch; `Date.now` where absent. */
  readonly clock?: () => number;
  /** How many requests the whole site takes in how many milliseconds; no limit where absent. */
  readonly burst?: Burst;
  /** `false` lifts Cloud's limit of writes to one issue, 20 in two seconds. */
  readonly writeLimit?: boolean;
  /** A named kind of site or of trouble; options given beside it win. */
  readonly scenario?: ScenarioName;
  /** Who `email` and `token` belong to: `mira`, the developer, where absent. */
  readonly user?: keyof People;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, with the context path. */
  readonly url: string;
  readonly deployment: Deployment;
  /** Credentials of the signed-in user; on Data Center `token` is a personal access token. */
  readonly email: string;
  readonly token: string;
  /** Cloud's gateway, which alone takes `scopedToken`. */
  readonly gatewayUrl: string;
  readonly scopedToken: string;
  readonly username: string;
  readonly password: string;
  readonly people: Readonly<People>;
  readonly state: JiraState;
  /** Requests to Jira so far, the oldest first. */
  readonly requests: readonly RecordedRequest[];
  clearRequests(): void;
  /** Throws where there is none. */
  issue(key: string): Issue;
  /** Strikes the next requests that fit. */
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** Faults that have not struck yet. */
  readonly pendingFaults: number;
  expireToken(user?: User): void;
  close(): Promise<void>;
}

/** Starts a Jira on 127.0.0.1 and resolves when it listens. */
export async function startSimulator(given: SimulatorOptions = {}): Promise<Simulator> {
  const scenario = given.scenario && scenarioNamed(given.scenario);
  const options = { ...scenario?.options, ...given };
  const { deployment = 'cloud', stories = 40, latency = 0, seed = 1, context = '' } = options;
  const { clock: now = Date.now, indexLag = 0, pageLimit = Infinity, user = 'mira' } = options;
  const seeded = makeSeed({ deployment, stories, seed, now: now() });
  const state = new JiraState(seeded, now, indexLag);
  const api = deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2';
  const address = (): string => {
    const { port } = server.http.address() as AddressInfo;
    return `http://127.0.0.1:${port}${context}`;
  };
  const server = createJiraServer({
    site: () => ({ deployment, state, baseUrl: address(), api, now, pageLimit }),
    context,
    latency,
    burst: options.burst,
    writeLimit: options.writeLimit ?? deployment === 'cloud',
    settled: trafficWriter(deployment),
  });
  scenario?.prepare?.(state);
  scenario?.faults?.forEach((fault) => server.faults.add(fault));
  await new Promise<void>((resolve, reject) => {
    server.http.once('error', reject);
    server.http.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = address();
  const me = seeded.people[user];
  return {
    url,
    deployment,
    email: me.email,
    token: me.token,
    gatewayUrl: url + gatewayPath,
    scopedToken: me.scopedToken,
    username: me.name,
    password: me.password,
    people: seeded.people,
    state,
    get requests() {
      return server.recording.requests;
    },
    clearRequests: () => server.recording.clear(),
    issue: (key) => {
      const issue = state.issue(key);
      if (!issue) {
        throw new Error(`no issue ${key}`);
      }
      return issue;
    },
    addFault: (fault) => server.faults.add(fault),
    clearFaults: () => server.faults.clear(),
    get pendingFaults() {
      return server.faults.pending;
    },
    expireToken: (someone = me) => {
      someone.tokenExpired = true;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.http.close((error) => (error ? reject(error) : resolve()));
        server.http.closeAllConnections();
      }),
  };
}
