import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually';
import { storyContext } from './extension';

describe('Commands', () => {
  before(() => storyContext().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const labels = (): string[] => tabs().map(({ label }) => label);

  it('are registered, each that the manifest names', async () => {
    const manifest = storyContext().packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    const named = manifest.contributes.commands.map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('open a story in a tab that bears its title', async () => {
    await vscode.commands.executeCommand('storyContext.openStory', 'WEB-1');
    await eventually('tabs', labels, (all) => all.includes('WEB-1 Check out as a guest'));
    const [tab] = tabs();
    assert.ok(tab?.input instanceof vscode.TabInputWebview);
    assert.match(tab.input.viewType, /storyContext\.story$/);
  });

  it('open a story once, and another beside it', async () => {
    for (const key of ['WEB-1', 'WEB-2', 'WEB-1']) {
      await vscode.commands.executeCommand('storyContext.openStory', key);
      await eventually(
        'active tab',
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.label,
        (label) => label?.startsWith(`${key} `) === true,
      );
    }
    assert.deepEqual(labels(), ['WEB-1 Check out as a guest', 'WEB-2 Redeem a voucher']);
  });

  it('open a story that is not there as a page that says so, without an error', async () => {
    await vscode.commands.executeCommand('storyContext.openStory', 'WEB-404');
    assert.deepEqual(labels(), ['WEB-404']);
  });
});
