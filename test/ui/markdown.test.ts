import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { AskForm } from '../launch/ask-form';
import { git } from '../launch/sample-repository';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const guestStory = 'WEB-1 - Check out as a guest.md';
const voucherStory = 'WEB-2 - Redeem a voucher.md';
const parcelStory = 'task-21 - Tell-the-buyer-when-the-parcel-leaves.md';
const confirmation = 'The confirmation goes to the e-mail address within one minute';

describe('A Markdown backlog', () => {
  const scene = useScene({ source: 'markdown' });
  const view = () => scene.workbench.view('Sprint');
  const page = () => scene.workbench.webview;
  const fileOf = (name: string) => path.join(scene.folder, 'backlog', name);
  const read = (name: string) => fs.readFile(fileOf(name), 'utf8');

  it('shows the sprint of the folder, stories of Backlog.md among them', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    const story = await view().row('WEB-1');
    assert.equal(await story.label(), 'WEB-1 Check out as a guest');
    assert.equal(await story.description(), '2/5 · 5 pt · me');
    const [sprint, goal] = await view().rows();
    assert.match(sprint ?? '', /^Sprint 7 9 days left$/);
    assert.match(goal ?? '', /^A guest can pay without an account/);
    await (await view().row('task-21')).says('1/3');
  });

  it('opens a story as a page, with its criteria, its text and its questions', async () => {
    await (await view().row('WEB-1')).click();
    await scene.workbench.editorTab('WEB-1 Check out as a guest').waitFor();
    const boxes = page().getByRole('region', { name: 'Acceptance criteria' }).getByRole('checkbox');
    await boxes.first().waitFor();
    const states = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked));
    assert.deepEqual(states, [true, true, false, false, false]);
    await page().getByText('invent another password').waitFor();
    const questions = page().getByRole('region', { name: 'Questions' });
    await questions.getByText('May a guest use an e-mail address that already has an account?').waitFor();
    await questions.getByText('Take the order, and say in the confirmation').waitFor();
  });

  it('changes one character of the file for a tick, and that one back', async () => {
    const before = await read(guestStory);
    const box = page().getByRole('checkbox', { name: confirmation });
    await box.click();
    await eventually('the file has the tick', async () =>
      (await read(guestStory)).includes(`- [x] ${confirmation}`),
    );
    const after = await read(guestStory);
    assert.deepEqual(differences(before, after), [
      { at: before.indexOf(confirmation) - 3, from: ' ', to: 'x' },
    ]);
    await (await view().row('WEB-1')).says('3/5');
    await box.click();
    await eventually('the file is as it was', async () => (await read(guestStory)) === before);
    await (await view().row('WEB-1')).says('2/5');
    assert.equal(await scene.git('status', '--porcelain'), '');
  });

  it('ticks a story of Backlog.md between its marks', async () => {
    const before = await read(parcelStory);
    const text = "The mail links to the carrier's page of this parcel";
    await (await view().row('task-21')).click();
    await page().getByRole('checkbox', { name: text }).click();
    await eventually('the file has the tick', async () =>
      (await read(parcelStory)).includes(`- [x] #2 ${text}`),
    );
    assert.deepEqual(differences(before, await read(parcelStory)), [
      { at: before.indexOf(`#2 ${text}`) - 3, from: ' ', to: 'x' },
    ]);
    await (await view().row('task-21')).says('2/3');
  });

  it('shows in tree and page what was changed on disk', async () => {
    await (await view().row('WEB-1')).click();
    await page().getByRole('heading', { name: 'Check out as a guest', level: 1 }).waitFor();
    const text = await read(guestStory);
    await fs.writeFile(
      fileOf(guestStory),
      text
        .replace('title: Check out as a guest', 'title: Check out without an account')
        .replace(`- [ ] ${confirmation}`, `- [x] ${confirmation}`),
    );
    await (await view().row('WEB-1 Check out without an account')).says('3/5');
    await page().getByRole('heading', { name: 'Check out without an account', level: 1 }).waitFor();
    const box = page().getByRole('checkbox', { name: confirmation });
    await eventually('the page has the tick', () => box.isChecked());
    await scene.workbench.editorTab('WEB-1 Check out without an account').waitFor();
  });

  it('takes up a new file, and forgets one that is gone', async () => {
    const file = 'WEB-7 - Print the invoice.md';
    const head = '---\nid: WEB-7\ntitle: Print the invoice\nstatus: To Do\nsprint: Sprint 7\n---\n';
    await fs.writeFile(fileOf(file), `${head}\n## Acceptance Criteria\n\n- [ ] One page of A4\n`);
    await (await view().row('WEB-7')).says('0/1');
    await fs.rm(fileOf(file));
    await view().tree.getByRole('treeitem').filter({ hasText: 'WEB-7' }).waitFor({ state: 'hidden' });
  });

  it('shows what cannot be read as a row of its own, and the rest as ever', async () => {
    const sound = await read(voucherStory);
    await fs.writeFile(fileOf(voucherStory), sound.replace('title: Redeem', 'title: [Redeem'));
    const problem = await view().row('1 entry could not be read');
    assert.match(await problem.description(), /WEB-2/);
    await view().row('WEB-1');
    await view().row('WEB-5');
    await problem.click();
    const line = scene.page.locator('.view-line').filter({ hasText: voucherStory });
    await line.waitFor();
    await scene.workbench.closeTabs();
    await fs.writeFile(fileOf(voucherStory), sound);
    await (await view().row('WEB-2')).says('0/6');
    assert.equal(await view().has('could not be read'), false);
  });

  it('writes a question into the file, to the Product Owner of the sprint', async () => {
    const before = await read(guestStory);
    await (await view().row('WEB-1')).click();
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    const form = new AskForm(page());
    await form.to('To Oskar Lind');
    await form.field.fill('May the minute be two at night?');
    await form.button('Preview').click();
    await form.root.getByRole('region', { name: 'Preview' }).getByText('Oskar Lind').waitFor();
    await form.button('Send question').click();
    await form.closed();
    const questions = page().getByRole('region', { name: 'Questions' });
    await questions.getByText('May the minute be two at night?').waitFor();
    const after = await read(guestStory);
    const [added, ...more] = after.split('\n').filter((line) => !before.split('\n').includes(line));
    assert.match(
      added ?? '',
      /^- \*\*Q-[0-9A-F]+\*\* Mira Holm → Oskar Lind, .+: May the minute be two at night\?$/,
    );
    assert.deepEqual(more, []);
    assert.equal(
      after
        .split('\n')
        .filter((line) => !line.includes('Q-') || before.includes(line))
        .join('\n'),
      before,
    );
  });

  it('is acted on from the page: points, flag, a comment, and its edit', async () => {
    const { quickInput } = scene.workbench;
    const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true });
    await (await view().row('WEB-1')).click();
    await page().locator('header').getByText('WEB-1', { exact: true }).first().waitFor();
    await button('Points: 5. Change them').click();
    await quickInput.opened('Estimate WEB-1');
    await quickInput.answer('8');
    await eventually('the file has the points', async () => /^points: 8$/m.test(await read(guestStory)));
    await button('Flag as blocked').click();
    await eventually('the file has the flag', async () => /^flagged: true$/m.test(await read(guestStory)));
    await button('Remove flag').click();
    await eventually('the flag is gone', async () => !/^flagged:/m.test(await read(guestStory)));
    assert.equal(await button('Log work').count(), 0);

    const field = (name: string) => page().getByRole('textbox', { name, exact: true });
    await field('Add a comment').fill('The **guest** pays first.');
    await button('Comment').click();
    const comments = page().getByRole('region', { name: 'Comments' });
    await comments.getByText('guest', { exact: true }).waitFor();
    await eventually('the file has the comment', async () =>
      (await read(guestStory)).includes('The **guest** pays first.'),
    );
    await comments.getByRole('listitem').last().hover();
    await button('Edit your comment').last().click();
    await field('Your comment').fill('The guest pays last.');
    await button('Save').click();
    await eventually('the file has the edit', async () => {
      const text = await read(guestStory);
      return text.includes('The guest pays last.') && !text.includes('pays first');
    });
  });

  it('starts work on a branch, and writes assignee and status into the file', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await (await view().row('WEB-2')).clickAction('Start Work');
    await quickInput.opened('Start Work on WEB-2');
    await quickInput.item('Create and check out').waitFor();
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    assert.equal(await quickInput.value(), 'feature/WEB-2-redeem-a-voucher');
    await quickInput.accept();
    await quickInput.opened('not committed');
    await quickInput.choose('Take along');
    await quickInput.opened('Where does the story move?');
    await quickInput.choose('In Progress');
    await workbench.notification('Created and checked out feature/WEB-2-redeem-a-voucher').waitFor();
    assert.equal(await scene.git('branch', '--show-current'), 'feature/WEB-2-redeem-a-voucher');
    await workbench.statusBarItem('WEB-2 Redeem a voucher').waitFor();
    const text = await read(voucherStory);
    assert.match(text, /^status: In Progress$/m);
    assert.match(text, /^assignee: Mira Holm$/m);
    await (await view().row(/WEB-2 /)).says(/· me$/);
  });
});

