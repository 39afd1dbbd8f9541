import fs from 'node:fs/promises';
import path from 'node:path';
import { startSimulator, type Simulator, type SimulatorOptions } from '../simulator/simulator';
import { temporaryFolder } from './at-exit';
import { packExtension } from './pack';
import { createSampleBacklog, sampleBacklogOptions } from './sample-backlog';
import { createSampleRepository, type SampleOptions } from './sample-repository';
import { signedIn } from './sign-in';
import type { VSCodeOptions } from './vscode-options';

/**
 * Where stories come from. `jira`: signed in to the simulator, on the Webshop's board. `jira-signed-out`: nobody has
 * signed in yet. `markdown`: the workspace has the sample backlog, and there is no Jira.
 */
export type StageSource = 'jira' | 'jira-signed-out' | 'markdown';

export interface StageOptions extends Pick<VSCodeOptions, 'settings' | 'theme' | 'trust'> {
  readonly simulator?: SimulatorOptions;
  readonly repository?: SampleOptions;
  /** Makes the workspace, in place of the sample repository and backlog. */
  readonly workspace?: (folder: string) => Promise<void>;
}

/** Everything around a VS Code: the workspace, the Jira, and what VS Code is started with. */
export interface Stage {
  /** The workspace folder, absolute. */
  readonly folder: string;
  /** Absent where there is no Jira. */
  readonly simulator?: Simulator;
  readonly vscode: VSCodeOptions;
  close(): Promise<void>;
}

/** Sets the stage for a VS Code with the packed extension. */
export async function setStage(source: StageSource, options: StageOptions = {}): Promise<Stage> {
  const extension = await packExtension();
  const home = await temporaryFolder();
  const simulator = source === 'markdown' ? undefined : await startSimulator(options.simulator);
  const close = async () => {
    await simulator?.close();
    await home.remove();
  };
  try {
    const folder = path.join(home.path, 'webshop');
    await fs.mkdir(folder);
    await (options.workspace ?? ((into) => sampleWorkspace(into, source, options.repository)))(folder);
    const signIn = source === 'jira' && simulator ? await signedIn(simulator, home.path) : undefined;
    const vscode: VSCodeOptions = {
      workspace: folder,
      extensions: [extension, ...(signIn ? [signIn.extension] : [])],
      env: signIn?.env,
      settings: { ...(source === 'jira' && { 'storyContext.jira.boardId': '1' }), ...options.settings },
      theme: options.theme,
      trust: options.trust,
    };
    return { folder, simulator, vscode, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function sampleWorkspace(folder: string, source: StageSource, options?: SampleOptions): Promise<void> {
  if (source !== 'markdown') return createSampleRepository(folder, options);
  await createSampleRepository(folder, { ...sampleBacklogOptions, ...options });
  await createSampleBacklog(folder, options?.today);
}
