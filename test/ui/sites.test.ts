import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { resultsFolder } from '../launch/paths';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { useScene } from './fixtures';

describe('Several Jira sites', () => {
  const scene = useScene({ theme: 'light', settings: { 'storyContext.jira.boardId': '' } });
  const view = () => scene.workbench.view('Sprint');
  const hostOf = ({ url }: Simulator) => url.replace('http://', '');
  const picture = (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));
  let other: Simulator;
  let third: Simulator;

  before(async function () {
    this.timeout(120_000);
    const { deployment } = scene.simulator;
    [other, third] = await Promise.all([startSimulator({ deployment }), startSimulator({ deployment })]);
    other.issue('SHOP-7').summary = 'A story of the other Jira';
    await scene.workbench.quickInput.opened('Select Board');
    await scene.workbench.quickInput.choose('Webshop team');
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.widenSideBar(400);
    await view().row('SHOP-7 Guest checkout');
  });
  after(() => Promise.all([other.close(), third.close()]));

  it('are signed in to one after the other', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await workbench.runCommand('Story Context: Switch Jira Site...');
    await quickInput.opened('Switch Jira Site');
    await quickInput.choose('Sign in to another Jira');
    await quickInput.opened('Sign In to Jira');
    await quickInput.answer(other.url);
    if (other.deployment === 'cloud') {
      await quickInput.opened('The e-mail address of your Atlassian account');
      await quickInput.answer(other.email);
      await quickInput.opened('Your API token');
    } else {
      await quickInput.choose('Personal access token');
      await quickInput.opened('Your personal access token');
    }
    await quickInput.answer(other.token);
    await quickInput.opened('Select Board');
    await quickInput.choose('Webshop team');
    await view().row('SHOP-7 A story of the other Jira');
  });

  it('are switched between without a sign-in', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await workbench.dismissNotifications();
    other.clearRequests();
    await workbench.runCommand('Story Context: Switch Jira Site...');
    await quickInput.item(hostOf(other)).getByText('in use').waitFor();
    await picture('sites-switch');
    await quickInput.choose(hostOf(scene.simulator));
    await view().row('SHOP-7 Guest checkout');
    await (await view().row('SHOP-7')).says(/ me$/);
    assert.ok(other.requests.every(({ status }) => status === 200));
  });

  it('are not sent a sign-in that was given to another one', async () => {
    await fs.mkdir(path.join(scene.folder, '.vscode'), { recursive: true });
    const settings = path.join(scene.folder, '.vscode/settings.json');
    await fs.writeFile(settings, JSON.stringify({ 'storyContext.jira.url': third.url }));
    await view()
      .pane.getByText(`The setting storyContext.jira.url names ${hostOf(third)}`)
      .waitFor();
    await view().row('Sign In');
    await picture('sites-setting');
    assert.deepEqual(third.requests, []);
    await (await view().row('Sign In')).click();
    await scene.workbench.quickInput.opened(`Sign In to ${hostOf(third)}`);
    await scene.workbench.quickInput.cancel();
  });

  it('are switched to against the setting after asking', async () => {
    const { workbench } = scene;
    await (await view().row('Switch Jira Site')).click();
    await workbench.quickInput.opened(`names ${hostOf(third)}`);
    await workbench.quickInput.choose(hostOf(other));
    await workbench.answerDialog(`Change it to ${hostOf(other)}?`, 'Change the Setting');
    await view().row('SHOP-7 A story of the other Jira');
    const settings = await fs.readFile(path.join(scene.folder, '.vscode/settings.json'), 'utf8');
    assert.equal((JSON.parse(settings) as Record<string, string>)['storyContext.jira.url'], other.url);
  });

  it('show stories of a project where there is no board', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const boards = other.state.boards.splice(0);
    await workbench.runCommand('Story Context: Select Board...');
    await quickInput.opened('Select Stories');
    await picture('sites-query');
    await quickInput.choose('Stories of a project');
    await quickInput.opened('Select Project');
    await quickInput.choose('Loyalty');
    await view().row('LOY-1');
    await picture('sites-project');
    other.state.boards.push(...boards);
    await workbench.runCommand('Story Context: Select Board...');
    await quickInput.opened('Select Board');
    await quickInput.choose('Webshop team');
    await view().row('SHOP-7 A story of the other Jira');
  });

  it('are signed out of one by one', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Sign Out of Jira');
    await workbench.quickInput.opened('Sign Out');
    await workbench.quickInput.choose(hostOf(scene.simulator));
    await workbench.notification(`Signed out of ${hostOf(scene.simulator)}`).waitFor();
    await view().row('SHOP-7 A story of the other Jira');
  });
});
