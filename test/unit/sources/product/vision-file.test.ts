import assert from 'node:assert/strict';
import { productFile, readProductFolder } from '../../../../src/sources/product/product-folder';
import { readVision } from '../../../../src/sources/product/vision-file';
import { memoryFiles } from './memory-files';

async function read(text: string): Promise<ReturnType<typeof readVision>> {
  const file = productFile(await readProductFolder(memoryFiles({ 'vision.md': text })), 'vision.md');
  assert.ok(file);
  return readVision(file);
}

describe('vision.md', () => {
  it('is its heading, its first paragraph, and the outcomes of its front matter', async () => {
    const { vision, problems } = await read(`---
outcomes:
  - Nobody leaves at the sign-in page
  - name: Guests come back
    metric: Returning guests
    epics: [WEB-20]
    stories: [WEB-1, WEB-6]
---

# The shop

Buying takes **less than a minute**.

More of it.
`);
    assert.deepEqual(problems, []);
    assert.equal(vision.title, 'The shop');
    assert.equal(vision.statement, 'Buying takes less than a minute.');
    assert.deepEqual(vision.outcomes, [
      { name: 'Nobody leaves at the sign-in page', metrics: [], stories: [] },
      { name: 'Guests come back', metrics: ['Returning guests'], stories: ['WEB-20', 'WEB-1', 'WEB-6'] },
    ]);
  });

  it('needs no front matter, and no heading', async () => {
    const { vision } = await read('Buying takes less than a minute.\n');
    assert.equal(vision.title, undefined);
    assert.equal(vision.statement, 'Buying takes less than a minute.');
    assert.deepEqual(vision.outcomes, []);
  });

  it('says which outcome has no name, and keeps the others', async () => {
    const { vision, problems } = await read(
      '---\noutcomes: [{ metric: Churn }, 7, { name: [] }, Fine]\n---\n',
    );
    assert.deepEqual(
      vision.outcomes.map(({ name }) => name),
      ['7', 'Fine'],
    );
    assert.deepEqual(problems, [
      { subject: 'vision.md', message: 'outcome 1 has no name: write it as text, or as "name: …"' },
      { subject: 'vision.md', message: 'outcome 3 has no name: write it as text, or as "name: …"' },
    ]);
  });
});
