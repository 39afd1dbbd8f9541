import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { vscodeVersion } from '../launch/install';
import { LaunchError, runMain } from '../launch/progress';
import type { Figure } from './figure';
import { subjects } from './subjects';
import { table } from './table';

const usage = `Measures, and prints each figure beside its floor, both medians of the same run:

  npm run bench
  npm run bench -- --only NAME   ${Object.keys(subjects).join(', ')}; may stand there several times
  npm run bench -- --json FILE   writes the figures and the machine too`;

async function main(): Promise<number> {
  const { only, json } = readArguments();
  const cpus = os.cpus();
  const machine = {
    cpus: cpus.length,
    model: cpus[0]?.model.trim() ?? '?',
    memory: `${(os.totalmem() / 2 ** 30).toFixed(1)} GiB`,
    node: process.versions.node,
    vscode: vscodeVersion,
    date: new Date().toISOString(),
  };
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const [name, measure] of Object.entries(subjects)) {
    if (only.length > 0 && !only.includes(name)) continue;
    try {
      figures.push(...(await measure()));
    } catch (error) {
      // The others are worth their time none the less.
      console.error(`\n${name} was not measured:`, error);
      failed.push(name);
    }
  }
  console.log(`\n${machine.cpus} × ${machine.model}, Node.js ${machine.node}, VS Code ${machine.vscode}\n`);
  for (const line of table(figures)) console.log(line);
  if (json) await writeFile(json, `${JSON.stringify({ machine, figures, failed }, undefined, 2)}\n`);
  return failed.length === 0 ? 0 : 1;
}

function readArguments(): { readonly only: readonly string[]; readonly json?: string } {
  try {
    const { only, json } = parseArgs({
      options: { only: { type: 'string', multiple: true, default: [] }, json: { type: 'string' } },
    }).values;
    const unknown = only.find((name) => !(name in subjects));
    if (unknown !== undefined) throw new Error(`There is no figure named ${unknown}.`);
    return { only, json };
  } catch (error) {
    throw new LaunchError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

runMain(main);
