import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../launch/workbench';
import { ticksIn } from '../simulator/marks';
import type { RichText } from '../simulator/model';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('The story page', () => {
  const scene = useScene();
  const open = async (key: string, workbench: Workbench = scene.workbench): Promise<void> => {
    await workbench.openContainer('Story Context');
    await (await workbench.view('Sprint').row(key)).click();
    await workbench.editorTab(key).waitFor();
    // Until then the page that was shown before is still in sight.
    await workbench.webview.locator('header').getByText(key, { exact: true }).first().waitFor();
  };
  const box = (name: string | RegExp): Locator => scene.workbench.webview.getByRole('checkbox', { name });
  const checked = async (locator: Locator, value: boolean): Promise<void> => {
    await locator.and(scene.workbench.webview.locator(`[aria-checked="${value}"]`)).waitFor();
  };
  const ticks = (key: string): number => ticksIn(scene.simulator.issue(key).description);
  const writes = () => scene.simulator.requests.filter(({ method }) => method !== 'GET' && method !== 'POST');
  const written = async (count: number): Promise<void> => {
    await eventually('Jira has it', () => writes().length >= count);
    assert.equal(writes().length, count);
  };

  it('has what a developer needs, under headings', async () => {
    await open('SHOP-7');
    const page = scene.workbench.webview;
    await page
      .getByRole('heading', { level: 1, name: 'Guest checkout keeps the delivery address' })
      .waitFor();
    for (const name of ['Acceptance criteria', 'Description', 'Questions', 'Branches and commits']) {
      await page.getByRole('heading', { level: 2, name }).waitFor();
    }
    for (const fact of ['In Progress', 'Mira Lindqvist', 'SHOP-1 Checkout without an account', 'Sprint 24']) {
      await page.getByText(fact).first().waitFor();
    }
    assert.equal(await page.getByRole('checkbox').count(), 5);
  });

  it('runs under its policy without a violation', () => {
    assert.deepEqual(
      scene.console.filter(
        (line) => /Content Security Policy|violates/i.test(line) && /webview\.js|style/.test(line),
      ),
      [],
    );
  });

  it('writes a tick into its one place, and the tree follows', async () => {
    const before = structuredClone(scene.simulator.issue('SHOP-7').description);
    scene.simulator.clearRequests();
    const criterion = box('After 30 minutes without a click the address is gone');
    await checked(criterion, false);
    await criterion.click();
    await checked(criterion, true);
    await written(1);
    await (await scene.workbench.view('Sprint').row('SHOP-7')).says('3/5');
    const { at, states } = differences(partsOf(before), partsOf(scene.simulator.issue('SHOP-7').description));
    const wanted = scene.simulator.deployment === 'cloud' ? ['TODO', 'DONE'] : ['x', '/'];
    assert.deepEqual(states, [wanted], `changed: ${at.join(', ')}`);
  });

  it('is ticked by the keyboard too', async () => {
    scene.simulator.clearRequests();
    const criterion = box('After 30 minutes without a click the address is gone');
    await criterion.focus();
    await scene.page.keyboard.press('Space');
    await checked(criterion, false);
    await written(1);
    await (await scene.workbench.view('Sprint').row('SHOP-7')).says('2/5');
  });

  it('gathers quick ticks into one edit', async () => {
    scene.simulator.clearRequests();
    await box(/^The response of/).click();
    await box(/^Signing in during checkout/).click();
    await written(1);
    await (await scene.workbench.view('Sprint').row('SHOP-7')).says('4/5');
  });

  it('keeps ticks of bullets in the issue property, and the text as it is', async () => {
    await open('SHOP-8');
    const issue = scene.simulator.issue('SHOP-8');
    const before = JSON.stringify([issue.description, issue.acceptance]);
    const first = scene.workbench.webview.getByRole('checkbox').first();
    await first.click();
    await checked(first, true);
    await eventually('Jira has it', () => issue.properties.has('story-context.acceptance'));
    await scene.workbench.webview.getByText('Ticked by Mira Lindqvist').waitFor();
    assert.equal(JSON.stringify([issue.description, issue.acceptance]), before);
    await (await scene.workbench.view('Sprint').row('SHOP-8')).says(/1\/\d/);
  });

  it('takes a tick back that could not be written, says why, and tries again', async () => {
    await open('SHOP-12');
    scene.simulator.addFault({
      kind: 'status',
      method: 'PUT',
      path: '/rest/api/*/issue/SHOP-12*',
      status: 400,
      body: { errorMessages: [], errors: { description: 'The entered text is too long.' } },
      times: 'always',
    });
    const criterion = scene.workbench.webview.getByRole('checkbox', { checked: false }).first();
    const name = (await criterion.getAttribute('aria-label')) ?? '';
    await criterion.click();
    await scene.workbench.webview
      .getByText(/refused it: .*too long/)
      .first()
      .waitFor();
    await checked(box(name), false);
    scene.simulator.clearFaults();
    await scene.workbench.webview.getByRole('button', { name: 'Retry' }).click();
    await checked(box(name), true);
    await eventually('Jira has it', () => ticks('SHOP-12') === 1);
  });

  it('writes nothing where the Product Owner changed the criterion meanwhile', async () => {
    await open('SHOP-7');
    const issue = scene.simulator.issue('SHOP-7');
    const reworded = JSON.stringify(issue.description).replace(
      'The address survives a reload of the page',
      'The address survives a reload of the page and a new tab',
    );
    issue.description = JSON.parse(reworded) as typeof issue.description;
    scene.simulator.clearRequests();
    await box('The address survives a reload of the page').click();
    await scene.workbench.webview
      .getByText(/Not saved, because it says something else since you saw it/)
      .first()
      .waitFor();
    await box('The address survives a reload of the page and a new tab').waitFor();
    assert.equal(writes().length, 0);
    assert.equal(JSON.stringify(issue.description), reworded);
  });

  it('shows a tick in a second VS Code after a refresh', async function () {
    this.timeout(120_000);
    const second = await scene.secondWorkbench();
    await open('SHOP-12', second);
    const name = /./;
    const ticked = second.webview.getByRole('checkbox', { name, checked: true });
    await ticked.first().waitFor();
    await open('SHOP-12');
    await scene.workbench.webview.getByRole('checkbox', { checked: false }).first().click();
    await eventually('Jira has it', () => ticks('SHOP-12') === 2);
    assert.equal(await ticked.count(), 1);
    await second.webview.getByRole('button', { name: 'Refresh' }).click();
    await ticked.nth(1).waitFor();
  });

  it('offers to ask for criteria where a story has none', async () => {
    await open('SHOP-14');
    await scene.workbench.webview.getByText('This story has no acceptance criteria yet.').waitFor();
    await scene.workbench.webview.getByRole('button', { name: 'Ask the Product Owner for them' }).waitFor();
  });

  it('shows what it knows when Jira cannot be reached, and how old that is', async () => {
    await open('SHOP-7');
    scene.simulator.addFault({ kind: 'drop-before', path: '/rest/api/*/issue/SHOP-7', times: 'always' });
    await scene.workbench.webview.getByRole('button', { name: 'Refresh' }).click();
    await scene.workbench.webview
      .getByText(/cannot be reached.*Shown as of/)
      .first()
      .waitFor();
    assert.equal(await scene.workbench.webview.getByRole('checkbox').count(), 5);
    scene.simulator.clearFaults();
    await scene.workbench.webview.getByRole('button', { name: 'Try again' }).click();
    await scene.workbench.webview
      .getByText(/cannot be reached/)
      .first()
      .waitFor({ state: 'hidden' });
  });
});

