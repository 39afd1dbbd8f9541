import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import { useBrowser } from './fixtures';
import type { StoryPage } from '../../../src/page-views/story';
import { documentPages } from './document-pages';
import { askingBesidePage, askingPage, barePage, failedPage, galleryPage, loadingPage } from './gallery';
import { openStoryPage, themeNames } from './story-page';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const pages: Record<string, StoryPage> = {
  ...{ galleryPage, askingPage, askingBesidePage, barePage, failedPage, loadingPage },
  ...documentPages,
};

describe('the story page for everyone', function () {
  this.timeout(60_000);
  const browser = useBrowser();

  for (const theme of themeNames) {
    it(`has nothing for axe to find in ${theme}`, async () => {
      const open = await openStoryPage(browser(), { theme });
      await open.page.evaluate(axe);
      for (const [name, page] of Object.entries(pages)) {
        await open.show(page);
        const found = await open.page.evaluate(async () => {
          for (const element of document.querySelectorAll('details')) element.open = true;
          const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
          const { violations, passes } = await axe.run();
          return {
            passes: passes.length,
            violations: violations.map(({ id, help, nodes }) => ({
              id,
              help,
              nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
            })),
          };
        });
        assert.deepEqual(found.violations, [], `${name} in ${theme}`);
        assert.ok(found.passes > 10);
      }
      await open.close();
    });
  }
});
