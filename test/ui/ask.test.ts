import assert from 'node:assert/strict';
import { answerAs } from '../launch/answer';
import { isMentioned } from '../simulator/marks';
import { CodeThread } from './code-thread';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('Asking the Product Owner', () => {
  const scene = useScene();
  const page = () => scene.workbench.webview;
  const questions = () => page().getByRole('region', { name: 'Questions' });
  const comments = (key: string) => scene.simulator.issue(key).comments;
  const bodyOf = (key: string): string => JSON.stringify(comments(key).at(-1)?.body) ?? '';
  const openStory = async (key: string): Promise<void> => {
    await scene.workbench.openContainer('Story Context');
    await (await scene.workbench.view('Sprint').row(key)).click();
    await scene.workbench.editorTab(key).waitFor();
    // Until then the page that was shown before is still in sight.
    await page().locator('header').getByText(key, { exact: true }).first().waitFor();
    await questions().waitFor();
  };

  it('posts one comment that mentions the Product Owner, and lists the question', async () => {
    const { quickInput } = scene.workbench;
    await openStory('SHOP-7');
    const before = comments('SHOP-7').length;
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await quickInput.opened('Ask Oskar Brandt about SHOP-7');
    await quickInput.answer('Does this hold for gift orders too?');
    await scene.workbench.notification('Asked Oskar Brandt').waitFor();
    await questions().getByText('Does this hold for gift orders too?').waitFor();
    await questions().getByText('No answer yet').waitFor();
    assert.equal(comments('SHOP-7').length, before + 1);
    const body = comments('SHOP-7').at(-1)?.body ?? null;
    assert.ok(isMentioned(scene.simulator.people.oskar, body), bodyOf('SHOP-7'));
  });

  it('quotes the criterion it is about', async () => {
    const { quickInput } = scene.workbench;
    const criterion = 'The address survives a reload of the page';
    await page().getByRole('checkbox', { name: criterion }).hover();
    await page()
      .getByRole('button', { name: `Ask about: ${criterion}` })
      .click();
    await quickInput.opened(criterion);
    await quickInput.answer('In a private window as well?');
    await questions().getByText('In a private window as well?').waitFor();
    const body = bodyOf('SHOP-7');
    assert.match(body, /"type":"blockquote"|\{quote\}/);
    assert.ok(body.includes(criterion), body);
  });

  it('brings the answer back to the page', async () => {
    await answerAs(scene.simulator, 'oskar', 'SHOP-7', 'Yes, there too.');
    await page().getByRole('button', { name: 'Refresh' }).click();
    const asked = questions().getByRole('listitem').filter({ hasText: 'In a private window as well?' });
    await asked.getByText('Yes, there too.').waitFor();
  });

  it('carries file, lines and a link to them from a selection in the editor', async () => {
    const { workbench } = scene;
    await workbench.openFile('session.ts');
    await workbench.selectLines(14, 17);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = new CodeThread(scene.page, 'Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await scene.page.keyboard.insertText('Is this the rounding you mean?');
    await asking.button('Ask').click();
    await eventually('the comment is posted', () =>
      bodyOf('SHOP-12').includes('Is this the rounding you mean?'),
    );
    const body = bodyOf('SHOP-12');
    assert.ok(body.includes('src/session.ts') && body.includes('14'), body);
    const sha = (await scene.git('rev-parse', 'HEAD')).trim();
    const property = JSON.stringify([...(comments('SHOP-12').at(-1)?.properties ?? [])]);
    assert.ok(property.includes(sha) && property.includes('src/session.ts'), property);
  });

  it('leads from the page back to the lines', async () => {
    const { workbench } = scene;
    await workbench.closeTabs();
    await openStory('SHOP-12');
    await questions()
      .getByRole('button', { name: /session\.ts:14/ })
      .click();
    await workbench.editorTab('session.ts').waitFor();
    await scene.page
      .getByText(/Ln 17, Col|\(\d+ selected\)/)
      .first()
      .waitFor();
  });

  it('keeps what was typed when it could not be posted, and posts it once', async () => {
    const { workbench, simulator } = scene;
    await openStory('SHOP-10');
    const before = comments('SHOP-10').length;
    simulator.addFault({
      kind: 'status',
      method: 'POST',
      path: '/rest/api/*/issue/SHOP-10/comment',
      status: 400,
      body: { errorMessages: ['Comments are closed.'], errors: {} },
    });
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await workbench.quickInput.opened('Whom do you want to ask?');
    await workbench.quickInput.choose('Oskar Brandt');
    await workbench.quickInput.opened('Ask Oskar Brandt about SHOP-10');
    await workbench.quickInput.answer('Once or twice?');
    await workbench.quickInput.widget.getByText(/Comments are closed/).waitFor();
    assert.equal(await workbench.quickInput.value(), 'Once or twice?');
    simulator.addFault({ kind: 'drop-after', method: 'POST', path: '/rest/api/*/issue/SHOP-10/comment' });
    await workbench.quickInput.accept();
    // The lost answer is looked up before anything is posted again.
    await workbench.quickInput.closed();
    await questions().getByText('Once or twice?').waitFor();
    assert.equal(comments('SHOP-10').length, before + 1);
  });
});
