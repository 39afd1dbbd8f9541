import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { useBrowser } from './fixtures';
import { documentPages } from './document-pages';
import { askingBesidePage, askingPage, barePage, galleryPage, loadingPage } from './gallery';
import { openStoryPage } from './story-page';
import themes from './themes.json';

const folder = path.resolve(__dirname, '../../../webview-ui/styles');
const styles = readdirSync(folder)
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n');

const gallery = [galleryPage, askingPage, askingBesidePage, barePage, loadingPage];

describe('the looks of the story page', function () {
  this.timeout(30_000);
  const browser = useBrowser();

  it('has no colour of its own', () => {
    const rules = styles.replace(/\/\*.*?\*\//gs, '');
    assert.deepEqual(rules.match(/#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(/gi) ?? [], []);
  });

  it('takes only colours that VS Code has', () => {
    const known = new Set(Object.values(themes).flatMap(({ variables }) => Object.keys(variables)));
    const used = new Set(styles.match(/--vscode-[\w-]+/g));
    // Newer than the oldest VS Code supported; each has a fallback.
    used.delete('--vscode-cornerRadius-small');
    assert.deepEqual(
      [...used].filter((name) => !known.has(name)),
      [],
    );
  });

  for (const width of [320, 600, 1200, 2000]) {
    it(`fits ${width} pixels`, async () => {
      const open = await openStoryPage(browser(), { width });
      for (const page of [...gallery, ...Object.values(documentPages)]) {
        await open.show(page);
        assert.equal(await open.page.evaluate(() => document.documentElement.scrollWidth), width);
      }
      await open.close();
    });
  }

  it('fits when text is twice as large', async () => {
    const open = await openStoryPage(browser(), { width: 640 });
    await open.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
    await open.show(galleryPage);
    const { scroll, title } = await open.page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      title: getComputedStyle(document.querySelector('h1') ?? document.body).fontSize,
    }));
    assert.equal(scroll, 640);
    assert.equal(title, '52px');
    await open.close();
  });

  it('has a title of the size VS Code gives its own pages', async () => {
    const open = await openStoryPage(browser());
    await open.show(galleryPage);
    const title = await open.page.getByRole('heading', { level: 1 }).evaluate((element) => {
      const { fontSize, fontWeight } = getComputedStyle(element);
      return { fontSize, fontWeight };
    });
    assert.deepEqual(title, { fontSize: '26px', fontWeight: '600' });
    await open.close();
  });

  it('reads from right to left what is written so', async () => {
    const open = await openStoryPage(browser());
    await open.show(galleryPage);
    const direction = (words: string) =>
      open.page
        .getByText(words)
        .last()
        .evaluate((element) => getComputedStyle(element).direction);
    assert.equal(await direction('يجب أن يرى'), 'rtl');
    assert.equal(await direction('As a shopper I want'), 'ltr');
    const bullets = await open.page
      .locator('li', { hasText: 'بطاقة جديدة' })
      .evaluate((element) => getComputedStyle(element).direction);
    assert.equal(bullets, 'rtl');
    await open.close();
  });

  it('stands still for those who asked for it', async () => {
    const open = await openStoryPage(browser());
    const moving = () => open.page.evaluate(() => document.getAnimations().length);
    await open.show(loadingPage);
    assert.ok((await moving()) > 0);
    await open.page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
    await open.show({ ...galleryPage, state: { kind: 'refreshing' } });
    assert.equal(await moving(), 0);
    await open.close();
  });
});
