import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CodeThread, threadLines } from './code-thread';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('Questions at lines of code, in a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown', settings: { 'comments.openView': 'never' } });
  const file = () => path.join(scene.folder, 'backlog', 'WEB-2 - Redeem a voucher.md');
  const thread = (head: string | RegExp = /^WEB-2 ·/) => new CodeThread(scene.page, head);

  it('are written into the file of the story, with their lines', async () => {
    const { workbench } = scene;
    await workbench.openFile('basket.ts');
    await workbench.selectLines(12, 16);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('WEB-2');
    const asking = thread(/about WEB-2/);
    await asking.isReady();
    await scene.page.keyboard.insertText('Does a voucher count here?');
    await asking.button('Ask').click();
    await thread().comment('Does a voucher count here?').waitFor();
    await eventually('the file has it', async () =>
      (await fs.readFile(file(), 'utf8')).includes('Does a voucher count here?'),
    );
    assert.match(await fs.readFile(file(), 'utf8'), /src\/basket\.ts/);
    await eventually('it stands at its lines', async () => (await threadLines(scene.page)).join() === '16');
  });

  it('are replied to and resolved in the thread', async () => {
    await thread().reply('It does.');
    await thread().comment('It does.').waitFor();
    await thread().resolve();
    // VS Code folds up what is resolved.
    await eventually('it is resolved', async () => {
      await thread().unfold();
      return thread().says(/· Resolved( ·|$)/);
    });
    await eventually('the file has it', async () => (await fs.readFile(file(), 'utf8')).includes('It does.'));
  });

  it('are back in a new window, at their lines, before anybody looks at stories', async () => {
    const { workbench } = scene;
    await workbench.closeTabs();
    const code = path.join(scene.folder, 'src', 'basket.ts');
    await fs.writeFile(code, `// one\n${await fs.readFile(code, 'utf8')}`);
    await workbench.openContainer('Explorer');
    await scene.reload();
    await workbench.openFile('basket.ts');
    await eventually('it stands at its lines', async () => (await threadLines(scene.page)).join() === '17');
    assert.equal(await scene.page.getByRole('treeitem', { name: /WEB-2/ }).count(), 0);
  });

  it('are not deleted where others answered by hand, and it is said what can be done', async () => {
    const { workbench } = scene;
    const before = await fs.readFile(file(), 'utf8');
    const answered = before.replace(/^( *)- (?:.*)?It does\..*$/m, '$&\n$1- Oskar Lind: Only once.');
    assert.notEqual(answered, before);
    await fs.writeFile(file(), answered);
    await workbench.openContainer('Story Context');
    const view = workbench.view('Questions');
    await view.pane.locator('.pane-header').click();
    const group = await view.row('Resolved');
    await group.expand();
    const row = await view.row('Does a voucher count here?');
    await eventually('the answer is read', async () => {
      await row.expand();
      return view.has('Only once.');
    });
    await row.chooseFromMenu('Delete...');
    await workbench.notification('Others answered this question').waitFor();
    assert.equal(await fs.readFile(file(), 'utf8'), answered);
  });
});
