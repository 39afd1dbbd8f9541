import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { textsOfAdf } from '../documents/adf-texts';
import { adfGallery, markdownGallery, wikiGallery } from '../documents/galleries';
import { resultsFolder } from '../launch/paths';
import type { RichText } from '../simulator/model';
import { useScene, type Scene } from './fixtures';

const compact = (text: string): string => text.replace(/\s+/g, '');

/** Opens a story and gives all that its description says; a picture of it stays beside the results. */
async function described(scene: Scene, key: string, name: string): Promise<string> {
  const { workbench } = scene;
  await workbench.openContainer('Story Context');
  await (await workbench.view('Sprint').row(key)).click();
  await workbench.webview.locator('header').getByText(key, { exact: true }).first().waitFor();
  const region = workbench.webview.getByRole('region', { name: 'Description' });
  await region.waitFor();
  for (const details of await region.locator('details').all()) {
    await details.evaluate((element: HTMLDetailsElement) => (element.open = true));
  }
  await region.screenshot({ path: path.join(resultsFolder, 'ui', `documents-${name}.png`) });
  return compact(await region.evaluate((element) => element.textContent ?? ''));
}

const violations = (scene: Scene): string[] =>
  scene.console.filter(
    (line) => /Content Security Policy|violates/i.test(line) && /webview\.js|style/.test(line),
  );

describe('A document with all that Jira can hold', () => {
  const scene = useScene({ settings: { 'storyContext.refreshInterval': 0 } });

  it('is shown whole', async () => {
    const isCloud = scene.simulator.deployment === 'cloud';
    Object.assign(scene.simulator.issue('SHOP-9'), {
      description: (isCloud ? adfGallery : wikiGallery) as RichText,
    });
    const shown = await described(scene, 'SHOP-9', isCloud ? 'adf' : 'wiki');
    const texts = isCloud ? textsOfAdf(adfGallery) : ['Saved cards', 'Scope'];
    for (const text of texts) assert.ok(shown.includes(compact(text)), text);
    assert.ok(!shown.includes('couldnotbeshown'));
    assert.deepEqual(violations(scene), []);
  });
});

describe('A document with all that Markdown can say', () => {
  const scene = useScene({
    source: 'markdown',
    workspace: async (folder) => {
      await fs.mkdir(path.join(folder, 'backlog'));
      const front = '---\nid: DOC-1\ntitle: All that Markdown can say\nstatus: To Do\n---\n\n';
      await fs.writeFile(
        path.join(folder, 'backlog', 'DOC-1.md'),
        `${front}## Description\n\n${markdownGallery}`,
      );
    },
  });

  it('is shown whole', async () => {
    const shown = await described(scene, 'DOC-1', 'markdown');
    for (const text of ['saved card', 'From the vault', 'Setext heading', 'Encrypted']) {
      assert.ok(shown.includes(compact(text)), text);
    }
    assert.deepEqual(violations(scene), []);
  });
});
