import type { Deployment } from '../simulator/model';
import type { Exception } from './exceptions';
import { type EndpointTally, type Tally, violationsOf } from './tally';

const titles: Readonly<Record<Deployment, string>> = { cloud: 'Jira Cloud', datacenter: 'Jira Data Center' };
const columns = ['requests', 'answers', 'by fault', 'violations'] as const;

type Row = readonly [string, ...(number | string)[]];

/** What was checked, a table for each deployment. */
export function tables({ endpoints }: Tally): string {
  return (['cloud', 'datacenter'] as const)
    .map((deployment) => endpoints.filter((endpoint) => endpoint.deployment === deployment))
    .filter((some) => some.length > 0)
    .map((some) => {
      const rows = [...some].sort((a, b) => comparable(a).localeCompare(comparable(b))).map(rowOf);
      const total: Row = ['Total', ...columns.map((_, index) => sum(rows, index + 1))];
      const title = titles[some[0]?.deployment ?? 'cloud'];
      return aligned([[title, ...columns], ...rows, total]);
    })
    .join('\n\n');
}

/** Path before method. */
const comparable = ({ name }: EndpointTally): string => name.split(' ').reverse().join(' ');

const rowOf = (endpoint: EndpointTally): Row => {
  const { name, requests, responses, faults } = endpoint;
  return [name, requests, responses, faults, violationsOf(endpoint)];
};

const sum = (rows: readonly Row[], column: number): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

function aligned(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, ...cells]) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(12)).join(''))
    .join('\n');
}

/** Each violation with its first example. */
export function violationLines({ endpoints }: Tally): string[] {
  return endpoints.flatMap(({ deployment, name, violations }) =>
    [...violations].map(
      ([problem, { count, example }]) =>
        `${titles[deployment]}, ${name}: ${problem} (${count} times, first at ${example})`,
    ),
  );
}

export const staleLine = (deployment: Deployment, { operation, problem }: Exception): string =>
  `${titles[deployment]}, ${String(operation)}: nothing needed the exception for ${String(problem)}. It is stale.`;
