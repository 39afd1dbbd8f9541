import assert from 'node:assert/strict';
import { eventually } from './eventually';
import { useScene } from './fixtures';
import { reportParts } from './report-parts';

/** What the other tests of reports see on Jira Cloud, once each on the other Jira. */
describe('The product of a team with a Jira Data Center', () => {
  const scene = useScene({
    simulator: { deployment: 'datacenter' },
    settings: { 'storyContext.refreshInterval': 0 },
  });
  const { page, item, heading } = reportParts(scene);

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('SHOP-7');
    await scene.git('checkout', '-q', '-b', 'feature/SHOP-7-guest-checkout');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'SHOP-7 Remember the address');
    await scene.workbench.statusBarItem('SHOP-7').waitFor();
  });

  afterEach(() => scene.workbench.runCommand('View: Revert and Close Editor'));

  it('is reviewed with what came and went after a sprint began', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.choose(/^Sprint 23 · Basket speed/);
    await heading('Sprint review: Sprint 23 · Basket speed', 1).waitFor();
    await item(/^SHOP-4 Cache prices for the length of a visit \(.*opened again once\)/).waitFor();
    const table = page().getByRole('table', { name: 'What changed after the sprint began' });
    await table.getByRole('row', { name: /SHOP-10 Promo code in the basket Taken out 3/ }).waitFor();
    await table.getByRole('row', { name: /SHOP-5 .* Estimated anew 5 → 8 Aiko Tanaka/ }).waitFor();
    await page().getByRole('img', { name: 'Burn-down' }).waitFor();
  });

  it('is planned, and a story is taken', async () => {
    const { workbench, simulator } = scene;
    await workbench.runCommand('Story Context: Plan a Sprint');
    await workbench.quickInput.opened('Sprint Planning');
    await workbench.quickInput.choose(/^Sprint 24 · Guest checkout/);
    await heading('Sprint planning: Sprint 24 · Guest checkout', 1).waitFor();
    await page().getByRole('img', { name: 'Velocity' }).waitFor();
    await item(/^SHOP-12 /)
      .getByRole('button', { name: 'Take it' })
      .click();
    const { assigneeId } = simulator.issue('SHOP-12');
    await eventually('it is mine', () => simulator.issue('SHOP-12').assigneeId !== assigneeId);
    await item(/^SHOP-12 .*Mira Lindqvist.*Undo/).waitFor();
  });

  it('has a roadmap of epics and versions', async () => {
    await scene.workbench.runCommand('Story Context: Show Roadmap');
    await heading('Roadmap', 1).waitFor();
    await page().getByRole('img', { name: 'Time line' }).waitFor();
    await item(/^SHOP-1 Checkout without an account – In Progress, .* stories/).waitFor();
    await heading('Versions').waitFor();
  });

  it('drafts the notes of a version', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Draft Release Notes');
    await workbench.quickInput.opened('Release Notes');
    await workbench.quickInput.choose(/^Shop 5\.2/);
    await heading('Release notes: Shop 5.2', 1).waitFor();
    await item(/Remember the consent choice \(SHOP-13\)/).waitFor();
  });

  it('says at the stand-up what was done, what is next and what is in the way', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Stand-up');
    await workbench.editorTab(/^stand-up-/).waitFor();
    const text = async (): Promise<string> => {
      const lines = await scene.page.locator('.editor-instance .view-line').allInnerTexts();
      return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
    };
    await eventually('it is there', async () => (await text()).includes('# Stand-up, '));
    const said = await text();
    for (const part of ['SHOP-7 Remember the address', 'checked out, 3 criteria open', '## '])
      assert.ok(said.includes(part), said);
    assert.ok(!said.includes('not known'), said);
  });

  it('says what comes next, and what is ready', async () => {
    const { workbench } = scene;
    const view = workbench.view('Product');
    await workbench.openContainer('Story Context');
    await workbench.widenSideBar(560);
    await workbench.runCommand('Story Context: Focus on Product View');
    await workbench.view('Sprint').pane.locator('.pane-header').click();
    const backlog = await view.row(/^Backlog/);
    await backlog.expand();
    await backlog.says(/\d+ of \d+ ready/);
    await (await view.row(/^SHOP-19 /)).says(/ready/);
  });
});
