import type { Deployment } from '../simulator/model';
import type { Traffic } from '../simulator/traffic';
import type { Contract } from './contract';

/** What was checked of one endpoint. */
export interface EndpointTally {
  readonly deployment: Deployment;
  /** `GET /rest/api/3/issue/{issueIdOrKey}` */
  readonly name: string;
  requests: number;
  responses: number;
  /** Answers that a fault gave or took away, which are nobody's to check. */
  faults: number;
  /** Each problem once, with how often it was found and where for the first time. */
  readonly violations: Map<string, { count: number; readonly example: string }>;
}

export interface Tally {
  readonly endpoints: readonly EndpointTally[];
  readonly requests: number;
  readonly responses: number;
  readonly violations: number;
}

/** How the extension names itself; a test that asks the simulator by itself does not. */
const isFromExtension = ({ userAgent }: Traffic): boolean => /^story-context\/\d/.test(userAgent ?? '');

/** Faults that let Jira answer, and the answer arrive in the end. */
const harmless = new Set<string | undefined>([undefined, 'delay', 'slow']);

const isAnsweredByJira = ({ fault }: Traffic): boolean => harmless.has(fault);

/** Checks traffic: every request of the extension, and every answer of the simulator itself. */
export function tallyOf(
  traffic: Iterable<Traffic>,
  contracts: Readonly<Record<Deployment, Contract>>,
): Tally {
  const endpoints = new Map<string, EndpointTally>();
  for (const exchange of traffic) {
    const { deployment } = exchange;
    const contract = contracts[deployment];
    const name = contract.nameOf(exchange);
    const key = `${deployment} ${name}`;
    const endpoint = endpoints.get(key) ?? emptyTally(deployment, name);
    endpoints.set(key, endpoint);
    const problems: string[] = [];
    if (isFromExtension(exchange)) {
      endpoint.requests += 1;
      problems.push(...contract.request(exchange));
    }
    if (isAnsweredByJira(exchange)) {
      endpoint.responses += 1;
      problems.push(...contract.response(exchange));
    } else {
      endpoint.faults += 1;
    }
    for (const problem of problems.map(withoutPlaces)) {
      const known = endpoint.violations.get(problem);
      if (known) known.count += 1;
      else endpoint.violations.set(problem, { count: 1, example: exampleOf(exchange) });
    }
  }
  const all = [...endpoints.values()];
  const sum = (count: (one: EndpointTally) => number): number =>
    all.reduce((total, one) => total + count(one), 0);
  return {
    endpoints: all,
    requests: sum(({ requests }) => requests),
    responses: sum(({ responses }) => responses),
    violations: sum(violationsOf),
  };
}

export const violationsOf = ({ violations }: EndpointTally): number =>
  [...violations.values()].reduce((total, { count }) => total + count, 0);

const emptyTally = (deployment: Deployment, name: string): EndpointTally => {
  return { deployment, name, requests: 0, responses: 0, faults: 0, violations: new Map() };
};

/** One problem of a hundred entries of a list is one problem. */
const withoutPlaces = (problem: string): string => problem.replace(/\/\d+(?=[/ ])/g, '/*');

function exampleOf({ method, path, query, status }: Traffic): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
  ).toString();
  return `${method} ${path}${search && `?${search}`} ${status}`.slice(0, 300);
}
