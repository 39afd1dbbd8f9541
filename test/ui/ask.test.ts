import assert from 'node:assert/strict';
import path from 'node:path';
import { answerAs } from '../launch/answer';
import { AskForm } from '../launch/ask-form';
import { resultsFolder } from '../launch/paths';
import { isMentioned } from '../simulator/marks';
import { CodeThread } from './code-thread';
import { eventually } from './eventually';
import { useScene } from './fixtures';

describe('Asking the Product Owner', () => {
  const scene = useScene();
  const page = () => scene.workbench.webview;
  const form = () => new AskForm(page());
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
    await openStory('SHOP-7');
    const before = comments('SHOP-7').length;
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await form().to('To Oskar Brandt');
    // The keyboard is in the field.
    await scene.page.keyboard.type('Does this hold for **gift** orders too?');
    await form().button('Preview').click();
    const preview = form().root.getByRole('region', { name: 'Preview' });
    await preview.getByText('@Oskar Brandt').waitFor();
    await preview.locator('strong').getByText('gift').waitFor();
    await form().button('Send question').click();
    await form().closed();
    const asked = questions()
      .getByRole('listitem')
      .filter({ hasText: 'Does this hold for gift orders too?' });
    await asked.getByText('Open', { exact: true }).waitFor();
    await asked.getByText(/Mira Lindqvist asked Oskar Brandt/).waitFor();
    await asked.locator('strong').getByText('gift').waitFor();
    assert.equal(comments('SHOP-7').length, before + 1);
    const body = comments('SHOP-7').at(-1)?.body ?? null;
    assert.ok(isMentioned(scene.simulator.people.oskar, body), bodyOf('SHOP-7'));
  });

  it('quotes the criterion it is about, and marks the criterion', async () => {
    const criterion = 'The address survives a reload of the page';
    const row = page()
      .getByRole('listitem')
      .filter({ has: page().getByRole('checkbox', { name: criterion }) });
    await row.hover();
    await row.getByRole('button', { name: `Ask about: ${criterion}` }).click();
    await row.getByRole('region', { name: 'Question about this criterion' }).waitFor();
    await form().to('To Oskar Brandt');
    await form().field.fill('In a private window as well?');
    await form().field.press('Control+Enter');
    await form().closed();
    await questions().getByText('In a private window as well?').waitFor();
    await row.getByRole('button', { name: '1 open question' }).waitFor();
    const body = bodyOf('SHOP-7');
    assert.match(body, /"type":"blockquote"|\{quote\}/);
    assert.ok(body.includes(criterion), body);
  });

  it('keeps what is typed when the form is closed, and says who asks something like it', async () => {
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await form().field.fill('Does that hold for gift orders as well?');
    await form()
      .root.getByRole('button', { name: /^Does this hold for/ })
      .waitFor();
    await form().field.press('Escape');
    await form().closed();
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await eventually('the text is there again', async () => {
      return (await form().field.inputValue()) === 'Does that hold for gift orders as well?';
    });
    await form().button('Close').click();
    await form().closed();
  });

  it('brings the answer back to the page, where it is taken', async () => {
    await answerAs(scene.simulator, 'oskar', 'SHOP-7', 'Yes, there too.');
    await page().getByRole('button', { name: 'Refresh' }).click();
    const asked = questions().locator('.question').filter({ hasText: 'In a private window as well?' });
    await asked.getByText('Yes, there too.').waitFor();
    await asked.getByText('Answered?', { exact: true }).waitFor();
    await asked.getByRole('button', { name: 'Yes, that answers it' }).click();
    await asked.getByText('Answered', { exact: true }).waitFor();
    await asked.getByText('The answer', { exact: true }).waitFor();
    await page().getByRole('button', { name: '1 question, answered' }).waitFor();
    await asked.getByRole('button', { name: 'Resolve' }).click();
    await questions().getByText('Show 1 resolved').click();
    await asked.getByRole('button', { name: 'Reopen' }).waitFor();
  });

  it('is replied to on the page', async () => {
    const asked = questions().locator('.question').filter({ hasText: 'gift orders too?' });
    await asked.getByRole('button', { name: 'Reply', exact: true }).click();
    await asked.getByRole('textbox', { name: 'Your reply' }).fill('And for *vouchers*?');
    await asked.getByRole('button', { name: 'Reply', exact: true }).click();
    await asked.locator('em').getByText('vouchers').waitFor();
    await eventually('the reply is posted', () => bodyOf('SHOP-7').includes('vouchers'));
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

  it('goes on from the lines in the form, on request with the code, and flags the story', async () => {
    const { workbench } = scene;
    await workbench.openFile('session.ts');
    await workbench.selectLines(15, 16);
    await workbench.runCommand('Story Context: Ask the Product Owner about This Code...');
    await workbench.quickInput.choose('SHOP-12');
    const asking = new CodeThread(scene.page, 'Ask Oskar Brandt about SHOP-12');
    await asking.isReady();
    await scene.page.keyboard.insertText('Who else needs this?');
    await asking.button('More Options...').click();
    await form().root.getByText('src/session.ts:15-16').waitFor();
    await eventually('the text came along', async () => {
      return (await form().field.inputValue()) === 'Who else needs this?';
    });
    await form().button('Change whom to ask').click();
    await workbench.quickInput.opened('Ask about SHOP-12');
    await workbench.quickInput.choose('Nobody by name');
    await form().to('To nobody by name');
    assert.equal(await form().box('Send the code along').isChecked(), false);
    await form().box('Send the code along').click();
    await form().box('This blocks me').click();
    await form().button('Send question').click();
    await form().closed();
    const body = bodyOf('SHOP-12');
    assert.match(body, /"type":"codeBlock"|\{code/);
    assert.match(body, /This blocks me/);
    await page().getByRole('button', { name: 'Remove flag' }).waitFor();
  });

  it('keeps what was typed when it could not be posted, and posts it once', async () => {
    const { simulator } = scene;
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
    await form().ask('Once or twice?');
    await form()
      .root.getByText(/Comments are closed/)
      .waitFor();
    assert.equal(await form().field.inputValue(), 'Once or twice?');
    simulator.addFault({ kind: 'drop-after', method: 'POST', path: '/rest/api/*/issue/SHOP-10/comment' });
    await form().button('Send question').click();
    // The lost answer is looked up before anything is posted again.
    await form().closed();
    await questions().getByText('Once or twice?').waitFor();
    assert.equal(comments('SHOP-10').length, before + 1);
  });

  it('warns that customers read what is said in a service project', async () => {
    const warning = /^Customers can read this/;
    const project = scene.simulator.state.projects.find(({ key }) => key === 'SHOP');
    assert.ok(project);
    project.isService = true;
    await page().getByRole('button', { name: 'Refresh', exact: true }).click();
    await page().getByRole('region', { name: 'Comments' }).getByText(warning).waitFor();
    assert.equal(await questions().getByText(warning).count(), 0, 'there is nothing to warn of yet');
    await questions().getByRole('button', { name: 'Reply' }).first().click();
    await questions().getByText(warning).waitFor();
    await page().getByRole('button', { name: 'Ask the Product Owner' }).first().click();
    await form().root.getByText(warning).waitFor();
    await scene.workbench.screenshot(path.join(resultsFolder, 'ui', 'customers-read.png'));
  });
});
