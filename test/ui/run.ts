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
 */
async function main(): Promise<number> {
  const {
    values: { deployment, ...chosen },
    positionals,
  } = parseArgs({
    options: { grep: { type: 'string' }, bail: { type: 'boolean' }, deployment: { type: 'string' } },
    allowPositionals: true,
  });
  chooseDeployment(deployment);
  await findChromium();
  await fs.rm(path.join(resultsFolder, 'ui'), { recursive: true, force: true });
  await Promise.all([installServer(), packExtension()]);
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    // On a machine that is busy with other work, a click can come while VS Code moves what it was aimed at.
    retries: process.env['CI'] ? 1 : 0,
    ...chosen,
  });
  const files = positionals.length > 0 ? positionals.map((file) => path.resolve(file)) : await testFiles();
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise((resolve) => mocha.run((failures) => resolve(failures > 0 ? 1 : 0)));
}

async function testFiles(): Promise<string[]> {
  const files = await fs.readdir(__dirname, { recursive: true });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => path.join(__dirname, file));
}

runMain(main);
