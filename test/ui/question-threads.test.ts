import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { answerAs } from '../launch/answer';
import { commitAll } from '../launch/sample-repository';
import { isMentioned } from '../simulator/marks';
import { CodeThread, threadLines } from './code-thread';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('Questions at lines of code', () => {
  const scene = useScene({ settings: { 'comments.openView': 'never' } });
  const comments = (key: string) => scene.simulator.issue(key).comments;
  const bodyOf = (key: string): string => JSON.stringify(comments(key).at(-1)?.body) ?? '';
  const thread = (head: string | RegExp = /^SHOP-12 ·/) => new CodeThread(scene.page, head);
  const file = () => path.join(scene.folder, 'src', 'session.ts');
  const standsAt = (...lines: number[]) =>
    eventually(`the threads stand at ${lines.join(', ')}`, async () => {
      return (await threadLines(scene.page)).join() === lines.join();
    });
  const refresh = () => scene.workbench.runCommand('Story Context: Refresh');

  before(async function () {
    this.timeout(60_000);
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row('SHOP-12')).click();
    await scene.workbench.editorTab('SHOP-12').waitFor();
    await scene.workbench.closeTabs();
  });

  it('are asked in a thread that says whom it goes to, and is ready to be typed in', async () => {
    const { workbench } = scene;
    await workbench.openFile('session.ts');
    await workbench.selectLines(14, 17);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = thread('Ask Oskar Brandt about SHOP-12 Basket total');
    await asking.isReady();
    assert.ok(await asking.button('Ask').isDisabled());
    await scene.page.keyboard.insertText('Is this the rounding you mean?\n- up\n- down');
    await asking.button('Ask').click();
    await thread().comment('Is this the rounding you mean?').waitFor();
    await asking.closed();
  });

  it('are one comment in Jira, with file, lines, commit and who is asked', async () => {
    await eventually('the comment is posted', () =>
      bodyOf('SHOP-12').includes('Is this the rounding you mean?'),
    );
    const body = bodyOf('SHOP-12');
    assert.ok(body.includes('src/session.ts') && body.includes('14'), body);
    assert.ok(isMentioned(scene.simulator.people.oskar, comments('SHOP-12').at(-1)?.body ?? null), body);
    const sha = (await scene.git('rev-parse', 'HEAD')).trim();
    const property = JSON.stringify([...(comments('SHOP-12').at(-1)?.properties ?? [])]);
    assert.ok(property.includes(sha) && property.includes('src/session.ts'), property);
    await standsAt(17);
    assert.match(await thread().head(), /^SHOP-12 · Open · asked Oskar Brandt$/);
  });

  it('get their answer in the thread, and are accepted there', async () => {
    await answerAs(scene.simulator, 'oskar', 'SHOP-12', 'Yes, **down**.');
    await refresh();
    await thread()
      .comment(/Yes, .*down/)
      .waitFor();
    await eventually('it may be the answer', async () => (await thread().head()).includes('Answered?'));
    await thread().act('Accept Answer');
    await eventually('it is answered', async () => /· Answered( ·|$)/.test(await thread().head()));
  });

  it('are replied to in the thread', async () => {
    const before = comments('SHOP-12').length;
    await thread().reply('Thank you, it is done.');
    await thread().comment('Thank you, it is done.').waitFor();
    await eventually('Jira has it', () => bodyOf('SHOP-12').includes('Thank you, it is done.'));
    assert.equal(comments('SHOP-12').length, before + 1);
  });

  it('are edited where they stand', async () => {
    await thread().actOn('Is this the rounding', 'Edit');
    const box = thread().comment(/Save/).locator('.edit-container .monaco-editor');
    await box.click();
    await scene.page.keyboard.press('ControlOrMeta+A');
    await scene.page.keyboard.insertText('Is this the rounding we agreed on?');
    await thread().widget.getByRole('button', { name: 'Save' }).click();
    await thread().comment('Is this the rounding we agreed on?').waitFor();
    await eventually('Jira has it', () =>
      comments('SHOP-12').some(({ body }) => JSON.stringify(body).includes('we agreed on')),
    );
  });

  it('move with what is typed above them, and stay where they are when it is saved', async () => {
    const { page, workbench } = scene;
    await workbench.runCommand('Go to Line/Column...');
    await workbench.quickInput.answer(':1');
    await workbench.quickInput.closed();
    await page.keyboard.press('Home');
    await page.keyboard.insertText('// one\n// two\n');
    await standsAt(19);
    await workbench.runCommand('File: Save');
    await eventually('it is saved', async () => (await fs.readFile(file(), 'utf8')).includes('// two'));
    await standsAt(19);
  });

  it('follow their lines when the file is changed elsewhere', async () => {
    await commitAll(scene.folder, 'Say what it is');
    await scene.git('checkout', '--quiet', '-b', 'lower');
    await fs.writeFile(file(), `// three\n${await fs.readFile(file(), 'utf8')}`);
    await eventually('VS Code has seen it', async () => {
      // What comes right behind a save of its own it may take for that.
      await fs.utimes(file(), new Date(), new Date());
      return scene.page.locator('.view-line', { hasText: '// three' }).first().isVisible();
    });
    await standsAt(20);
    await commitAll(scene.folder, 'Say more');
  });

  it('say that their lines are gone, and come back with them', async () => {
    const before = await fs.readFile(file(), 'utf8');
    await fs.writeFile(file(), '// all anew\nexport {};\n');
    await eventually('they are gone', async () => (await thread().head()).includes('the lines are gone'));
    await fs.writeFile(file(), before);
    await eventually('they are back', async () => !(await thread().head()).includes('gone'));
    await standsAt(20);
    await scene.git('checkout', '--quiet', 'main');
    await standsAt(19);
  });

  it('go with a file that is renamed', async () => {
    await scene.git('mv', 'src/session.ts', 'src/visit.ts');
    await commitAll(scene.folder, 'Name it better');
    await scene.workbench.closeTabs();
    // VS Code learns of the new file in its own time.
    await scene.workbench.openContainer('Explorer');
    await scene.page.getByRole('treeitem', { name: 'src', exact: true }).click();
    await scene.page.getByRole('treeitem', { name: 'visit.ts' }).dblclick();
    await standsAt(19);
  });

  it('are opened under the new name, from the view and from the page of the story', async () => {
    const { page, workbench } = scene;
    const leadsToLines = async (open: () => Promise<void>): Promise<void> => {
      await workbench.closeTabs();
      await open();
      await workbench.editorTab('visit.ts').waitFor();
      await page
        .getByText(/^Ln 19, Col/)
        .first()
        .waitFor();
      await thread().comment('Is this the rounding we agreed on?').waitFor();
    };
    await workbench.openContainer('Story Context');
    await workbench.view('Questions').pane.locator('.pane-header').click();
    await leadsToLines(async () => (await workbench.view('Questions').row(/we agreed on/)).click());
    await workbench.openContainer('Story Context');
    await leadsToLines(async () => {
      await (await workbench.view('Sprint').row('SHOP-12')).click();
      await workbench.webview.getByRole('button', { name: /session\.ts:14/ }).click();
    });
  });

  it('are opened at the file, and at no line, once their lines are gone', async () => {
    const { workbench } = scene;
    const visit = path.join(scene.folder, 'src', 'visit.ts');
    const before = await fs.readFile(visit, 'utf8');
    await workbench.closeTabs();
    await fs.writeFile(visit, '// all anew\n'.repeat(40));
    await workbench.openContainer('Story Context');
    await (await workbench.view('Questions').row(/we agreed on/)).click();
    await workbench.editorTab('visit.ts').waitFor();
    await thread(/the lines are gone/)
      .comment('Is this the rounding we agreed on?')
      .waitFor();
    assert.ok(await scene.page.getByText('Ln 1, Col 1', { exact: true }).first().isVisible());
    await fs.writeFile(visit, before);
    await eventually('they are back', async () => !(await thread().head()).includes('gone'));
  });

  it('are back in a new window, at their lines', async () => {
    await scene.workbench.closeTabs();
    await scene.reload();
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row('SHOP-12')).label();
    await scene.workbench.openFile('visit.ts');
    await standsAt(19);
  });

  it('are resolved', async () => {
    await thread().unfold();
    await thread().resolve();
    // VS Code folds up what is resolved.
    await eventually('it is resolved', async () => {
      await thread().unfold();
      return thread().says(/· Resolved( ·|$)/);
    });
  });

  it('keep what was typed where it cannot be posted, and post it once', async () => {
    const { workbench, simulator } = scene;
    await workbench.openFile('basket.ts');
    await workbench.selectLines(3, 3);
    simulator.addFault({
      kind: 'status',
      method: 'POST',
      path: '/rest/api/*/issue/SHOP-12/comment',
      status: 400,
      body: { errorMessages: ['Comments are closed.'], errors: {} },
    });
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = thread('Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await scene.page.keyboard.insertText('Once or twice?');
    const before = comments('SHOP-12').length;
    // VS Code takes the keys once it has seen that there are words.
    await eventually('it can be asked', () => asking.button('Ask').isEnabled());
    await scene.page.keyboard.press('ControlOrMeta+Enter');
    const refused = thread(/Not asked/);
    await refused.comment(/Comments are closed/).waitFor();
    await refused.comment('Once or twice?').waitFor();
    simulator.addFault({ kind: 'drop-after', method: 'POST', path: '/rest/api/*/issue/SHOP-12/comment' });
    await refused.actOn('Once or twice?', 'Send Again');
    await thread(/^SHOP-12 · Open/)
      .comment('Once or twice?')
      .waitFor();
    await eventually('Jira has it', () => bodyOf('SHOP-12').includes('Once or twice?'));
    assert.equal(comments('SHOP-12').length, before + 1);
  });

  it('are blocking, and flag the story', async () => {
    const { workbench, simulator } = scene;
    await workbench.selectLines(6, 8);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = thread('Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await scene.page.keyboard.insertText('Which of these?');
    await asking.button('Ask, This Blocks Me').click();
    await thread(/blocking/)
      .comment('Which of these?')
      .waitFor();
    await eventually('the story is flagged', () => simulator.issue('SHOP-12').flagged);
  });

  it('are asked by the + beside the lines about the story that was picked', async () => {
    const { workbench } = scene;
    await workbench.selectLines(1, 1);
    await workbench.runCommand('Comments: Add Comment on Current Selection');
    const asking = thread('Start discussion');
    await asking.isReady();
    await scene.page.keyboard.insertText('By the plus?');
    await asking.button('Ask').click();
    await thread(/^SHOP-12 · Open/)
      .comment('By the plus?')
      .waitFor();
    await asking.closed();
    await eventually('Jira has it', () => bodyOf('SHOP-12').includes('By the plus?'));
  });

  it('are asked by the + where customers read along once that was said', async () => {
    const { workbench, simulator } = scene;
    const project = simulator.state.projects.find(({ key }) => key === 'SHOP');
    assert.ok(project);
    project.isService = true;
    await refresh();
    await workbench.runCommand('Story Context: Open Story...');
    await workbench.quickInput.choose('SHOP-12');
    await workbench.editorTab('SHOP-12').waitFor();
    await workbench.closeTabs();
    await workbench.openFile('visit.ts');
    const before = comments('SHOP-12').length;
    await workbench.selectLines(2, 2);
    await workbench.runCommand('Comments: Add Comment on Current Selection');
    const asking = thread('Start discussion');
    await asking.isReady();
    await scene.page.keyboard.insertText('Before their eyes?');
    await asking.button('Ask').click();
    await workbench.dialog.getByText('Customers can read this').waitFor();
    assert.equal(comments('SHOP-12').length, before);
    await workbench.dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await thread(/^SHOP-12 · Open .*Customers can read this/)
      .comment('Before their eyes?')
      .waitFor();
    await eventually('Jira has it', () => bodyOf('SHOP-12').includes('Before their eyes?'));
    project.isService = undefined;
  });

  it('are put down without being sent', async () => {
    const { workbench } = scene;
    const before = comments('SHOP-12').length;
    await workbench.selectLines(12, 12);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = thread('Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await asking.button('Cancel').click();
    await asking.closed();
    assert.equal(comments('SHOP-12').length, before);
  });

  it('stand beside the threads of another extension, and leave them alone', async () => {
    const { workbench } = scene;
    await workbench.openFile('offers.ts');
    await workbench.selectLines(1, 2);
    await workbench.runCommand('Story Context Tests: Review These Lines');
    const review = new CodeThread(scene.page, 'Review');
    await review.comment('Please rename.').waitFor();
    await workbench.selectLines(1, 2);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = thread('Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await scene.page.keyboard.insertText('Is this beside the review?');
    await asking.button('Ask').click();
    await thread(/^SHOP-12 · Open/)
      .comment('Is this beside the review?')
      .waitFor();
    await eventually('Jira has it', () => bodyOf('SHOP-12').includes('beside the review'));
    assert.ok(await review.comment('Please rename.').isVisible());
    const buttons = await review.widget.getByRole('button').allInnerTexts();
    assert.deepEqual(
      buttons.filter((name) => /Ask|Resolve|Story/.test(name)),
      [],
    );
  });
});
