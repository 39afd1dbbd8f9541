import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually';
import { type Scene, useScene } from './fixtures';
import { reportParts } from './report-parts';

async function writeCapacity({ folder }: Scene, text: string): Promise<void> {
  await fs.mkdir(path.join(folder, 'product'), { recursive: true });
  await fs.writeFile(path.join(folder, 'product', 'capacity.md'), text);
}

describe('Planning a sprint of a Jira', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });
  const { page, item, heading, picture } = reportParts(scene);
  const people = () => page().getByRole('table', { name: 'Capacity of each person, and what they take' });

  before(async function () {
    this.timeout(120_000);
    await writeCapacity(
      scene,
      '---\npeople:\n  - name: Mira Lindqvist\n    share: 50%\n  - Jonas Weber\n  - Aiko Tanaka\n---\n',
    );
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('SHOP-7');
  });

  it('sets points against who is there, beside the velocity and what is carried over', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Plan a Sprint');
    await workbench.quickInput.opened('Sprint Planning');
    await workbench.quickInput.choose(/^Sprint 24 · Guest checkout/);
    await heading('Sprint planning: Sprint 24 · Guest checkout', 1).waitFor();
    await people()
      .getByRole('row', { name: /^Jonas Weber/ })
      .waitFor();
    await page().getByRole('img', { name: 'Velocity' }).waitFor();
    await page().getByRole('img', { name: 'Points and capacity' }).waitFor();
    await item(/^SHOP-8 Pay with a saved card/).waitFor();
    await picture('planning');
  });

  it('gives me a story, and takes it back', async () => {
    const { simulator } = scene;
    const assignee = () => simulator.issue('SHOP-12').assigneeId;
    await item(/^SHOP-12 /)
      .getByRole('button', { name: 'Take it' })
      .click();
    await eventually('it is mine', () => assignee() === simulator.people.mira.accountId);
    await item(/^SHOP-12 .*Mira Lindqvist.*Undo/).waitFor();
    await item(/^SHOP-12 /)
      .getByRole('button', { name: 'Undo' })
      .click();
    await eventually('it is as it was', () => assignee() === null);
    await item(/^SHOP-12 .*Take it/).waitFor();
  });

  it('counts who is away as soon as that is written down', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await writeCapacity(
      scene,
      `---\npeople:\n  - name: Jonas Weber\n    away: ${today} – ${later}\n  - name: 7\n    away: soon\n---\n`,
    );
    await people()
      .getByRole('row', { name: /^Jonas Weber \S+ [1-9]/ })
      .waitFor();
    await page()
      .getByText(/when 7 is away is not understood/)
      .waitFor();
  });

  it('reckons the days of a sprint to come', async () => {
    const { workbench } = scene;
    await workbench.runCommand('Story Context: Plan a Sprint');
    await workbench.quickInput.opened('Sprint Planning');
    await workbench.quickInput.choose(/^Sprint 25 · Returns/);
    await heading('Sprint planning: Sprint 25 · Returns', 1).waitFor();
    await page()
      .getByText(/the sprint has no dates yet/)
      .waitFor();
    await heading('Carried over', 2).waitFor();
  });
});

describe('Planning a sprint of Markdown stories', () => {
  const scene = useScene({ source: 'markdown' });
  const { page, item, heading, picture } = reportParts(scene);

  it('says what is missing, and writes into the file who takes a story', async function () {
    this.timeout(120_000);
    const { workbench } = scene;
    await workbench.openContainer('Story Context');
    await workbench.view('Sprint').row('WEB-1');
    await workbench.runCommand('Story Context: Plan a Sprint');
    await workbench.quickInput.opened('Sprint Planning');
    await workbench.quickInput.choose(/^Sprint 7/);
    await heading('Sprint planning: Sprint 7', 1).waitFor();
    await page().getByRole('img', { name: 'Points and capacity' }).waitFor();
    await item(/^WEB-2 Redeem a voucher/)
      .getByRole('button', { name: 'Take it' })
      .click();
    const file = path.join(scene.folder, 'backlog', 'WEB-2 - Redeem a voucher.md');
    await eventually('the file has it', async () =>
      /assignee: Mira Holm/.test(await fs.readFile(file, 'utf8')),
    );
    assert.match(await fs.readFile(file, 'utf8'), /^points: 3$/m);
    await picture('planning-markdown');
  });
});
