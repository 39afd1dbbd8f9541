import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { type HistoryResult, runHistory } from './history';
import { runMatrix } from './matrix';
import type { Cell } from './matrix-writes';
import { bundleWindow } from './windows';

const help = `npm run test:faults [-- options]

  --histories N   how many random histories, 500 where it is absent
  --from N        seed of the first, 1 where it is absent
  --seed N        this one alone, step by step
  --at-once N     how many at the same time, 2 where it is absent
  --no-matrix     without every write and read × every fault`;

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    'at-once': { type: 'string', default: '2' },
    'no-matrix': { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const unhandled: string[] = [];
process.on('unhandledRejection', (error) => unhandled.push(String((error as Error)?.stack ?? error)));

async function main(): Promise<number> {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'story-context-faults-'));
  try {
    const bundle = await bundleWindow(folder);
    const isBadMatrix =
      values['no-matrix'] || values.seed !== undefined ? false : await runMatrixOn(folder, bundle);
    const first = Number(values.seed ?? values.from);
    const count = values.seed === undefined ? Number(values.histories) : 1;
    const limit = pLimit(Number(values['at-once']));
    const results = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        limit(async () => {
          const result = await runHistory(first + index, bundle, folder);
          if (isBad(result)) report(result);
          return result;
        }),
      ),
    );
    if (values.seed !== undefined) results.forEach(({ told }) => console.log(told.join('\n')));
    summarise(results);
    return isBadMatrix || results.some(isBad) || unhandled.length > 0 ? 1 : 0;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function runMatrixOn(folder: string, bundle: string): Promise<boolean> {
  const matrix = await runMatrix(folder, bundle);
  const parts: readonly (readonly [string, readonly Cell[]])[] = Object.entries(matrix);
  for (const [name, cells] of parts) {
    const struck = cells.filter(({ isStruck }) => isStruck).length;
    const wrong = cells.filter((cell) => cell.wrong !== undefined);
    for (const cell of wrong) console.error(`${name}: ${cell.name}: ${cell.wrong}`);
    console.log(`${name} × faults: ${cells.length} tried, ${struck} struck, wrong ${wrong.length}`);
  }
  return parts.some(([, cells]) => cells.some((cell) => cell.wrong !== undefined));
}

function isBad({ lost, doubled, wrong, unhandled }: HistoryResult): boolean {
  return [lost, doubled, wrong, unhandled].some(({ length }) => length > 0);
}

function report({ seed, world, lost, doubled, wrong, unhandled }: HistoryResult): void {
  const lines = [
    ...lost.map((what) => `lost: ${what}`),
    ...doubled.map((what) => `doubled: ${what}`),
    ...wrong.map((what) => `wrong: ${what}`),
    ...unhandled.map((what) => `unhandled: ${what}`),
  ];
  console.error(`seed ${seed} (${world}): npm run test:faults -- --seed ${seed}`);
  console.error(lines.map((line) => `  ${line}`).join('\n'));
}

function summarise(results: readonly HistoryResult[]): void {
  const sum = (of: (result: HistoryResult) => number): number =>
    results.reduce((total, result) => total + of(result), 0);
  console.log(
    [
      `histories run ${results.length}`,
      `faults injected ${sum(({ faults }) => faults)}`,
      `windows killed ${sum(({ kills }) => kills)} of ${sum((one) => one.windows)} (${sum((one) => one.processes)} processes)`,
      `writes made ${sum(({ writes }) => writes)}, refused and shown ${sum(({ refused }) => refused)}`,
      `lost ${sum(({ lost }) => lost.length)}`,
      `doubled ${sum(({ doubled }) => doubled.length)}`,
      `otherwise wrong ${sum(({ wrong }) => wrong.length)}`,
      `unhandled ${sum((one) => one.unhandled.length) + unhandled.length}`,
    ].join('\n'),
  );
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
