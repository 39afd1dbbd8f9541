import type * as vscode from 'vscode';
import { registerAskOwner } from './features/ask-owner';
import { registerAutoRefresh } from './features/auto-refresh';
import { registerCreateSampleBacklog } from './features/create-sample-backlog';
import { registerFlagDecoration } from './features/flag-decoration';
import { createRunCommand } from './features/run-command';
import { registerSignIn } from './features/sign-in';
import { registerSprintTree } from './features/sprint-tree';
import { createStoryAccess } from './features/story-access';
import { registerStoryPanel } from './features/story-panel';
import { registerWatchBacklog } from './features/watch-backlog';
import { Services } from './services';

let services: Services | undefined;

/** Builds the services and registers the features; stories are read when something first shows them. */
export function activate(context: vscode.ExtensionContext): void {
  services = new Services(context);
  const { log } = services;
  const run = createRunCommand(log, () => services?.session?.source.name ?? 'Jira');
  const currentStory = (): string | undefined => undefined;
  const stories = createStoryAccess(services, currentStory);
  context.subscriptions.push(
    services,
    registerSignIn(services, run),
    registerSprintTree(services, run),
    registerFlagDecoration(),
    registerStoryPanel(services, stories, currentStory, run),
    registerAskOwner(services, stories, currentStory, run),
    registerCreateSampleBacklog(services, run),
    registerWatchBacklog(services),
    registerAutoRefresh(services),
  );
}

/** Ticks that wait for company are written before the window goes. */
export async function deactivate(): Promise<void> {
  await services?.session?.ticks.flush();
}
