import assert from 'node:assert/strict';
import { readProductFolder } from '../../../../src/sources/product/product-folder';
import { type ProductPlan, productPlan } from '../../../../src/sources/product/read-product';
import { memoryFiles } from './memory-files';

const plan = async (files: Readonly<Record<string, string>>): Promise<ProductPlan> =>
  productPlan(await readProductFolder(memoryFiles(files)));

describe('The plan of a product', () => {
  it('is empty where nothing is written down', async () => {
    assert.deepEqual(await plan({}), { metrics: [], problems: [] });
    assert.deepEqual(await plan({ 'metrics/README.md': '# How we count\n' }), { metrics: [], problems: [] });
  });

  it('has the vision and the metrics that can be read, and what is wrong with the others', async () => {
    const { vision, metrics, problems } = await plan({
      'vision.md': '\uFEFF# Shop\r\n\r\nNobody waits.\r\n',
      'metrics/broken.md': '---\nname: [\n---\n',
      'metrics/churn.md': '---\r\nname: Churn\r\nsource: churn.csv\r\n---\r\n',
    });
    assert.equal(vision?.title, 'Shop');
    assert.equal(vision?.statement, 'Nobody waits.');
    assert.deepEqual(
      metrics.map(({ name }) => name),
      ['Churn'],
    );
    assert.deepEqual(
      problems.map(({ subject }) => subject),
      ['metrics/broken.md'],
    );
  });

  it('says which metrics are taken for each other', async () => {
    const { metrics, problems } = await plan({
      'metrics/a.md': '---\nname: Guest rate\nsource: a.csv\n---\n',
      'metrics/b.md': '---\nname: guest_rate\nsource: b.csv\n---\n',
    });
    assert.equal(metrics.length, 2);
    assert.deepEqual(problems, [
      { subject: 'metrics/b.md', message: 'it is called "guest_rate", as metrics/a.md is' },
    ]);
  });
});
