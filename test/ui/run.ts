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
 * Two files are run at a time, each in a VS Code of its own; `--jobs N` says how many.
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
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    // On a machine that is busy with other work, a click can come while VS Code moves what it was aimed at.
    retries: process.env['CI'] ? 1 : 0,
    parallel: files.length > 1 && Number(jobs) > 1,
    jobs: Number(jobs),
    ...chosen,
  });
  for (const file of files) mocha.addFile(file);
  if (!mocha.options.parallel) await mocha.loadFilesAsync();
  return new Promise((resolve) => mocha.run((failures) => resolve(failures > 0 ? 1 : 0)));
}

/** The long ones first, so that none is left alone at the end. */
async function testFiles(): Promise<string[]> {
  const names = await fs.readdir(__dirname, { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.ts')).map((name) => path.join(__dirname, name));
  const sized = await Promise.all(files.map(async (file) => ({ file, size: (await fs.stat(file)).size })));
  return sized.sort((one, other) => other.size - one.size).map(({ file }) => file);
}

runMain(main);
