import pLimit from 'p-limit';
import { killCells } from './matrix-kills';
import { readCells } from './matrix-reads';
import { type Cell, type Run, writeCells } from './matrix-writes';

/** Cells at the same time: most of what they do is waiting, but for those with processes of their own. */
const waitingAtOnce = 12;
const processesAtOnce = 3;

export interface Matrix {
  readonly writes: readonly Cell[];
  readonly reads: readonly Cell[];
  readonly kills: readonly Cell[];
}

/** Every write and every read × every fault at each of its requests, on both kinds of Jira. */
export async function runMatrix(root: string, bundle: string): Promise<Matrix> {
  const inTurn = (atOnce: number): Run => {
    const limit = pLimit(atOnce);
    return (name, cell) =>
      limit(cell).catch((error: unknown) => ({
        ...{ name, isStruck: true, wrong: String((error as Error).stack ?? error) },
      }));
  };
  const [waiting, processes] = [inTurn(waitingAtOnce), inTurn(processesAtOnce)];
  const deployments = ['cloud', 'datacenter'] as const;
  const both = async (cells: (deployment: 'cloud' | 'datacenter') => Promise<Cell[]>): Promise<Cell[]> =>
    (await Promise.all(deployments.map(cells))).flat();
  const reads = await both((deployment) => readCells(deployment, waiting));
  const writes = await both((deployment) => writeCells(deployment, root, waiting));
  const kills = await both((deployment) => killCells(deployment, root, bundle, processes));
  return { writes, reads, kills };
}
