import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually';
import { useScene } from './fixtures';

/** Ids of statuses on the simulated site. */
const toDo = '10000';
const inProgress = '3';

describe('Branches and commits', () => {
  const scene = useScene({ settings: { 'storyContext.branch.template': '{user}/{type}/{key}-{summary}' } });
  const view = () => scene.workbench.view('Sprint');
  /** The branch that is checked out names a story as well, in the description of a group. */
  const row = (key: string) => view().row(new RegExp(`${key} `));
  const page = () => scene.workbench.webview;
  const head = () => scene.git('branch', '--show-current');
  const issue = (key: string) => scene.simulator.issue(key);
  const globalIds = (key: string) => issue(key).remoteLinks.map(({ globalId }) => globalId);
  const bugBranch = 'mira-lindqvist/bugfix/SHOP-12-basket-total-rounds-down-for-three-for-two';
  const storyBranch = 'mira-lindqvist/feature/SHOP-10-promo-code-in-the-basket';

  it('start from a row: the branch by the template, the story assigned and moved', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    assert.equal(issue('SHOP-12').assigneeId, null);
    assert.equal(issue('SHOP-12').statusId, toDo);
    await workbench.openContainer('Story Context');
    await (await row('SHOP-12')).clickAction('Start Work');
    await quickInput.opened('Start Work on SHOP-12 Basket total rounds down');
    await quickInput.item('Create and check out').waitFor();
    await quickInput.item('Assign to me').waitFor();
    await quickInput.item('Move to In Progress').waitFor();
    await quickInput.accept();
    await quickInput.opened('Name of the new branch');
    assert.equal(await quickInput.value(), bugBranch);
    assert.equal(await head(), 'main', 'nothing is done before the last answer');
    assert.equal(issue('SHOP-12').assigneeId, null);
    await quickInput.accept();
    const said = `Created and checked out ${bugBranch}, assigned to you, moved to In Progress.`;
    await workbench.notification(said).waitFor();
    assert.equal(await head(), bugBranch);
    assert.equal(issue('SHOP-12').assigneeId, scene.simulator.people.mira.accountId);
    assert.equal(issue('SHOP-12').statusId, inProgress);
    await (await row('SHOP-12')).says(/· me$/);
  });

  it('bring the story into the status bar, which opens it', async () => {
    const { workbench } = scene;
    await workbench.statusBarItem('SHOP-12 Basket total rounds down').click();
    await workbench.editorTab('SHOP-12 Basket total rounds down').waitFor();
    await page().getByRole('checkbox', { name: 'The rebate is the price of the cheapest item' }).waitFor();
  });

  it('bring the key into the commit box, once', async () => {
    const { workbench } = scene;
    const insert = () => workbench.runCommand('Story Context: Insert Story Key into Commit Message');
    const says = (text: string) =>
      eventually(`the box says “${text}”`, async () => (await workbench.commitMessage()).trim() === text);
    await workbench.openContainer('Source Control');
    await says('SHOP-12');
    await insert();
    await workbench.notification('The commit message names SHOP-12 already.').waitFor();
    await says('SHOP-12');
    await workbench.typeCommitMessage('Round down to the cent');
    await insert();
    await says('SHOP-12 Round down to the cent');
    await workbench.dismissNotifications();
    await insert();
    await workbench.notification('The commit message names SHOP-12 already.').waitFor();
    await says('SHOP-12 Round down to the cent');
  });

  it('are linked to the story, a branch once however often', async () => {
    const { workbench } = scene;
    const link = () => page().getByRole('button', { name: 'Link branch' }).click();
    await workbench.dismissNotifications();
    await workbench.openContainer('Story Context');
    await link();
    const said = `Linked ${bugBranch} to SHOP-12. It is not pushed yet: the address works once it is.`;
    await workbench.notification(said).waitFor();
    const wanted = [`story-context:branch:github.com/example/webshop:${bugBranch}`];
    assert.deepEqual(globalIds('SHOP-12'), wanted);
    const links = page().getByRole('region', { name: 'Branches and commits' }).getByRole('listitem');
    await links.filter({ hasText: bugBranch }).waitFor();
    await workbench.dismissNotifications();
    await link();
    await workbench.notification(said).waitFor();
    assert.deepEqual(globalIds('SHOP-12'), wanted);
    assert.equal(await links.filter({ hasText: bugBranch }).count(), 1);
  });

  it('are linked to the story, a commit that names it being offered first', async () => {
    const { workbench } = scene;
    await scene.git('commit', '--quiet', '--allow-empty', '--message', 'Tidy up');
    await (await row('SHOP-12')).chooseFromMenu('Link Commit to Story');
    await workbench.quickInput.opened('Which commit?');
    const [first] = await workbench.quickInput.items();
    assert.match(first ?? '', /SHOP-12 Add three-for-two offers/);
    await workbench.quickInput.choose('Add three-for-two offers');
    await workbench.quickInput.opened('Which criteria does it satisfy?');
    await workbench.quickInput.accept();
    const sha = await scene.git('log', '--format=%H', '--grep=^SHOP-12');
    await workbench.notification(`Linked ${sha.slice(0, 8)} SHOP-12 Add three-for-two offers`).waitFor();
    assert.ok(globalIds('SHOP-12').includes(`story-context:commit:${sha}`));
    assert.equal(issue('SHOP-12').properties.has('story-context.acceptance'), false);
    const links = page().getByRole('region', { name: 'Branches and commits' }).getByRole('listitem');
    await links
      .filter({ hasText: sha.slice(0, 8) })
      .getByText('Add three-for-two offers')
      .waitFor();
  });

  it('are linked to a criterion from the page, and stand beside it, where they open', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const rebate = 'The rebate is the price of the cheapest item';
    await workbench.dismissNotifications();
    await page().getByRole('checkbox', { name: rebate }).focus();
    await page()
      .getByRole('button', { name: `Link a commit to: ${rebate}` })
      .first()
      .click();
    await quickInput.opened('Which commit?');
    await quickInput.choose('Tidy up');
    const sha = await scene.git('log', '--format=%H', '--grep=^Tidy up');
    await workbench.notification(`Linked ${sha.slice(0, 8)} Tidy up`).waitFor();
    const commits = page().getByRole('list', { name: `Commits for: ${rebate}` });
    await commits.getByText(sha.slice(0, 8)).waitFor();
    const link = issue('SHOP-12').remoteLinks.find(({ globalId }) => globalId?.endsWith(sha));
    assert.match(String(link?.object['summary']), /^Tidy up – satisfies “The rebate is the price/);
    const record = issue('SHOP-12').properties.get('story-context.acceptance') as {
      commits: Record<string, { criteria: { text: string }[] }>;
    };
    assert.match(record.commits[sha]?.criteria[0]?.text ?? '', /^The rebate is the price/);
    await commits.getByRole('button', { name: `${sha.slice(0, 8)} Tidy up: show its changes` }).waitFor();
  });

  it('are cleaned up where a commit was rebased, with what it satisfies', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const before = await scene.git('log', '--format=%H', '--grep=^Tidy up');
    await fs.writeFile(path.join(scene.folder, 'tidy.txt'), 'tidy\n');
    await scene.git('add', 'tidy.txt');
    await scene.git('commit', '--quiet', '--message', 'Count all');
    const rebased = await scene.git('rev-parse', 'HEAD');
    await (await view().row(/SHOP-12 /)).chooseFromMenu('Link Commit to Story');
    await quickInput.opened('Which commit?');
    await quickInput.choose('Count all');
    await quickInput.opened('Which criteria does it satisfy?');
    await quickInput.choose('The rebate is the price of the cheapest item');
    await quickInput.accept();
    await eventually('the commit is linked', async () =>
      globalIds('SHOP-12').includes(`story-context:commit:${rebased}`),
    );
    await scene.git('commit', '--quiet', '--amend', '--message', 'Count all of them');
    const now = await scene.git('rev-parse', 'HEAD');
    await workbench.dismissNotifications();
    await (await view().row(/SHOP-12 /)).chooseFromMenu('Clean Up Links of Story');
    await quickInput.opened('Clean Up Links of SHOP-12');
    await quickInput.item(`the same change is ${now.slice(0, 8)} now`).waitFor();
    assert.equal(await quickInput.widget.locator('.monaco-list-row').count(), 1);
    await quickInput.accept();
    await workbench.notification('Links of SHOP-12 put right: 1.').waitFor();
    const ids = globalIds('SHOP-12');
    assert.ok(ids.includes(`story-context:commit:${now}`) && ids.includes(`story-context:commit:${before}`));
    assert.ok(!ids.includes(`story-context:commit:${rebased}`));
    await page()
      .getByRole('list', { name: 'Commits for: The rebate is the price of the cheapest item' })
      .getByText(now.slice(0, 8))
      .waitFor();
  });

  it('start from the page, of the default branch, under a name that git takes', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await (await row('SHOP-10')).click();
    await workbench.editorTab('SHOP-10 Promo code').waitFor();
    await page().getByRole('heading', { name: 'Promo code in the basket', level: 1 }).waitFor();
    await page().getByRole('button', { name: 'Start work' }).click();
    await quickInput.opened('Start Work on SHOP-10');
    await quickInput.item('Move to another status').waitFor();
    await quickInput.accept();
    await quickInput.opened('What does the new branch start from?');
    await quickInput.choose('From main');
    await quickInput.opened('Name of the new branch');
    const refused: readonly (readonly [string, RegExp])[] = [
      ['', /Type a name/],
      ['two words', /Blanks are not allowed/],
      ['SHOP-10..promo', /Two dots in a row/],
      ['SHOP-10~1', /“~” is not allowed/],
      ['-SHOP-10', /cannot start with a dash/],
      ['SHOP-10.lock', /“\.lock”/],
      [bugBranch, /a branch of this name already/],
      [`${bugBranch}/more`, /one would be a folder of the other/],
    ];
    for (const [name, why] of refused) {
      await quickInput.type(name);
      await quickInput.widget.locator('.quick-input-message').filter({ hasText: why }).waitFor();
    }
    await quickInput.accept();
    assert.equal(await quickInput.value(), `${bugBranch}/more`, 'a name that git refuses is not accepted');
    await quickInput.answer(storyBranch);
    await quickInput.opened('Where does the story move?');
    await quickInput.choose('In Progress');
    await workbench.notification(`Created and checked out ${storyBranch}`).waitFor();
    assert.equal(await head(), storyBranch);
    assert.equal(await scene.git('rev-parse', 'HEAD'), await scene.git('rev-parse', 'main'));
    assert.equal(issue('SHOP-10').statusId, inProgress);
    await workbench.statusBarItem('SHOP-10 Promo code in the basket').waitFor();
    // Only then the rows stay where they are.
    await eventually('the story stands in its new group', async () => {
      const rows = await view().rows();
      // The first may be that of the current story.
      const at = (text: string) => rows.findLastIndex((row) => row.startsWith(text));
      return at('SHOP-10 ') < at('To Do ');
    });
  });

  it('leave the story as it was where git fails', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    const { assigneeId, statusId } = issue('SHOP-8');
    const before = await head();
    const branch = 'mira-lindqvist/feature/SHOP-8-pay-with-a-saved-card';
    const hook = path.join(scene.folder, '.git', 'hooks', 'reference-transaction');
    await fs.mkdir(path.dirname(hook), { recursive: true });
    await fs.writeFile(hook, '#!/bin/sh\n[ "$1" != prepared ]\n', { mode: 0o755 });
    try {
      await workbench.openContainer('Story Context');
      await (await row('SHOP-8')).clickAction('Start Work');
      // The status that was chosen before is taken again.
      await quickInput.item('Move to In Progress').waitFor();
      await quickInput.accept();
      await quickInput.opened('Name of the new branch');
      await quickInput.answer(branch);
      const said = await workbench.notification(`${branch} was not created:`).innerText();
      assert.match(said, /was not created: Git says: ref updates aborted by hook\. SHOP-8 is as it was\./);
    } finally {
      await fs.rm(hook);
    }
    assert.equal(await head(), before);
    assert.deepEqual([issue('SHOP-8').assigneeId, issue('SHOP-8').statusId], [assigneeId, statusId]);
  });

  it('are started from a detached HEAD too, which says so', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await workbench.dismissNotifications();
    await scene.git('checkout', '--quiet', '--detach', 'main~1');
    await workbench.statusBarItem(/SHOP-10 .*\(detached\)/).waitFor();
    await (await row('SHOP-11')).clickAction('Start Work');
    await quickInput.item('Create and check out').waitFor();
    await quickInput.accept();
    await quickInput.opened('What does the new branch start from?');
    const here = (await scene.git('rev-parse', 'HEAD')).slice(0, 8);
    await quickInput.choose(`From ${here}`);
    await quickInput.opened('Name of the new branch');
    await quickInput.accept();
    await workbench.notification('Created and checked out').waitFor();
    assert.match(await head(), /\/SHOP-11-order-confirmation-mail/);
    assert.equal((await scene.git('rev-parse', 'HEAD')).slice(0, 8), here);
    await workbench.statusBarItem(/SHOP-11/).waitFor();
  });
});

