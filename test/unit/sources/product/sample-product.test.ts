import assert from 'node:assert/strict';
import { isSameName, standingOf } from '../../../../src/domain/metric';
import { sampleBacklog } from '../../../../src/sources/markdown/sample-backlog';
import { readCapacity } from '../../../../src/sources/product/capacity-file';
import { readMetric } from '../../../../src/sources/product/read-metric';
import { productPlan } from '../../../../src/sources/product/read-product';
import { productFile, readProductFolder } from '../../../../src/sources/product/product-folder';
import { readRoadmap } from '../../../../src/sources/product/roadmap-file';
import { sampleProduct } from '../../../../src/sources/product/sample-product';
import { memoryFiles } from './memory-files';

describe('The sample of a product', () => {
  const today = new Date(2026, 10, 26);
  const filesOf = (isBesideSample: boolean) =>
    memoryFiles(
      Object.fromEntries(sampleProduct(today, isBesideSample).map(({ path, text }) => [path, text])),
    );
  const files = filesOf(true);

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

  it('has a roadmap and the capacity of the team', async () => {
    const folder = await readProductFolder(files);
    const [roadmap, capacity] = ['roadmap.md', 'capacity.md'].map((path) => productFile(folder, path));
    assert.ok(roadmap && capacity);
    const { items, problems } = readRoadmap(roadmap);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      items.map(({ name, epic, to }) => [name, epic, to]),
      [
        ['Buying without an account', 'WEB-20', '2026-12-31'],
        ['Vouchers and gift cards', undefined, '2027-02-14'],
      ],
    );
    const { team, problems: faults } = readCapacity(capacity);
    assert.deepEqual(faults, []);
    assert.deepEqual(team.members, [
      { name: 'Mira Holm', share: 1, absences: [{ from: '2026-12-02', to: '2026-12-02' }] },
      { name: 'Jonas Berg', share: 0.8, absences: [] },
    ]);
  });

  it('names nothing of the sample backlog where that is not', async () => {
    const folder = await readProductFolder(filesOf(false));
    const { metrics, problems } = productPlan(folder);
    const roadmap = productFile(folder, 'roadmap.md');
    assert.ok(roadmap);
    const { items } = readRoadmap(roadmap);
    assert.deepEqual([problems, items.map(({ epic }) => epic)], [[], [undefined, undefined]]);
    assert.equal(items[0]?.name, 'Buying without an account');
    assert.deepEqual(
      metrics.map(({ stories }) => stories.length),
      [0, 0],
    );
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
