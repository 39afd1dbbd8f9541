import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { createSampleRepository, git } from '../launch/sample-repository';
import { eventually } from './eventually';
import { useScene } from './fixtures';

/** What VS Code's own command for going back is bound to. */
const backKeys =
  process.platform === 'win32'
    ? 'Alt+ArrowLeft'
    : process.platform === 'darwin'
      ? 'Control+Minus'
      : 'Control+Alt+Minus';

/** Id of a status on the simulated site. */
const toDo = '10000';

describe('Starting work', () => {
  const scene = useScene();
  const view = () => scene.workbench.view('Sprint');
  const head = () => scene.git('branch', '--show-current');
  const issue = (key: string) => scene.simulator.issue(key);
  const stashes = () => scene.git('stash', 'list', '--format=%gs');
  const read = (file: string) => fs.readFile(path.join(scene.folder, file), 'utf8');
  const write = (file: string, text: string) => fs.writeFile(path.join(scene.folder, file), text);
  const remote = () => path.join(scene.folder, '..', 'remote näme.git');
  const start = async (key: string) => {
    await scene.workbench.dismissNotifications();
    await (await view().row(key)).clickAction('Start Work');
    await scene.workbench.quickInput.opened(`Start Work on ${key}`);
    await scene.workbench.quickInput.item('Create and check out').waitFor();
  };
  const isPicked = (text: string) => scene.workbench.quickInput.item(text).getByRole('checkbox').isChecked();
  /** Picks an item of a list of several, or lets go of it. */
  const toggle = (text: string) => scene.workbench.quickInput.item(text).getByRole('checkbox').click();
  /** A commit that the default branch has on the remote, and nobody here knows of yet. */
  const push = async (file: string, text: string): Promise<string> => {
    const elsewhere = path.join(scene.folder, '..', 'elsewhere');
    await fs.rm(elsewhere, { recursive: true, force: true });
    await git(scene.folder, 'clone', '--quiet', remote(), elsewhere);
    await fs.writeFile(path.join(elsewhere, file), text);
    await git(elsewhere, 'add', '--all');
    const who = ['-c', 'user.name=Aiko Tanaka', '-c', 'user.email=aiko@example.test'];
    await git(elsewhere, ...who, 'commit', '--quiet', '--message', `Change ${file}`);
    await git(elsewhere, 'push', '--quiet');
    return git(elsewhere, 'rev-parse', 'HEAD');
  };

  before(async function () {
    this.timeout(60_000);
    await git(scene.folder, 'clone', '--quiet', '--bare', scene.folder, remote());
    await scene.git('remote', 'set-url', 'origin', remote());
    await scene.git('fetch', '--quiet');
    await scene.git('remote', 'set-head', 'origin', 'main');
    await scene.workbench.openContainer('Story Context');
  });

  it('asks step by step, and goes back to what was answered', async () => {
    const { quickInput } = scene.workbench;
    const pushed = await push('NEWS.md', 'News\n');
    await write('README.md', 'Half a thought\n');
    await write('new file.txt', 'A new one\n');
    await start('SHOP-12');
    await quickInput.opened('(1/4)');
    await toggle('Create and check out');
    await quickInput.widget.getByText('(1/4)').waitFor({ state: 'hidden' });
    await toggle('Create and check out');
    await quickInput.opened('(1/4)');
    await quickInput.accept();

    await quickInput.opened('What does the new branch start from?');
    await quickInput.opened('(2/4)');
    assert.deepEqual(
      (await quickInput.items()).map((label) => label.trim()),
      ['Fetch, then from origin/main', 'From origin/main', 'From another branch…'],
    );
    await quickInput.item('as it was fetched').waitFor();
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    await quickInput.type('mine/SHOP-12');
    await quickInput.goBack();
    await quickInput.opened('What does the new branch start from?');
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    await quickInput.answer('mine/SHOP-12');

    await quickInput.opened('2 files are not committed. What becomes of them?');
    await quickInput.opened('(4/4)');
    // By the keyboard as well, all the way.
    for (const question of ['Name of the new branch', 'What does the new branch start from?']) {
      await scene.page.keyboard.press(backKeys);
      await quickInput.opened(question);
    }
    await scene.page.keyboard.press(backKeys);
    await quickInput.opened('What do you want to do?');
    assert.ok(await isPicked('Create and check out'));
    await toggle('Assign to me');
    await quickInput.accept();
    await quickInput.opened('What does the new branch start from?');
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    assert.equal(await quickInput.value(), 'mine/SHOP-12');
    await quickInput.accept();
    await quickInput.opened('What becomes of them?');
    assert.deepEqual([await head(), await stashes()], ['main', ''], 'nothing is done yet');
    await quickInput.choose('Stash');

    const said = 'Stashed your changes as “Before work on SHOP-12”, created and checked out mine/SHOP-12';
    await scene.workbench.notification(said).waitFor();
    assert.equal(await head(), 'mine/SHOP-12');
    assert.equal(await scene.git('rev-parse', 'HEAD'), pushed, 'the default branch was fetched first');
    assert.deepEqual(
      [await scene.git('status', '--porcelain'), await stashes()],
      ['', 'On main: Before work on SHOP-12'],
    );
    assert.equal(issue('SHOP-12').assigneeId, null);
  });

  it('remembers what was not wanted', async () => {
    const { quickInput } = scene.workbench;
    await start('SHOP-29');
    assert.equal(await isPicked('Assign to me'), false);
    await quickInput.cancel();
    await start('SHOP-10');
    assert.ok(await isPicked('Move to another status'));
    await toggle('Create and check out');
    await quickInput.accept();
    await quickInput.opened('Where does the story move?');
    await quickInput.accept();
    await quickInput.closed();
    assert.equal(issue('SHOP-10').statusId, toDo, 'it is left as it is where nothing else is said');
    await start('SHOP-10');
    assert.equal(await isPicked('Move to another status'), false);
    await quickInput.cancel();
  });

  it('stops where that is the answer, and changes nothing', async () => {
    const { quickInput } = scene.workbench;
    await write('src/offers.ts', 'mine\n');
    await start('SHOP-20');
    await quickInput.accept();
    await quickInput.choose('From origin/main');
    await quickInput.opened('Name of the new branch');
    await quickInput.accept();
    await quickInput.opened('1 file is not committed. What becomes of it?');
    await quickInput.choose('Stop');
    await quickInput.closed();
    assert.deepEqual([await head(), await read('src/offers.ts')], ['mine/SHOP-12', 'mine\n']);
    assert.equal(await scene.git('branch', '--list', '*SHOP-20*'), '');
  });

  it('says which changes are in the way, and stashes them on demand', async () => {
    const { quickInput } = scene.workbench;
    await push('src/offers.ts', 'theirs\n');
    await start('SHOP-20');
    await quickInput.accept();
    await quickInput.choose('Fetch, then from origin/main');
    await quickInput.opened('Name of the new branch');
    await quickInput.answer('mine/SHOP-20');
    await quickInput.choose('Take along');
    const refused =
      'mine/SHOP-20 was not created: What you changed in src/offers.ts would be overwritten. Commit or stash it. SHOP-20 is as it was.';
    await scene.workbench.notification(refused).waitFor();
    assert.deepEqual([await head(), await read('src/offers.ts')], ['mine/SHOP-12', 'mine\n']);
    await scene.workbench.answerNotification(refused, 'Stash and Go On');
    await scene.workbench.notification('Stashed your changes as “Before work on SHOP-20”').waitFor();
    assert.deepEqual([await head(), await read('src/offers.ts')], ['mine/SHOP-20', 'theirs\n']);
  });

  it('says what stands where Jira refuses, and takes it back', async () => {
    const { quickInput } = scene.workbench;
    await write('README.md', 'Another thought\n');
    const { assigneeId, statusId } = issue('SHOP-29');
    await start('SHOP-29');
    await toggle('Assign to me');
    await toggle('Move to In Progress');
    await quickInput.accept();
    await quickInput.choose('as it was fetched');
    await quickInput.opened('Name of the new branch');
    await quickInput.answer('mine/SHOP-29');
    await quickInput.opened('What becomes of it?');
    scene.simulator.addFault({
      kind: 'status',
      method: 'POST',
      path: '/rest/api/*/issue/SHOP-29/transitions',
      status: 400,
      body: { errorMessages: ['The gate is closed.'], errors: {} },
    });
    await quickInput.choose('Stash');
    const failed =
      /created and checked out mine\/SHOP-29, assigned to you\. Not moved to In Progress: .*The gate is closed\./;
    await scene.workbench.notification(failed).waitFor();
    assert.equal(await head(), 'mine/SHOP-29');
    await scene.workbench.statusBarItem('1 failed').waitFor();
    await scene.workbench.answerNotification(failed, 'Undo');
    const undone =
      'Checked out mine/SHOP-20 again, deleted mine/SHOP-29, your changes are back, assigned to nobody again.';
    await scene.workbench.notification(undone).waitFor();
    await scene.workbench.statusBarItem('1 failed').waitFor({ state: 'hidden' });
    assert.deepEqual([await head(), await read('README.md')], ['mine/SHOP-20', 'Another thought\n']);
    assert.equal(await scene.git('branch', '--list', 'mine/SHOP-29'), '');
    assert.deepEqual([issue('SHOP-29').assigneeId, issue('SHOP-29').statusId], [assigneeId, statusId]);
  });

  it('says where the branch is checked out already', async () => {
    const { quickInput } = scene.workbench;
    const folder = path.join(scene.folder, '..', 'other tree');
    await scene.git('checkout', '--quiet', '--', 'README.md');
    await scene.git('worktree', 'add', '--quiet', '-b', 'feature/SHOP-14-there', folder, 'main');
    await start('SHOP-14');
    await quickInput.item(`is checked out in ${await fs.realpath(folder)}`).waitFor();
    assert.equal(await isPicked('Check out feature/SHOP-14-there'), false);
    await toggle('Check out feature/SHOP-14-there');
    await eventually('one branch is picked', async () => !(await isPicked('Create and check out')));
    await quickInput.accept();
    await quickInput.opened('Where does the story move?');
    await quickInput.accept();
    const refused = /SHOP-14-there was not checked out: It is checked out in another worktree, .*other tree/;
    await scene.workbench.notification(refused).waitFor();
    await scene.workbench.notification(refused).getByRole('button', { name: 'Open That Folder' }).waitFor();
  });

  it('is busy until Jira has answered', async () => {
    const { quickInput } = scene.workbench;
    scene.simulator.addFault({ kind: 'delay', path: '*SHOP-18/transitions', ms: 3_000 });
    await scene.workbench.dismissNotifications();
    await (await view().row('SHOP-18')).clickAction('Start Work');
    await quickInput.opened('Start Work on SHOP-18');
    await quickInput.widget.locator('.monaco-progress-container.active').waitFor();
    assert.equal(await quickInput.item('Create and check out').count(), 0);
    await quickInput.item('Create and check out').waitFor();
    await quickInput.widget.locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
    await quickInput.cancel();
  });
});

