import assert from 'node:assert/strict';
import { appears } from '../launch/appears';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('My current story', () => {
  const scene = useScene();
  const view = () => scene.workbench.view('Sprint');
  const checkOut = (branch: string) => scene.git('checkout', '--quiet', '-B', branch, 'main');
  const setting = (name: string) => scene.git('config', '--get-all', name).catch(() => '');
  const box = (text: string) =>
    eventually(`the box says “${text}”`, async () => (await scene.workbench.commitMessage()).trim() === text);
  const branch = 'users/mira/shop-12-rounding';
  /** The name of the branch is in the status bar too, spelled otherwise. */
  const inStatusBar = /SHOP-12 Basket total/;

  it('stands first in the view, below the sprint and its goal, and is marked in its group', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await (await view().row('SHOP-12')).says('SHOP-12');
    assert.ok(!(await view().has('My current story')));
    await checkOut(branch);
    await (await view().row('My current story')).says(branch);
    const rows = await view().rows();
    const at = rows.findIndex((row) => row.startsWith('My current story'));
    assert.equal(at, 2, rows.join('\n'));
    assert.match(rows[at + 1] ?? '', /^SHOP-12 Basket total rounds down/);
    const marked = view().tree.getByRole('treeitem', { name: /SHOP-12: .*, my current story/ });
    const badges = async () =>
      Promise.all(
        (await marked.locator('.monaco-icon-label').all()).map((label) =>
          label.evaluate((element) => getComputedStyle(element, '::after').content),
        ),
      );
    await eventually(
      'it is marked, first and in its group',
      async () => (await badges()).join() === '"●","●"',
    );
  });

  it('is reached with the keyboard', async () => {
    const { page } = scene;
    await view().tree.focus();
    await page.keyboard.press('Home');
    for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await scene.workbench.editorTab('SHOP-12 Basket total').waitFor();
  });

  it('is offered first where a story is asked for, also with another page in front', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await (await view().row('SHOP-8 ')).click();
    await workbench.editorTab('SHOP-8 ').waitFor();
    await workbench.runCommand('Story Context: Open Story...');
    await quickInput.opened('Which story?');
    const offered = quickInput.widget.locator('.monaco-list-row');
    await offered
      .nth(0)
      .filter({ hasText: /SHOP-12.*current branch/s })
      .waitFor();
    await offered.nth(1).filter({ hasText: 'SHOP-8' }).waitFor();
    assert.equal(await offered.filter({ hasText: 'current branch' }).count(), 1);
    await quickInput.accept();
    await workbench.editorTab('SHOP-12 Basket total').waitFor();
  });

  it('has a commit on its page as soon as it is made in a terminal', async () => {
    const found = scene.workbench.webview.getByRole('region', { name: 'Branches and commits' });
    await found.getByText(branch).waitFor();
    assert.equal(await found.getByText('Round to the cent').count(), 0);
    await scene.git('commit', '--quiet', '--allow-empty', '--message', 'shop-12: Round to the cent');
    await found.getByText('Round to the cent').waitFor();
  });

  it('is none where it is set aside: in the status bar, the view and the commit box', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Source Control');
    await box('SHOP-12');
    await workbench.runCommand('Story Context: Not This Story');
    await workbench.notification(`${branch} is not for SHOP-12`).waitFor();
    await workbench.statusBarItem(inStatusBar).waitFor({ state: 'hidden' });
    await box('');
    assert.equal(await setting(`branch.${branch}.story-context-not`), 'SHOP-12');
    await workbench.openContainer('Story Context');
    await view().tree.getByText('My current story').waitFor({ state: 'hidden' });
  });

  it('is there again once that is undone', async () => {
    const { workbench } = scene;
    await workbench.answerNotification(`${branch} is not for SHOP-12`, 'Undo');
    await workbench.statusBarItem(inStatusBar).waitFor();
    await view().row('My current story');
    assert.equal(await setting(`branch.${branch}.story-context-not`), '');
  });

  it('is set aside where the pointer rests on it, and chosen again from the command', async () => {
    const { workbench, page } = scene;
    const { quickInput } = workbench;
    const hover = page.locator('.workbench-hover').filter({ hasText: branch });
    await eventually('the item says what it is', async () => {
      await page.mouse.move(0, 0);
      await workbench.statusBarItem(inStatusBar).hover();
      return appears(hover, 3_000);
    });
    await hover.getByText('Not This Story').click();
    await workbench.statusBarItem(inStatusBar).waitFor({ state: 'hidden' });
    await workbench.runCommand('Story Context: Choose Current Story...');
    await quickInput.opened(`What is ${branch} for?`);
    await quickInput.choose('SHOP-12 after all');
    await workbench.statusBarItem(inStatusBar).waitFor();
    await workbench.dismissNotifications();
  });

  it('is one of several that a branch names: a click asks, and another one is taken and given back', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const both = 'hotfix/SHOP-10-SHOP-12';
    await checkOut(both);
    await workbench.statusBarItem(/SHOP-10 Promo code/).click();
    await quickInput.opened(`What is ${both} for?`);
    const offered = await quickInput.items();
    for (const text of ['Open SHOP-10', 'Switch to SHOP-12', 'Not SHOP-10', 'Link to another story'])
      assert.ok(
        offered.some((one) => one.includes(text)),
        `${text} in ${offered.join(' | ')}`,
      );
    await quickInput.choose('Switch to SHOP-12');
    await workbench.statusBarItem(inStatusBar).waitFor();
    assert.equal(await setting(`branch.${both}.story-context`), 'SHOP-12');
    await (await view().row('My current story')).says(both);
    await workbench.runCommand('Story Context: Unlink Branch from Story');
    await workbench.notification(`${both} is no longer linked to SHOP-12`).waitFor();
    await workbench.statusBarItem(/SHOP-10 Promo code/).waitFor();
    assert.equal(await setting(`branch.${both}.story-context`), '');
  });

  it('leaves the view with the branch', async () => {
    await scene.git('checkout', '--quiet', 'main');
    await view().tree.getByText('My current story').waitFor({ state: 'hidden' });
    await scene.workbench.statusBarItem(/SHOP-10 Promo code/).waitFor({ state: 'hidden' });
  });
});
