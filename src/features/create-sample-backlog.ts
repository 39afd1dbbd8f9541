import type * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand } from './feature-host';

/** A backlog to begin with, for whoever has none. */
export function registerCreateSampleBacklog(services: Services, run: RunCommand): vscode.Disposable {
  return run('storyContext.createSampleBacklog', async () => {
    const { writeSampleBacklog } = await import('./write-sample-backlog');
    await writeSampleBacklog(services);
  });
}
