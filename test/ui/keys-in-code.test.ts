import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { appears } from '../launch/appears';
import { eventually } from './eventually';
import { useScene } from './fixtures';

const source = `// SHOP-7 keeps the address, as SHOP-9999 may one day.
// utf-8, sha-256, release-16-1 and XSHOP-7 are none.
// See https://example.test/browse/SHOP-12
export const encoding = 'UTF-8';
`;

describe('Keys in code', () => {
  const scene = useScene({
    // The terminal's text is in the page then, and not in a picture.
    settings: { 'terminal.integrated.gpuAcceleration': 'off', 'terminal.integrated.suggest.enabled': false },
  });
  const view = () => scene.workbench.view('Sprint');
  const editor = () => scene.page.locator('.editor-instance .monaco-editor');
  const links = async () =>
    (await editor().locator('.view-line .detected-link').allInnerTexts()).map((text) => text.trim());
  const link = (text: string) => editor().locator('.detected-link').filter({ hasText: text }).first();
  const hover = () => scene.page.locator('.monaco-hover:visible');
  const suggestions = () => scene.page.locator('.suggest-widget.visible .monaco-list-row');
  const lines = async () =>
    (await editor().locator('.view-line').allInnerTexts()).map((line) => line.replaceAll('\u00a0', ' '));
  const saysLine = (wanted: string) =>
    eventually(`a line says “${wanted}”`, async () => (await lines()).includes(wanted));

  /** A pointer that stays over a hover keeps it. */
  const withoutHover = async (): Promise<void> => {
    await scene.page.mouse.move(0, 0);
    await scene.page.keyboard.press('Escape');
    await hover().first().waitFor({ state: 'hidden' });
  };
  const followAt = async (x: number, y: number): Promise<void> => {
    await scene.page.keyboard.down('ControlOrMeta');
    try {
      await scene.page.mouse.move(x - 2, y);
      await scene.page.mouse.move(x, y, { steps: 3 });
      await scene.page.mouse.click(x, y);
    } finally {
      await scene.page.keyboard.up('ControlOrMeta');
    }
  };

  /** Opens the file with the cursor on a new line at its end. */
  const onNewLine = async (): Promise<void> => {
    await scene.workbench.openFile('keys.ts');
    await editor().locator('.view-line').first().click();
    await scene.page.keyboard.press('ControlOrMeta+End');
  };

  before(async function () {
    this.timeout(120_000);
    await fs.writeFile(path.join(scene.folder, 'src', 'keys.ts'), source);
    await scene.workbench.openContainer('Story Context');
    await (await view().row('SHOP-7')).says('2/5');
    await scene.workbench.openFile('keys.ts');
  });

  it('are links where a project is known, and an address stays one link', () =>
    eventually('the keys are links', async () => {
      const all = await links();
      return all.join(' ') === 'SHOP-7 SHOP-9999 https://example.test/browse/SHOP-12';
    }));

  it('tell title, status and criteria, and offer what can be done', async () => {
    await link('SHOP-7').hover();
    for (const text of ['Guest checkout', 'In Progress', '2 of 5 acceptance criteria done']) {
      await hover().filter({ hasText: text }).first().waitFor();
    }
    await hover().getByText('Start Work').click();
    await scene.workbench.quickInput.opened('Start Work on SHOP-7');
    await scene.workbench.quickInput.cancel();
  });

  it('tell that a story is not known, without asking for it', async () => {
    const asked = () =>
      scene.simulator.requests.filter(({ path: where }) => where.includes('SHOP-9999')).length;
    await withoutHover();
    await link('SHOP-9999').hover();
    await hover().filter({ hasText: 'SHOP-9999 is not among the stories known here.' }).first().waitFor();
    await hover().getByText('Look Up').waitFor();
    assert.equal(asked(), 0);
  });

  it('open the story', async () => {
    await withoutHover();
    const box = await link('SHOP-7').boundingBox();
    assert.ok(box);
    await followAt(box.x + box.width / 2, box.y + box.height / 2);
    await scene.workbench.editorTab('SHOP-7 Guest checkout').waitFor();
  });

  it('are completed after @ in a comment, mine first, by words of the title', async () => {
    await onNewLine();
    await scene.page.keyboard.type('// see @');
    await suggestions().filter({ hasText: 'SHOP-7' }).first().waitFor();
    const mine = scene.simulator.people.mira.accountId;
    const [first = ''] = await suggestions().allInnerTexts();
    const key = /SHOP-\d+/.exec(first)?.[0] ?? '';
    assert.equal(scene.simulator.issue(key).assigneeId, mine, first);
    await scene.page.keyboard.type('rounds');
    await suggestions().filter({ hasText: 'Basket total rounds down' }).first().waitFor();
    await eventually('it is the only one', async () => (await suggestions().count()) === 1);
    await scene.page.keyboard.press('Enter');
    await saysLine('// see SHOP-12');
  });

  it('are completed after what they begin with', async () => {
    await onNewLine();
    await scene.page.keyboard.press('Enter');
    // A comment may go on by itself.
    await scene.page.keyboard.press('Shift+Home');
    await scene.page.keyboard.type('// SHOP-1');
    await suggestions().filter({ hasText: 'SHOP-12' }).first().waitFor();
    await scene.page.keyboard.type('2');
    await scene.page.keyboard.press('Enter');
    await saysLine('// SHOP-12');
  });

  it('are completed in the commit box', async () => {
    await scene.workbench.openContainer('Source Control');
    await scene.workbench.typeCommitMessage('');
    await scene.page.keyboard.type('Round down @rounds');
    await suggestions().filter({ hasText: 'SHOP-12' }).first().waitFor();
    await scene.page.keyboard.press('Enter');
    await eventually(
      'the box has the key',
      async () => (await scene.workbench.commitMessage()) === 'Round down SHOP-12',
    );
  });

  it('are links in the terminal, in the name of a branch too', async () => {
    await scene.workbench.runCommand('Terminal: Create New Terminal');
    const rows = scene.page.locator('.xterm-rows > div');
    await rows
      .filter({ hasText: /[#$] *$/ })
      .first()
      .waitFor();
    await scene.page.keyboard.type('clear; echo feature/shop-10-promo\n');
    const row = rows.filter({ hasText: /^feature\/shop-10-promo/ }).first();
    await row.waitFor();
    const place = await row.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { left, top, width, height, length: (element.textContent ?? '').trimEnd().length };
    });
    const x = place.left + (place.width * 'feature/sho'.length) / place.length;
    const y = place.top + place.height / 2;
    // The terminal looks for links a moment after the pointer came.
    const tab = scene.workbench.editorTab('SHOP-10 Promo code');
    await eventually('the story is open', async () => {
      await followAt(x, y);
      return appears(tab, 5_000);
    });
  });

  it('are known in a new window, from what was last known, without a question to Jira', async () => {
    await scene.workbench.openFile('keys.ts');
    await scene.workbench.runCommand('File: Save');
    await scene.workbench.closeTabs();
    await scene.workbench.openContainer('Explorer');
    await scene.reload();
    const before = scene.simulator.requests.length;
    await scene.workbench.openFile('keys.ts');
    await link('SHOP-7').waitFor();
    await link('SHOP-7').hover();
    await hover().filter({ hasText: 'Guest checkout' }).first().waitFor();
    // Whoever is signed in is asked for at the start, and the page of a story that was closed a moment ago may come back.
    const asked = scene.simulator.requests.slice(before).map(({ path: where }) => where);
    assert.deepEqual(
      asked.filter((where) => /search|sprint|bulk/i.test(where)),
      [],
    );
    await withoutHover();
  });

  it('are plain text at once where the setting says so', async () => {
    await scene.workbench.openFile('keys.ts');
    await link('SHOP-7').waitFor();
    const settings = path.join(scene.folder, '.vscode', 'settings.json');
    await fs.mkdir(path.dirname(settings), { recursive: true });
    await fs.writeFile(settings, JSON.stringify({ 'storyContext.keysInCode': false }));
    await eventually('only the address is a link', async () => {
      const all = await links();
      return all.join(' ') === 'https://example.test/browse/SHOP-12';
    });
  });
});
