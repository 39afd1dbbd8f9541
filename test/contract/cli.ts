import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { resultsFolder } from '../launch/paths';
import { LaunchError, runMain } from '../launch/progress';
import type { Deployment } from '../simulator/model';
import { type Contract, loadContract } from './contract';
import { recordedIn } from './recorded';
import { staleLine, tables, violationLines } from './report';
import { specificationFolder } from './specification';
import { runRecorded, runsOf, type SuiteName, suiteNames, usualSuites } from './suites';
import { tallyOf } from './tally';

const usage = `npm run test:contract                        runs the suites of npm test, and checks what went over the wire
npm run test:contract -- unit ui             only the suites named: ${suiteNames.join(', ')}
  --deployment cloud|datacenter              host, ui and start against one of the two only
  --recorded FOLDER                          runs nothing, and checks what was recorded there before

Every request of the extension and every answer of the simulator is checked against Atlassian's OpenAPI documents and
ADF schema, which are looked for in JIRA_SPEC_DIR (../shared/jira where it is not set).`;

const deployments = ['cloud', 'datacenter'] as const;

interface Options {
  readonly suites: readonly SuiteName[];
  readonly deployments: readonly Deployment[];
  /** Absolute. */
  readonly recorded?: string;
}

async function main(): Promise<number> {
  const options = readArguments();
  if (!options) {
    console.log(usage);
    return 0;
  }
  const contracts = { cloud: contractOf('cloud'), datacenter: contractOf('datacenter') };
  const folder = options.recorded ?? path.join(resultsFolder, 'traffic');
  const failed = options.recorded ? [] : record(options, folder);
  const problems = [...failed.map((name) => `The suite ${name} failed.`), ...check(folder, contracts)];
  console.log(problems.length > 0 ? `\n${problems.join('\n')}` : '\nNo violations.');
  return problems.length > 0 ? 1 : 0;
}

function readArguments(): Options | undefined {
  const { values, positionals } = parsed();
  if (values.help) return undefined;
  const wrong = positionals.find((name) => !suiteNames.includes(name as SuiteName));
  if (wrong !== undefined) throw new LaunchError(`There is no suite ${wrong}.\n\n${usage}`);
  const deployment = deployments.find((name) => name === values.deployment);
  if (values.deployment !== undefined && !deployment) {
    throw new LaunchError(`There is no deployment ${values.deployment}.\n\n${usage}`);
  }
  return {
    suites: positionals.length > 0 ? (positionals as SuiteName[]) : usualSuites,
    deployments: deployment ? [deployment] : deployments,
    ...(values.recorded !== undefined && { recorded: folderAt(values.recorded) }),
  };
}

function folderAt(name: string): string {
  const folder = path.resolve(name);
  if (!existsSync(folder)) throw new LaunchError(`There are no recordings at ${folder}.`);
  return folder;
}

function parsed() {
  const text = { type: 'string' } as const;
  try {
    const options = { deployment: text, recorded: text, help: { type: 'boolean' } } as const;
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new LaunchError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function contractOf(deployment: Deployment): Contract {
  const contract = loadContract(deployment);
  if (contract) return contract;
  throw new LaunchError(
    `Nothing can be checked: Atlassian's documents of Jira are not at ${path.resolve(specificationFolder())}.
Set JIRA_SPEC_DIR to a folder with cloud-platform.openapi.json, cloud-software.openapi.json,
data-center.openapi.json and adf.schema.json.`,
  );
}

/** Runs the suites; the answer is the names of those that failed. */
function record({ suites, deployments }: Options, folder: string): string[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return runsOf(suites, deployments)
    .filter((run) => {
      console.log(`\n- Recording ${run.name}`);
      return runRecorded(run, folder) !== 0;
    })
    .map(({ name }) => name);
}

/** Prints what was checked; the answer is what is wrong. */
function check(folder: string, contracts: Readonly<Record<Deployment, Contract>>): string[] {
  const whole = tallyOf(recordedIn(folder), contracts);
  const stale = deployments.flatMap((deployment) =>
    contracts[deployment].unused.map((exception) => staleLine(deployment, exception)),
  );
  console.log(`\n${tables(whole)}\n`);
  const parts = recordings(folder);
  const empty = parts.filter(({ name, at }) => {
    const { requests, responses, violations } = tallyOf(recordedIn(at), contracts);
    console.log(`${name}: ${requests} requests, ${responses} answers, ${violations} violations`);
    return requests === 0 || responses === 0;
  });
  const nothing = empty.map(({ name }) => `Of ${name} there was nothing to check.`);
  if (whole.requests === 0 || whole.responses === 0) nothing.push('There was nothing to check.');
  // The unit suite calls everything, so that an exception it does not need is needed by nothing.
  const isTold = parts.some(({ name }) => name === 'unit');
  return [...violationLines(whole), ...(isTold ? stale : []), ...nothing];
}

/** The recording of each suite; of one, where a folder has only files. */
function recordings(folder: string): { readonly name: string; readonly at: string }[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, at: path.join(folder, name) }))
    .filter(({ at }) => statSync(at).isDirectory());
}

runMain(main);