describe('Starting work among several repositories', () => {
  const names = ['shop-api', 'shop-web'] as const;
  const scene = useScene({
    workspace: async (folder) => {
      for (const name of names) {
        await fs.mkdir(path.join(folder, name));
        await createSampleRepository(path.join(folder, name));
      }
    },
  });

  it('asks for the repository first, and again', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const branchOf = (name: string) => git(path.join(scene.folder, name), 'branch', '--show-current');
    await workbench.openContainer('Story Context');
    await git(path.join(scene.folder, 'shop-api'), 'checkout', '--quiet', '-b', 'fix/SHOP-12');
    await git(path.join(scene.folder, 'shop-api'), 'checkout', '--quiet', 'main');
    await (await workbench.view('Sprint').row('SHOP-12')).clickAction('Start Work');
    await quickInput.opened('Which repository?');
    await quickInput.choose('shop-api');
    await quickInput.item('Check out fix/SHOP-12').getByText('in shop-api').waitFor();
    await quickInput.goBack();
    await quickInput.opened('Which repository?');
    await quickInput.choose('shop-web');
    await quickInput.item('Create and check out').waitFor();
    assert.equal(await quickInput.item('Check out fix/SHOP-12').count(), 0);
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    await quickInput.accept();
    await workbench.notification('Created and checked out').waitFor();
    await eventually('the branch is checked out', async () =>
      (await branchOf('shop-web')).startsWith('bugfix/SHOP-12'),
    );
    assert.equal(await branchOf('shop-api'), 'main');
  });
});
