import assert from 'node:assert/strict';
import path from 'node:path';
import { createJiraSource } from '../../src/sources/jira';
import { answerAs } from '../launch/answer';
import { resultsFolder } from '../launch/paths';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const property = 'story-context.question';

/** What was asked about the sprint's stories, from the question to the answer. */
describe('The view of questions', () => {
  const scene = useScene();
  const view = () => scene.workbench.view('Questions');
  const badge = () => scene.workbench.badge('Story Context');
  const refresh = () => scene.workbench.runCommand('Story Context: Refresh');
  const picture = (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`));
  const comments = (key: string) => scene.simulator.issue(key).comments;
  const record = (key: string, id: string) =>
    comments(key)
      .map(({ properties }) => properties.get(property) as { id?: string; state?: string } | undefined)
      .find((value) => value?.id === id);

  /** As somebody does in a VS Code elsewhere. */
  async function ask(key: string, id: string, text: string, who: 'mira' | 'jonas' = 'mira'): Promise<void> {
    const { url, deployment, people } = scene.simulator;
    const { [who]: asker, oskar } = people;
    const isCloud = deployment === 'cloud';
    const { email, token } = asker;
    const credentials = isCloud
      ? ({ kind: 'cloud-token', email, token } as const)
      : ({ kind: 'pat', token } as const);
    const source = createJiraSource({
      ...{ baseUrl: url, deployment, writeTo: 'source', userAgent: 'story-context/0.0.0 (tests)' },
      credentials: () => Promise.resolve(credentials),
      log: () => undefined,
    });
    const to = [{ id: isCloud ? oskar.accountId : oskar.name, name: oskar.displayName }];
    await source.ask(key, { id, text, to });
  }

  before(async function () {
    this.timeout(120_000);
    for (const issue of scene.simulator.state.issues)
      issue.comments = issue.comments.filter(({ properties }) => !properties.has(property));
    await scene.workbench.openContainer('Story Context');
    await scene.workbench.view('Sprint').row('SHOP-7');
    await view().pane.locator('.pane-header').click();
  });

  it('invites to ask where nobody did', async () => {
    await view().welcome().getByText('Nobody has asked anything').waitFor();
    await view().welcome().getByRole('button', { name: 'Ask the Product Owner' }).waitFor();
  });

  it('shows a question with its story, who was asked and since when', async () => {
    await ask('SHOP-7', 'Q-0A01', 'Does this hold for **gift orders** too?');
    await refresh();
    const row = await view().row('Does this hold for gift orders too?');
    await row.says('SHOP-7 · Oskar Brandt · just now');
    assert.deepEqual((await view().rows()).slice(0, 1), ['Open 1']);
    assert.match(
      (await row.locator.getAttribute('aria-label')) ?? '',
      /^Question about SHOP-7: Does this hold for gift orders too\?, open, Oskar Brandt/,
    );
    assert.equal(await badge(), '');
  });

  it('tells once that somebody answered, with a badge until that is seen', async () => {
    await answerAs(scene.simulator, 'oskar', 'SHOP-7', 'Yes, there too. <b>Always</b>.');
    await refresh();
    const { workbench } = scene;
    await workbench.notification('Oskar Brandt answered your question about SHOP-7.').waitFor();
    await eventually('the badge counts it', async () => (await badge()) === '1');
    await (await view().row('Does this hold for gift orders too?')).says('new answer');
    await picture('questions-unread');
    await workbench.answerNotification('Oskar Brandt answered', 'Show');
    await workbench.editorTab('SHOP-7').waitFor();
    await workbench.webview.locator('.question:focus').filter({ hasText: 'gift orders' }).waitFor();
    await eventually('the badge goes', async () => (await badge()) === '');
    await refresh();
    await (await view().row('Does this hold for gift orders too?')).says('answered?');
    assert.equal(await workbench.notification('answered your question').count(), 0);
  });

  it('has the answers below, and everything in the tooltip as text', async () => {
    const row = await view().row('Does this hold for gift orders too?');
    await row.expand();
    await (await view().row('Yes, there too. <b>Always</b>.')).says('Oskar Brandt');
    await row.hover();
    const tooltip = scene.page.locator('.workbench-hover').filter({ hasText: 'asked' }).first();
    await tooltip.waitFor();
    assert.match(await tooltip.innerText(), /Mira Lindqvist asked Oskar Brandt[^]*<b>Always<\/b>/);
    await row.collapse();
  });

  it('replies, once, and shows that at once', async () => {
    const { quickInput } = scene.workbench;
    const before = comments('SHOP-7').length;
    const row = await view().row('Does this hold for gift orders too?');
    await row.clickAction('Reply...');
    await quickInput.opened('Reply in SHOP-7');
    await quickInput.answer('Also when they are sent abroad?');
    await quickInput.closed();
    await row.expand();
    await view().row('Also when they are sent abroad?');
    await eventually('it is posted', () => comments('SHOP-7').length === before + 1);
    await row.collapse();
  });

  it('accepts the answer, resolves the question and opens it again', async () => {
    const row = await view().row('Does this hold for gift orders too?');
    await row.clickAction('Accept Answer');
    await eventually('it is answered in Jira', () => record('SHOP-7', 'Q-0A01')?.state === 'answered');
    await eventually('it shows', async () => (await view().rows()).includes('Answered 1'));
    await view().tree.getByRole('treeitem', { name: 'Answered, 1 question', exact: true }).waitFor();
    await row.clickAction('Resolve Question');
    await eventually('it is resolved in Jira', () => record('SHOP-7', 'Q-0A01')?.state === 'resolved');
    const group = await view().row('Resolved');
    assert.equal(await group.locator.getAttribute('aria-expanded'), 'false');
    await group.expand();
    await row.clickAction('Reopen Question');
    await eventually('it is open in Jira', () => record('SHOP-7', 'Q-0A01')?.state === 'open');
    await eventually('it shows', async () => (await view().rows()).includes('Open 1'));
  });

  it('shows what others asked where that is wanted, by story too', async () => {
    await view().clickAction("Show Everyone's Questions");
    await ask('SHOP-12', 'Q-0A02', 'How many steps?', 'jonas');
    await refresh();
    await (await view().row('How many steps?')).says('SHOP-12 · Jonas');
    await view().clickAction('Group Questions by Story');
    await view().row('SHOP-12 Basket total');
    await picture('questions-by-story');
    await view().clickAction('Group Questions by State');
    await view().clickAction('Show My Questions');
    await eventually('it is gone', async () => !(await view().has('How many steps?')));
  });

  it('shows all of it in a new window that gets nothing of Jira but who is signed in', async () => {
    for (const path of ['/rest/agile/*', '/rest/software/*', '*/search*', '*/issue/*', '*/comment/*'])
      scene.simulator.addFault({ kind: 'drop-before', path, times: 'always' });
    await scene.reload();
    await scene.workbench.openContainer('Story Context');
    const row = await view().row('Does this hold for gift orders too?');
    await row.says('SHOP-7 · Oskar Brandt');
    scene.simulator.clearFaults();
    await refresh();
  });

  it('marks a question that waits for too long, and reminds of it once', async () => {
    await ask('SHOP-10', 'Q-0A03', 'Before or after the delivery costs?');
    const week = 7 * 86_400_000;
    for (const comment of comments('SHOP-10').slice(-1))
      Object.assign(comment, { created: Date.now() - week, updated: Date.now() - week });
    await refresh();
    const row = await view().row('Before or after the delivery costs?');
    await row.says('5 days, no answer');
    const before = comments('SHOP-10').length;
    await row.clickAction('Remind of Question');
    await scene.workbench.notification('Reminded Oskar Brandt of your question.').waitFor();
    assert.equal(comments('SHOP-10').length, before + 1);
    await row.says('5 days, no answer');
    assert.ok(!(await row.menu()).includes('Remind of Question'));
  });

  it('deletes a question once that is confirmed', async () => {
    const row = await view().row('Does this hold for gift orders too?');
    await row.chooseFromMenu('Delete...');
    await scene.workbench.answerDialog('Delete this question?', 'Delete');
    await eventually('it is gone in Jira', () => record('SHOP-7', 'Q-0A01') === undefined);
    await eventually('it is gone', async () => !(await view().has('gift orders')));
  });
});
