import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from '../launch/paths';
import type { Deployment } from '../simulator/model';
import { trafficVariable } from '../simulator/traffic';

/** What can be run to make traffic: the arguments of Node, and whether it takes one deployment at a time. */
const suites = {
  unit: { args: ['node_modules/mocha/bin/mocha.js', 'test/unit/**/*.test.ts'], byDeployment: false },
  host: { args: ['--import', 'tsx', 'test/launch/host-tests.ts'], byDeployment: true },
  ui: { args: ['--import', 'tsx', 'test/ui/run.ts'], byDeployment: true },
  start: { args: ['--import', 'tsx', 'test/launch/start.ts', '--check'], byDeployment: true },
} as const;

export type SuiteName = keyof typeof suites;

export const suiteNames = Object.keys(suites) as SuiteName[];

/** Those that `npm test` has. */
export const usualSuites: readonly SuiteName[] = ['unit', 'host', 'ui'];

export interface Run {
  /** `unit`, `host-cloud` */
  readonly name: string;
  readonly args: readonly string[];
}

/** The runs of the suites, one for each deployment where a suite is for one at a time. */
export function runsOf(names: readonly SuiteName[], deployments: readonly Deployment[]): Run[] {
  return names.flatMap((name): Run[] => {
    const { args, byDeployment } = suites[name];
    return byDeployment
      ? deployments.map((deployment) => {
          return { name: `${name}-${deployment}`, args: [...args, '--deployment', deployment] };
        })
      : [{ name, args }];
  });
}

/** Runs a suite to its end, its traffic going into a folder of its name. The answer is its exit code. */
export function runRecorded({ name, args }: Run, folder: string): number {
  const env = { ...process.env, [trafficVariable]: path.join(folder, name) };
  return spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'inherit', env }).status ?? 1;
}
