import type { Simulator, SimulatorOptions } from '../../simulator/simulator';
import { startSimulator } from '../../simulator/simulator';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The decoded answer; `undefined` where it is no JSON. */
  readonly json: unknown;
  /** What stands at a path such as `issues.0.fields.summary`. */
  at(path: string): unknown;
  /** What stands at `path` in every entry of the list at `list`; the list itself is `''`. */
  each(list: string, path: string): unknown[];
}

export interface Client {
  (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

export const basic = (name: string, secret: string): string =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

/** Sends requests as a caller with the given `Authorization`, or as nobody. */
export const clientOf =
  ({ url }: Pick<Simulator, 'url'>, authorization?: string): Client =>
  async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        'user-agent': 'story-context-test',
        ...(method !== 'GET' && { 'content-type': 'application/json' }),
        ...(authorization && { authorization }),
        ...headers,
      },
      body: typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = parsed(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      at: (where) => valueAt(json, where),
      each: (list, where) => [valueAt(json, list)].flat().map((entry) => valueAt(entry, where)),
    };
  };

const valueAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .filter((step) => step !== '')
    .reduce<unknown>(
      (current, step) =>
        typeof current === 'object' && current !== null
          ? (current as Record<string, unknown>)[step]
          : undefined,
      value,
    );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export type Person = keyof Simulator['people'];

export interface Jira {
  readonly simulator: Simulator;
  /** The signed-in developer. */
  readonly call: Client;
  as(person: Person): Client;
  readonly anonymously: Client;
}

/** A simulator for one suite of tests: starts before them and closes after them. */
export function useJira(options: SimulatorOptions = {}): Jira {
  let started: Simulator | undefined;
  const running = (): Simulator => {
    if (!started) {
      throw new Error('the simulator runs inside of tests only');
    }
    return started;
  };
  before(async () => {
    started = await startSimulator(options);
  });
  after(() => started?.close());
  const as = (person: Person): Client => {
    return (...request) => {
      const simulator = running();
      const { email, token } = simulator.people[person];
      const header = simulator.deployment === 'cloud' ? basic(email, token) : `Bearer ${token}`;
      return clientOf(simulator, header)(...request);
    };
  };
  return {
    get simulator() {
      return running();
    },
    call: as('mira'),
    as,
    anonymously: (...request) => clientOf(running())(...request),
  };
}

/** A document of one paragraph. */
export const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
