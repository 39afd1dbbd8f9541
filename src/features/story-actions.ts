import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand, StoryAccess } from './feature-host';
import type { StoryAct } from './do-to-story';
import { keyOf } from './key-of';
import { sessionOf } from './session-of';
import type { Done } from './story-action';

/** What can be done to a story from anywhere, as the page offers it too. */
export function registerStoryActions(
  services: Services,
  stories: StoryAccess,
  run: RunCommand,
): vscode.Disposable {
  /** The story that is meant, asked for where nothing tells. */
  const on = async (given: unknown, title: string, work: (key: string) => Promise<void>): Promise<void> => {
    const key = keyOf(given) ?? stories.atHand() ?? (await stories.pick(title));
    if (key) await work(key);
  };
  const doing = (act: StoryAct) => (given: unknown) =>
    on(given, titleOf(act), async (key) => {
      const { doToStory } = await import('./do-to-story');
      await offerUndo(services, key, await doToStory(act, await sessionOf(services), key));
    });
  return vscode.Disposable.from(
    run('storyContext.changeStatus', doing('changeStatus')),
    run('storyContext.changeAssignee', doing('changeAssignee')),
    run('storyContext.changeEstimate', doing('changeEstimate')),
    run('storyContext.addFlag', doing('addFlag')),
    run('storyContext.removeFlag', doing('removeFlag')),
    run('storyContext.logWork', doing('logWork')),
    run('storyContext.copyKey', (given) =>
      on(given, vscode.l10n.t('Copy Key'), async (key) => vscode.env.clipboard.writeText(key)),
    ),
    run('storyContext.copyLink', (given) =>
      on(given, vscode.l10n.t('Copy Link'), async (key) => {
        const { copyLink } = await import('./copy-story');
        await copyLink(services, key);
      }),
    ),
    run('storyContext.copyMarkdown', (given) =>
      on(given, vscode.l10n.t('Copy as Markdown'), async (key) => {
        const { copyMarkdown } = await import('./copy-story');
        await copyMarkdown(services, key);
      }),
    ),
  );
}

async function offerUndo(services: Services, key: string, done: Done | string): Promise<void> {
  const text = `${key}: ${typeof done === 'string' ? done : done.text}`;
  if (typeof done === 'string') {
    void vscode.window.showInformationMessage(text);
    return;
  }
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(text, undo);
  if (chosen !== undo) return;
  const { takeBack } = await import('./story-action');
  await takeBack(await sessionOf(services), key, done);
}

function titleOf(act: StoryAct): string {
  switch (act) {
    case 'changeStatus':
      return vscode.l10n.t('Change Status');
    case 'changeAssignee':
      return vscode.l10n.t('Assign');
    case 'changeEstimate':
      return vscode.l10n.t('Estimate');
    case 'addFlag':
      return vscode.l10n.t('Flag as Blocked');
    case 'removeFlag':
      return vscode.l10n.t('Remove Flag');
    case 'logWork':
      return vscode.l10n.t('Log Work');
  }
}
