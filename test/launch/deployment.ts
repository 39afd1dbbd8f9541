import type { Deployment } from '../simulator/model';
import { LaunchError } from './progress';

const variable = 'STORY_CONTEXT_DEPLOYMENT';
const deployments: readonly Deployment[] = ['cloud', 'datacenter'];

/** What `--deployment` says, for this process and those it starts. */
export function chooseDeployment(name: string | undefined): void {
  if (name === undefined) return;
  const deployment = deployments.find((one) => one === name);
  if (!deployment) throw new LaunchError(`--deployment is ${deployments.join(' or ')}, not ${name}.`);
  process.env[variable] = deployment;
}

/** The Jira that the tests are for; Cloud where none was chosen. */
export function deploymentUnderTest(): Deployment {
  return deployments.find((one) => one === process.env[variable]) ?? 'cloud';
}
