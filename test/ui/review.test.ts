import assert from 'node:assert/strict';
import { useScene } from './fixtures';
import { reportParts } from './report-parts';

describe('The review of a sprint of a Jira', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const { page, item, heading, picture } = reportParts(scene);

  before(async function () {
    this.timeout(120_000);
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('SHOP-7');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'SHOP-13 Ask for consent once');
  });

  it('asks which sprint, and says what it brought, with what was carried over', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.choose(/^Sprint 23 · Basket speed/);
    await heading('Sprint review: Sprint 23 · Basket speed', 1).waitFor();
    await page().getByText('The basket answers within 300 ms on a phone.').first().waitFor();
    await item(/^SHOP-4 Cache prices for the length of a visit \(.*opened again once\)/).waitFor();
    await heading('Carried over', 2).waitFor();
    await item(/^SHOP-8 Pay with a saved card/).waitFor();
    await page().getByRole('img', { name: 'Burn-down' }).waitFor();
    await page().getByRole('img', { name: 'Burn-up' }).waitFor();
    const table = page().getByRole('table', { name: 'What changed after the sprint began' });
    await table.getByRole('row', { name: /SHOP-10 Promo code in the basket Taken out 3/ }).waitFor();
    await table.getByRole('row', { name: /SHOP-5 .* Estimated anew 5 → 8 Aiko Tanaka/ }).waitFor();
    await item(/^Shop 5\.1/).waitFor();
    await picture('review-closed');
  });

  it('shows of the sprint that runs the criteria and commits of each story', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.choose(/^Sprint 24 · Guest checkout/);
    await heading('Sprint review: Sprint 24 · Guest checkout', 1).waitFor();
    const story = item(/^SHOP-13 Remember the consent choice/);
    await story.waitFor();
    const text = (await story.textContent()) ?? '';
    assert.match(text, /Ask for consent once \(Mira Lindqvist\)/);
    assert.match(text, /Without a choice no analytics script is loaded/);
    await heading('Not done yet', 2).waitFor();
    await picture('review-active');
  });

  it('is there again after a restart', async function () {
    this.timeout(120_000);
    await scene.reload();
    // VS Code writes down a moment later which tabs there are: the last one may not be among them yet.
    const either = page().getByRole('heading', { name: /^Sprint review: Sprint 2[34] · /, level: 1 });
    await either.waitFor({ timeout: 60_000 });
  });

  it('drafts the notes of a version', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Draft Release Notes');
    await workbench.quickInput.opened('Release Notes');
    await workbench.quickInput.choose(/^Shop 5\.2/);
    await heading('Release notes: Shop 5.2', 1).waitFor();
    await item(/Remember the consent choice \(SHOP-13\)/).waitFor();
    await heading('Not done yet', 2).waitFor();
    await item(/^SHOP-7 Guest checkout keeps the delivery address/).waitFor();
    await picture('release-notes');
  });

  it('says why it cannot be read', async () => {
    const { workbench, simulator } = scene;
    simulator.addFault({ kind: 'status', status: 500, path: '*/status', times: 'always' });
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.choose(/^Sprint 22 · Delivery costs/);
    await page()
      .getByText(/cannot be reached/)
      .first()
      .waitFor();
    simulator.clearFaults();
    await page().getByRole('button', { name: 'Refresh', exact: true }).click();
    await heading('Sprint review: Sprint 22 · Delivery costs', 1).waitFor();
    await item(/^SHOP-\d+ Delivery costs show in the basket/).waitFor();
  });
});

describe('The review of a sprint of Markdown stories', () => {
  const scene = useScene({ source: 'markdown' });
  const { page, item, heading, picture } = reportParts(scene);

  it('says what was done, with criteria and commits', async function () {
    this.timeout(120_000);
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await workbench.view('Sprint').row('WEB-1');
    await scene.git('commit', '-q', '--allow-empty', '-m', 'WEB-4 Round once');
    await workbench.runCommand('Story Context: Review a Sprint');
    await workbench.quickInput.opened('Sprint Review');
    await workbench.quickInput.choose(/^Sprint 7/);
    await heading('Sprint review: Sprint 7', 1).waitFor();
    await page().getByText('A guest can pay without an account').first().waitFor();
    const story = item(/^WEB-4 Total is a cent off with three items/);
    await story.waitFor();
    const text = (await story.textContent()) ?? '';
    assert.match(text, /Three items at 3\.33 € show 9\.99 €/);
    assert.match(text, /Round once \(Mira Holm\)/);
    await page().getByRole('img', { name: 'Burn-down' }).waitFor();
    await picture('review-markdown');
  });
});