describe('A folder without Git', () => {
  const scene = useScene({
    workspace: (folder) => fs.writeFile(path.join(folder, 'notes.txt'), 'No repository here.\n'),
  });
  const none = 'There is no Git repository in this window.';
  const view = () => scene.workbench.view('Sprint');

  it('has no branch to offer, and says why; the story is assigned and moved', async () => {
    const { workbench } = scene;
    const { quickInput } = workbench;
    await workbench.openContainer('Story Context');
    await (await view().row('SHOP-12')).clickAction('Start Work');
    await quickInput.item('Assign to me').waitFor();
    await quickInput.widget.getByText(none).waitFor();
    assert.equal(await quickInput.item('Create and check out').count(), 0);
    await quickInput.accept();
    await workbench.notification('Assigned to you, moved to In Progress.').waitFor();
    assert.equal(scene.simulator.issue('SHOP-12').assigneeId, scene.simulator.people.mira.accountId);
  });

  it('has nothing to link, and says so', async () => {
    const { workbench } = scene;
    for (const command of ['Link Branch to Story', 'Link Commit to Story']) {
      await workbench.dismissNotifications();
      await (await view().row('SHOP-12')).chooseFromMenu(command);
      await workbench.notification(none).waitFor();
    }
    assert.deepEqual(scene.simulator.issue('SHOP-12').remoteLinks, []);
  });
});
