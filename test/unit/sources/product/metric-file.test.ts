import assert from 'node:assert/strict';
import { productFile, readProductFolder } from '../../../../src/sources/product/product-folder';
import { type MetricFile, readMetricFile } from '../../../../src/sources/product/metric-file';
import { memoryFiles } from './memory-files';

async function read(front: string, body = ''): Promise<MetricFile> {
  const path = 'metrics/guest-rate.md';
  const file = productFile(
    await readProductFolder(memoryFiles({ [path]: `---\n${front}\n---\n${body}` })),
    path,
  );
  assert.ok(file);
  return readMetricFile(file);
}

const said = ({ problems }: MetricFile): string[] => problems.map(({ message }) => message);

describe('The file of a metric', () => {
  it('says what it is, where it is to go and what moves it', async () => {
    const { metric, problems } = await read(
      `name: Guest checkout rate
unit: "%"
direction: up
target: 45
outcome: Nobody leaves at the sign-in page
epics: [WEB-20]
stories: [WEB-1, WEB-6]
source: guest-rate.csv`,
      '# Guests\n\nOrders without an account.\n',
    );
    assert.deepEqual(problems, []);
    const { document, ...rest } = metric;
    assert.equal(document.blocks.length, 1);
    assert.deepEqual(rest, {
      id: 'metrics/guest-rate',
      path: 'metrics/guest-rate.md',
      name: 'Guest checkout rate',
      unit: '%',
      direction: 'up',
      target: 45,
      outcome: 'Nobody leaves at the sign-in page',
      stories: ['WEB-20', 'WEB-1', 'WEB-6'],
      source: { kind: 'csv', path: 'metrics/guest-rate.csv', columns: {} },
    });
  });

  it('is called by its heading or its file where it has no name', async () => {
    assert.equal((await read('source: a.csv', '# Guests\n')).metric.name, 'Guests');
    assert.equal((await read('source: a.csv')).metric.name, 'guest-rate');
  });

  it('names its source in one word or with what belongs to it', async () => {
    const source = async (front: string): Promise<unknown> => {
      const file = await read(front);
      assert.deepEqual(said(file), [], front);
      return file.metric.source;
    };
    assert.deepEqual(await source('source: https://x.example/rate'), {
      ...{ kind: 'url', url: 'https://x.example/rate', columns: {}, values: '' },
    });
    assert.deepEqual(
      await source('source: { url: https://x.example, values: data.points, date: t, value: v }'),
      {
        ...{ kind: 'url', url: 'https://x.example', values: 'data.points' },
        columns: { at: 't', value: 'v' },
      },
    );
    assert.deepEqual(await source('source: { csv: ../../data/all.csv, value: Guests, decimal: "," }'), {
      ...{ kind: 'csv', path: '../data/all.csv', columns: { value: 'Guests', decimal: ',' } },
    });
    assert.deepEqual(await source('source: { prometheus: "http://127.0.0.1:9090", query: sum(orders) }'), {
      ...{ kind: 'prometheus', url: 'http://127.0.0.1:9090', query: 'sum(orders)', days: 30, step: 86_400 },
    });
    assert.deepEqual(
      await source('source: { prometheus: "https://p.example/prom", query: up, days: 7, step: 6h }'),
      { kind: 'prometheus', url: 'https://p.example/prom', query: 'up', days: 7, step: 21_600 },
    );
  });

  it('says which of its fields have the wrong type, and keeps the others', async () => {
    const file = await read('name: Churn\ndirection: sideways\ntarget: soon\nunit: [a]\nsource: 7');
    assert.equal(file.metric.name, 'Churn');
    assert.equal(file.metric.source, undefined);
    assert.deepEqual(said(file), [
      'direction "sideways" is neither "up" nor "down"',
      'target "soon" is no number',
      'source: it is neither a CSV file nor an address, and has none of "csv", "url" and "prometheus"',
    ]);
    assert.deepEqual(said(await read('name: Churn')), [
      'it names no "source": a CSV file, an address, or a Prometheus with its query',
    ]);
    assert.deepEqual(said(await read('source: { prometheus: "https://p.example" }')), [
      'source: a Prometheus needs a "query"',
    ]);
    assert.deepEqual(
      said(await read('source: { prometheus: "https://p.example", query: up, days: -1, step: soon }')),
      ['source: days "-1" are not between 1 and 3660', 'source: step "soon" is none such as 1h or 1d'],
    );
  });

  it('has its fields however they are capitalised, and keys between commas', async () => {
    const { metric, problems } = await read(
      'Stories: WEB-1, WEB-2\nSource: { URL: "https://x.example", Values: a }',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(metric.stories, ['WEB-1', 'WEB-2']);
    assert.equal(metric.source?.kind, 'url');
    assert.deepEqual(said(await read('source: { csv: a.csv, decimal: comma }')), [
      'source: decimal "comma" is neither "," nor "."',
    ]);
  });

  it('has a target as people write it', async () => {
    for (const [text, target] of [
      ['45', 45],
      ['"45 %"', 45],
      ['"2,5"', 2.5],
      ['"1,250"', 1250],
      ['-1', -1],
    ] as const)
      assert.equal((await read(`source: a.csv\ntarget: ${text}`)).metric.target, target, text);
  });
});
