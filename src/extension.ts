import type * as vscode from 'vscode';
import { registerAskOwner } from './features/ask-owner';
import { registerCreateSampleBacklog } from './features/create-sample-backlog';
import { registerCommitBoxWarning } from './features/commit-box-warning';
import { registerCommitHook } from './features/commit-hook';
import { CurrentStory } from './features/current-story';
import { registerInsertStoryKey } from './features/insert-story-key';
import { registerKeysInCode } from './features/keys-in-code';
import { registerLinkToStory } from './features/link-to-story';
import { createRunCommand } from './features/run-command';
import { registerProduct } from './features/product/register-product';
import { registerQuestionsView } from './features/questions-view';
import { registerQuestionThreads } from './features/question-threads';
import { registerQueue } from './features/queue';
import { registerSignIn } from './features/sign-in';
import { registerSprintTree } from './features/sprint-tree';
import { registerReports } from './features/reports/register-reports';
import { registerStartWork } from './features/start-work';
import { registerReadiness } from './features/readiness/register-readiness';
import { registerStandup } from './features/standup/register-standup';
import { createStoryAccess } from './features/story-access';
import { registerStoryActions } from './features/story-actions';
import { registerStoryDecoration } from './features/story-decoration';
import { registerStoryPanel } from './features/story-panel';
import { StoryPanels } from './features/story-panels';
import { registerWatchBacklog } from './features/watch-backlog';
import { Repositories } from './git/repositories';
import { Services } from './services';

let services: Services | undefined;

/** Builds the services and registers the features; stories are read when something first shows them. */
export function activate(context: vscode.ExtensionContext): void {
  const house = new Services(context);
  services = house;
  const { log } = house;
  const run = createRunCommand(log, () => house.session?.source.name ?? 'Jira');
  const repositories = new Repositories();
  const panels = new StoryPanels(house, repositories);
  const stories = createStoryAccess(
    house,
    () => panels.activeKey,
    () => current.key,
  );
  const current = new CurrentStory(repositories, stories);
  const currentKey = (): string | undefined => current.key;
  house.currentStory = currentKey;
  const memory = context.workspaceState;
  context.subscriptions.push(
    house,
    repositories,
    current,
    registerSignIn(house, run),
    registerSprintTree(house, current, run),
    registerStoryDecoration(),
    registerStoryPanel(panels, house, stories, run),
    registerStoryActions(house, stories, run),
    registerStartWork({ repositories, stories, current, log, memory }, run),
    registerLinkToStory({ repositories, stories, current, services: house }, run),
    registerInsertStoryKey({ repositories, stories, current, log, memory }, run),
    registerCommitBoxWarning(stories),
    registerCommitHook({ repositories, stories, log }, run),
    registerAskOwner(panels, stories, run),
    registerQuestionThreads(
      { services: house, stories, repositories, currentStory: currentKey },
      current,
      run,
    ),
    registerReadiness(house, stories, run),
    registerStandup({ services: house, repositories, stories, current }, run),
    registerQuestionsView(house, run),
    registerProduct(house, current, run),
    registerKeysInCode(house),
    registerQueue(house, run),
    registerReports({ services: house, stories, repositories, current, run }),
    registerCreateSampleBacklog(house, run),
    registerWatchBacklog(house),
  );
}

/** Ticks that wait for company are written before the window goes. */
export async function deactivate(): Promise<void> {
  await services?.close();
}