describe('A tick that Jira could not be told', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });

  it('is kept over a restart of the window, and written then', async function () {
    this.timeout(120_000);
    const name = 'After 30 minutes without a click the address is gone';
    const box = () => scene.workbench.webview.getByRole('checkbox', { name });
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row('SHOP-7')).click();
    scene.simulator.addFault({ kind: 'drop-before', method: 'PUT', times: 'always' });
    const before = ticksIn(scene.simulator.issue('SHOP-7').description);
    await box().click();
    await scene.workbench.webview
      .getByText(/cannot be reached/)
      .first()
      .waitFor();
    await scene.reload();
    assert.equal(ticksIn(scene.simulator.issue('SHOP-7').description), before);
    scene.simulator.clearFaults();
    await scene.workbench.view('Sprint').clickAction('Refresh');
    await eventually(
      'Jira has it',
      () => ticksIn(scene.simulator.issue('SHOP-7').description) === before + 1,
    );
    await (await scene.workbench.view('Sprint').row('SHOP-7')).says('3/5');
  });
});

/** The smallest parts a text is told apart by: nodes of ADF, characters of wiki markup. */
const partsOf = (text: RichText): unknown => (typeof text === 'string' ? [...text] : text);

/** Where two JSON values differ, and the two values there. */
function differences(a: unknown, b: unknown, at = '$'): { at: string[]; states: unknown[][] } {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const inside = keys.map((key) =>
      differences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${at}.${key}`),
    );
    return { at: inside.flatMap((one) => one.at), states: inside.flatMap((one) => one.states) };
  }
  return a === b ? { at: [], states: [] } : { at: [at], states: [[a, b]] };
}
