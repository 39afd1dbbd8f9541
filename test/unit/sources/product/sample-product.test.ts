import assert from 'node:assert/strict';
import { isSameName, standingOf } from '../../../../src/domain/metric';
import { sampleBacklog } from '../../../../src/sources/markdown/sample-backlog';
import { readMetric } from '../../../../src/sources/product/read-metric';
import { productPlan } from '../../../../src/sources/product/read-product';
import { readProductFolder } from '../../../../src/sources/product/product-folder';
import { sampleProduct } from '../../../../src/sources/product/sample-product';
import { memoryFiles } from './memory-files';

describe('The sample of a product', () => {
  const today = new Date(2026, 10, 26);
  const files = memoryFiles(Object.fromEntries(sampleProduct(today).map(({ path, text }) => [path, text])));

  it('is read without a problem', async () => {
    const plan = productPlan(await readProductFolder(files));
    assert.deepEqual(plan.problems, []);
    assert.equal(plan.vision?.title, 'The shop that asks for nothing');
    assert.deepEqual(
      plan.metrics.map(({ name }) => name),
      ['Guest checkout rate', 'Support tickets'],
    );
    const outcomes = plan.vision?.outcomes.map(({ name }) => name) ?? [];
    assert.ok(outcomes.some((name) => isSameName(name, plan.metrics[0]?.outcome ?? '')));
  });

  it('has values up to today, one of them missing, and a target ahead', async () => {
    const { metrics } = productPlan(await readProductFolder(files));
    const reading = {
      files,
      get: () => Promise.reject(new Error('nothing is asked')),
      now: today.getTime(),
    };
    for (const metric of metrics) {
      const { points, problems } = await readMetric(metric, reading);
      assert.deepEqual(problems, []);
      assert.equal(points.at(-1)?.at, '2026-11-26');
      const { movement, target } = standingOf(metric, points);
      assert.deepEqual([movement, target], ['better', 'missed']);
    }
    const [rate] = metrics;
    assert.ok(rate);
    const { points } = await readMetric(rate, reading);
    assert.equal(points.filter(({ value }) => value === undefined).length, 1);
  });

  it('names stories and metrics that the sample of a backlog has', async () => {
    const backlog = sampleBacklog(today).map(({ text }) => text);
    const { metrics } = productPlan(await readProductFolder(files));
    for (const key of metrics.flatMap(({ stories }) => stories))
      assert.ok(
        backlog.some((text) => text.includes(`\nid: ${key}\n`)),
        key,
      );
    const named = backlog.flatMap((text) => /^metrics: \[(.*)\]$/m.exec(text)?.[1] ?? []);
    assert.deepEqual(named, ['Guest checkout rate']);
  });
});
