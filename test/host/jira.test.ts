import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { storyContext } from './extension';
import { git, seesBranch, theRepository } from './repository';

/** The simulated Jira, as the launcher says it. */
const simulator = JSON.parse(process.env['STORY_CONTEXT_SIMULATOR'] ?? '{}') as {
  readonly url: string;
  readonly email: string;
  readonly token: string;
  readonly deployment: 'cloud' | 'datacenter';
};

interface SimulatedIssue {
  readonly remoteLinks: readonly { readonly globalId?: string }[];
}

/** What is behind Jira's API. */
async function simulated<T>(path: string): Promise<T> {
  const response = await fetch(`${new URL(simulator.url).origin}/_simulator/${path}`);
  return (await response.json()) as T;
}

describe(`A Jira of ${simulator.deployment}`, () => {
  const settings = () => vscode.workspace.getConfiguration('storyContext');
  const tabs = (): string[] =>
    vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  before(async () => {
    await storyContext().activate();
    await settings().update('jira.boardId', '1', vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await git('checkout', '--quiet', 'main');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('storyContext.signOut');
    await settings().update('jira.boardId', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is signed in to with what the command is given, and nothing is asked', async () => {
    const { url, email, token } = simulator;
    await vscode.commands.executeCommand('storyContext.signIn', { url, email, token });
    const requests = await simulated<{ path: string; status: number }[]>('requests');
    const version = simulator.deployment === 'cloud' ? 3 : 2;
    assert.deepEqual(
      requests.filter(({ path }) => path.endsWith('/myself')).map(({ path, status }) => [path, status]),
      [[`/rest/api/${version}/myself`, 200]],
    );
  });

  it('has its stories opened by their keys, in whatever format they are written', async () => {
    for (const [key, title] of [
      ['SHOP-7', 'Guest checkout keeps the delivery address'],
      ['SHOP-12', 'Basket total rounds down for three-for-two offers'],
    ]) {
      await vscode.commands.executeCommand('storyContext.openStory', key);
      await eventually('tabs', tabs, (all) => all.includes(`${key} ${title}`));
    }
  });

  it('gets the link of a branch, once however often', async () => {
    await git('checkout', '--quiet', '-b', 'feature/SHOP-7-keep-the-address');
    await seesBranch(await theRepository(), 'feature/SHOP-7-keep-the-address');
    const links = async () => (await simulated<SimulatedIssue>('issue/SHOP-7')).remoteLinks;
    for (let count = 0; count < 2; count++) {
      await vscode.commands.executeCommand('storyContext.linkBranch', 'SHOP-7');
      const [link, ...more] = await eventually('links', links, (all) => all.length > 0);
      assert.match(link?.globalId ?? '', /^story-context:branch:github\.com\/example\/webshop:/);
      assert.deepEqual(more, []);
    }
  });
});
