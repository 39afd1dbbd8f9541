import assert from 'node:assert/strict';
import { useScene } from './fixtures';

describe('Signing in', () => {
  const scene = useScene({ source: 'jira-signed-out' });
  const isCloud = () => scene.simulator.deployment === 'cloud';

  it('is offered where there are no stories yet, beside a Markdown backlog', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    const welcome = workbench.view('Sprint').welcome();
    await welcome.getByRole('button', { name: 'Sign In to Jira' }).waitFor();
    await welcome.getByRole('button', { name: 'Create Sample Backlog' }).waitFor();
  });

  it('says what is wrong with an address, and keeps it for another try', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await workbench.view('Sprint').welcome().getByRole('button', { name: 'Sign In to Jira' }).click();
    await quickInput.opened('Sign In to Jira');
    await quickInput.answer('http://jira.example.test');
    await quickInput.widget.getByText(/has to start with https/).waitFor();
    await quickInput.answer('https://127.0.0.1:1');
    await quickInput.widget.getByText(/cannot be reached/).waitFor();
    assert.equal(await quickInput.value(), 'https://127.0.0.1:1');
    await quickInput.answer(scene.simulator.url);
    await quickInput.opened(isCloud() ? /e-mail address/ : `Sign In to ${new URL(scene.simulator.url).host}`);
  });

  it('asks for what this Jira takes', async () => {
    const { quickInput } = scene.workbench;
    if (isCloud()) {
      await quickInput.answer('not an address');
      await quickInput.widget.getByText(/not an e-mail address/).waitFor();
      await quickInput.answer(scene.simulator.email);
      await quickInput.opened(/API token/);
    } else {
      await quickInput.item('User name and password').waitFor();
      await quickInput.choose('Personal access token');
      await quickInput.opened(/personal access token/);
    }
  });

  it('says that a token was refused, and sends it once', async () => {
    const { quickInput } = scene.workbench;
    scene.simulator.clearRequests();
    await quickInput.answer('wrong-token');
    await quickInput.widget.getByText(/refused/).waitFor();
    assert.deepEqual(
      scene.simulator.requests.map(({ path, status }) => `${path} ${status}`),
      [`/rest/api/${isCloud() ? 3 : 2}/myself 401`],
    );
  });

  it('shows the sprint of the board that is chosen', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await quickInput.answer(scene.simulator.token);
    await workbench.notification(/Signed in to .* as Mira Lindqvist/).waitFor();
    await quickInput.opened('Select Board');
    await quickInput.choose('Webshop team');
    await (await workbench.view('Sprint').row('SHOP-7')).says('2/5');
  });

  it('leaves no token in the state on disk', async () => {
    const { simulator, page } = scene;
    const files = await scene.filesHolding([simulator.token, simulator.email]);
    assert.deepEqual(files, []);
    assert.equal((await page.content()).includes(simulator.token), false);
  });

  it('ends by signing out', async () => {
    const { workbench } = scene;
    await workbench.dismissNotifications();
    await workbench.runCommand('Story Context: Sign Out of Jira');
    await workbench.notification('Signed out of').waitFor();
    await workbench.view('Sprint').welcome().getByRole('button', { name: 'Sign In to Jira' }).waitFor();
  });
});
