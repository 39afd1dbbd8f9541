import fs from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { findChromium } from '../launch/chromium';
import { chooseDeployment } from '../launch/deployment';
import { installServer } from '../launch/install';
import { packExtension } from '../launch/pack';
import { resultsFolder } from '../launch/paths';
import { runMain } from '../launch/progress';

/**
 * Runs the tests of this folder: what a person does in VS Code with the packed extension. They are always run on VS
 * Code's server, whose workbench is a page. `--grep TEXT` chooses tests by name, `--bail` ends with the first that
 * fails; files may be named too. `--deployment datacenter` gives them a Jira Data Center in place of a Jira Cloud.
 * Two files are run at a time, each in a VS Code of its own; `--jobs N` says how many. Where CI is set, a file that
 * failed has a second try.
 */
async function main(): Promise<number> {
  const {
    values: { deployment, jobs, ...chosen },
    positionals,
  } = parseArgs({
    options: {
      grep: { type: 'string' },
      bail: { type: 'boolean' },
      deployment: { type: 'string' },
      jobs: { type: 'string', default: '2' },
    },
    allowPositionals: true,
  });
  chooseDeployment(deployment);
  await findChromium();
  await fs.rm(path.join(resultsFolder, 'ui'), { recursive: true, force: true });
  const [vsix] = await Promise.all([packExtension(), installServer()]);
  // The processes that run the files take it from there.
  process.env['STORY_CONTEXT_VSIX'] = vsix;
  const files = positionals.length > 0 ? positionals.map((file) => path.resolve(file)) : await testFiles();
  const parallel = files.length > 1 && Number(jobs) > 1;
  const failed = await run(files, { ...chosen, parallel, jobs: Number(jobs) });
  if (failed.length === 0) return 0;
  const canRepeat = failed.length <= secondTries && failed.every((file) => files.includes(file));
  if (!process.env['CI'] || !canRepeat) return 1;
  // On a machine that is busy with other work, a click can come while VS Code moves what it was aimed at.
  console.log(`\nOnce more, each alone and in a new VS Code:\n${failed.map(fromHere).join('\n')}\n`);
  const again: string[] = [];
  for (const file of failed) again.push(...(await run([file], { ...chosen, parallel: true })));
  for (const file of failed)
    console.log(`${again.includes(file) ? 'Failed twice' : 'Flaky'}: ${fromHere(file)}`);
  return again.length > 0 ? 1 : 0;
}

/** Where more files than this fail, it is not the machine. */
const secondTries = 3;

const fromHere = (file: string): string => path.relative(process.cwd(), file);

/** Runs the tests of these files, and gives the files with a failure. What runs in parallel has processes of its own. */
async function run(files: readonly string[], options: Mocha.MochaOptions): Promise<string[]> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, ...options });
  for (const file of files) mocha.addFile(file);
  if (!options.parallel) await mocha.loadFilesAsync();
  const failed = new Set<string>();
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('fail', ({ file }) => file && failed.add(file));
  });
  return failures > 0 && failed.size === 0 ? ['outside of the files'] : [...failed];
}

/** The long ones first, so that none is left alone at the end. */
async function testFiles(): Promise<string[]> {
  const names = await fs.readdir(__dirname, { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(__dirname, name));
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await fs.stat(file)).size })));
  return sized.sort((one, other) => other.size - one.size).map(({ file }) => file);
}

runMain(main);
