import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { resultsFolder } from '../launch/paths';
import { eventually } from './eventually';
import { type Scene, useScene } from './fixtures';

const picture = (scene: Scene, name: string) =>
  scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));

/** The stand-ups that were saved, by their names. */
async function saved({ folder }: Scene): Promise<Map<string, string>> {
  const at = path.join(folder, 'product', 'standups');
  const names = await fs.readdir(at).catch(() => []);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await fs.readFile(path.join(at, name), 'utf8')] as const),
    ),
  );
}

/** Runs a command that opens a stand-up, and waits until that can be read. */
async function openBy({ workbench }: Scene, command: string, name: string | RegExp): Promise<void> {
  await workbench.runCommand(`Story Context: ${command}`);
  await workbench.editorTab(name).waitFor();
  await workbench.page
    .locator('.editor-instance .view-line')
    .filter({ hasText: 'Stand-up' })
    .first()
    .waitFor();
}

/** Opens a stand-up, saves that, and gives its text. */
async function standupBy(scene: Scene, command: string, name: RegExp): Promise<string> {
  const { workbench } = scene;
  await openBy(scene, command, name);
  await picture(scene, `${command.toLowerCase().replaceAll(' ', '-')}-${scene.options.source ?? 'jira'}`);
  await workbench.runCommand('Story Context: Save Stand-up');
  const found = async () => [...(await saved(scene))].find(([file]) => name.test(file))?.[1];
  await eventually('the stand-up is a file', async () => Boolean(await found()));
  return (await found()) ?? '';
}

const today = (): string => new Date().toLocaleDateString('sv-SE');
const todays = (): RegExp => new RegExp(`^stand-up-${today()}(-\\d)?\\.md`);