describe('A workspace without stories', () => {
  const scene = useScene({ source: 'markdown', workspace: async () => undefined });
  const view = () => scene.workbench.view('Sprint');

  it('gets a sample backlog at a button, and shows it', async () => {
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await view().welcome().getByRole('button', { name: 'Create Sample Backlog' }).click();
    await workbench.editorTab('WEB-1').waitFor();
    await (await view().row('WEB-1')).says('2/5');
    const files = await fs.readdir(path.join(scene.folder, 'backlog'));
    assert.ok(files.includes('sprint.md') && files.includes(guestStory), files.join(', '));
  });

  it('does not write over a backlog that is there', async () => {
    const { workbench } = scene;
    const file = path.join(scene.folder, 'backlog', guestStory);
    await fs.appendFile(file, '\nMine.\n');
    await workbench.runCommand('Story Context: Create Sample Backlog');
    await workbench.notification('is there already, so nothing was written').waitFor();
    assert.match(await fs.readFile(file, 'utf8'), /\nMine\.\n$/);
  });
});

describe('A repository with a product, no stories and no commit', () => {
  const vision = '# Ours\n\nIt is ours.\n';
  const roadmap = '# Roadmap\n\n## Vouchers (WEB-77), March 2027\n\nThey can be given away.\n';
  const scene = useScene({
    source: 'markdown',
    workspace: async (folder) => {
      await fs.mkdir(path.join(folder, 'product'), { recursive: true });
      await fs.writeFile(path.join(folder, 'product', 'vision.md'), vision);
      await fs.writeFile(path.join(folder, 'product', 'roadmap.md'), roadmap);
      await git(folder, 'init', '--quiet');
    },
  });

  it('gets a sample backlog, and what is missing of its product alone', async () => {
    const { workbench } = scene;
    const read = (name: string) => fs.readFile(path.join(scene.folder, 'product', name), 'utf8');
    await workbench.openContainer('Story Context');
    await workbench.runCommand('Story Context: Create Sample Backlog');
    await workbench.editorTab('WEB-1').waitFor();
    await (await workbench.view('Sprint').row('WEB-1')).says('2/5');
    assert.deepEqual([await read('vision.md'), await read('roadmap.md')], [vision, roadmap]);
    await eventually('the rest is there', async () =>
      (await fs.readdir(path.join(scene.folder, 'product'))).includes('capacity.md'),
    );
  });

  it('is reported on all the same', async () => {
    const { workbench } = scene;
    const page = workbench.webview;
    await workbench.runCommand('Story Context: Show Roadmap');
    await page.getByText('were not found in backlog: WEB-77.').waitFor();
    await workbench.closeTabs();
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.accept();
    await page.getByRole('heading', { name: /^Sprint review: / }).waitFor();
  });
});

interface Difference {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** The characters in which two texts of the same length differ. */
function differences(before: string, after: string): Difference[] {
  assert.equal(after.length, before.length);
  return [...before.split('').entries()].flatMap(([at, from]) => {
    const to = after[at] ?? '';
    return to === from ? [] : [{ at, from, to }];
  });
}