describe('The daily stand-up', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const view = () => scene.workbench.view('Sprint');

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await (await view().row('SHOP-7')).says('2/5');
    await scene.git('checkout', '-q', '-b', 'feature/SHOP-7-guest-checkout');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'SHOP-7 Remember the address');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'Tidy up');
    await (await view().row('My current story')).says('SHOP-7');
  });

  afterEach(async () => {
    const { simulator, workbench } = scene;
    simulator.clearFaults();
    // None that was not saved asks what becomes of it.
    while ((await workbench.editorTabs.count()) > 0)
      await workbench.runCommand('View: Revert and Close Editor');
  });

  it('says what was done, what is next and what is in the way, in a document to edit', async () => {
    const text = await standupBy(scene, 'Stand-up', todays());
    const [done = '', next = '', blockers = ''] = text.split(/^## .*$/m).slice(1);
    assert.match(text, /^# Stand-up, /);
    assert.doesNotMatch(text, /not known/);
    assert.match(done, /^- SHOP-7 .*$/m);
    assert.match(done, /^ {2}- SHOP-7 Remember the address \(.+, [0-9a-f]{8}\)$/m);
    assert.match(done, /^- Without a story\n {2}- Tidy up/m);
    assert.match(next, /^- SHOP-7 .* – checked out, 3 criteria open$/m);
    const [current = ''] = next.split(/^(?=- )/m).filter((one) => one.startsWith('- SHOP-7'));
    assert.equal(current.match(/\[ \]/g)?.length, 3);
    assert.notEqual(blockers.trim(), '');
  });

  it('goes to a story as a comment', async () => {
    const { workbench, simulator } = scene;
    await openBy(scene, 'Stand-up', todays());
    await workbench.runCommand('Story Context: Post Stand-up as a Comment...');
    await workbench.quickInput.opened('Post the Stand-up as a Comment');
    await workbench.quickInput.choose('SHOP-7');
    const texts = (): string =>
      JSON.stringify(simulator.state.issues.find(({ key }) => key === 'SHOP-7')?.comments ?? []);
    await eventually('the comment is there', () => texts().includes('Remember the address'));
  });

  it('never takes the place of one that is there', async () => {
    const name = `stand-up-${today()}.md`;
    const folder = path.join(scene.folder, 'product', 'standups');
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(path.join(folder, name), 'What was said this morning.\n');
    await openBy(scene, 'Stand-up', `stand-up-${today()}-2.md`);
    await scene.workbench.runCommand('Story Context: Save Stand-up');
    await eventually('both are there', async () => (await saved(scene)).has(`stand-up-${today()}-2.md`));
    assert.equal((await saved(scene)).get(name), 'What was said this morning.\n');
  });

  it('is there for the whole team', async () => {
    const text = await standupBy(scene, 'Stand-up of the Team', /-team\.md/);
    assert.match(text, /^# Stand-up of the team, /);
    assert.match(text, /^## Mira Lindqvist$/m);
    assert.ok((text.match(/^## /gm) ?? []).length > 2);
  });

  it('is made of what is known where Jira cannot be reached, and says so', async () => {
    scene.simulator.addFault({ kind: 'status', status: 503, path: '*', times: 'always' });
    await scene.workbench.runCommand('Story Context: Stand-up');
    const lines = scene.page.locator('.editor-instance .view-line');
    await lines
      .filter({ hasText: /stories\s+are\s+as\s+of/ })
      .first()
      .waitFor();
    await lines
      .filter({ hasText: /SHOP-7/ })
      .first()
      .waitFor();
  });

  it('does not wait for a Jira that hangs, and says what is missing', async () => {
    const { simulator, workbench, page } = scene;
    // One that was given up before is waited for longer.
    await openBy(scene, 'Stand-up', todays());
    await workbench.runCommand('View: Revert and Close Editor');
    // The sprint is told, and what happened in it is not.
    const path = simulator.deployment === 'cloud' ? '*/changelog/bulkfetch' : '*/status';
    simulator.addFault({ kind: 'hang-before', path, times: 'always' });
    await workbench.runCommand('Story Context: Stand-up');
    const began = Date.now();
    const lines = page.locator('.editor-instance .view-line');
    for (const words of [/takes\s+long\s+to\s+answer/, /moved\s+and\s+ticked\s+is\s+not\s+known/, /SHOP-7/])
      await lines.filter({ hasText: words }).first().waitFor();
    assert.ok(Date.now() - began < 6_000, `${Date.now() - began} ms`);
    await picture(scene, 'standup-hanging');
  });
});

describe('The daily stand-up when a sprint ended since the last one', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });

  it('tells what was done in it, though another sprint runs', async () => {
    const { simulator } = scene;
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row('SHOP-7')).says('2/5');
    const { sprints } = simulator.state;
    const [ended] = sprints.filter(({ state, boardId }) => state === 'active' && boardId === 1);
    const [next] = sprints.filter(({ state, boardId }) => state === 'future' && boardId === 1);
    assert.ok(ended && next);
    const me = simulator.state.users.find(({ name }) => name === simulator.username);
    assert.ok(me);
    const story = simulator.issue('SHOP-7');
    const before = story.statusId;
    simulator.state.change(story, me.accountId, () => {
      story.statusId = '10002';
      const [from, to] = [before, '10002'];
      return [
        { field: 'status', fieldId: 'status', fieldtype: 'jira', from, fromString: from, to, toString: to },
      ];
    });
    const now = Date.now();
    Object.assign(ended, { state: 'closed', complete: now });
    Object.assign(next, { state: 'active', start: now, end: now + 14 * 24 * 3_600_000 });
    const text = await standupBy(scene, 'Stand-up', todays());
    const [done = ''] = text.split(/^## .*$/m).slice(1);
    assert.match(done, /^- SHOP-7 .*\n(?: {2}- .*\n)*? {2}- .*→ Done/m);
  });
});

describe('The daily stand-up of a Markdown backlog', () => {
  const scene = useScene({ source: 'markdown', theme: 'light' });

  it('says the same from files and commits', async () => {
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('WEB-1');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'WEB-1 Remember the address');
    const text = await standupBy(scene, 'Stand-up', /^stand-up-/);
    assert.match(text, /^- WEB-1 Check out as a guest\n {2}- WEB-1 Remember the address/m);
    assert.match(text, /- \[ \] The confirmation goes to the e-mail address within one minute/);
    assert.match(text, /^## Blockers$/m);
  });
});
