import assert from 'node:assert/strict';
import type { Metric } from '../../../../src/domain/metric';
import { MetricError } from '../../../../src/sources/product/metric-error';
import { readMetric } from '../../../../src/sources/product/read-metric';
import { memoryFiles } from './memory-files';

const table = (path: string): Metric => ({
  ...{ id: 'metrics/a', path: 'metrics/a.md', name: 'A', stories: [], document: { blocks: [] } },
  source: { kind: 'csv', path, columns: {} },
});

const reading = (files: Readonly<Record<string, string | Uint8Array>>) => ({
  files: memoryFiles(files),
  get: () => Promise.reject(new Error('nobody is asked')),
  now: Date.parse('2026-11-26T10:00:00Z'),
});

describe('The values of a metric', () => {
  it('are of its table, in a folder of any name', async () => {
    const path = 'metrics/Zähler und Daten/größe (neu).csv';
    const { points } = await readMetric(table(path), reading({ [path]: 'day,n\n2026-11-01,5\n' }));
    assert.deepEqual(points, [{ at: '2026-11-01', value: 5 }]);
  });

  it('are not there where the table is not, or is none', async () => {
    const asked = (content: string | Uint8Array): Promise<unknown> =>
      readMetric(table('a.csv'), reading({ 'a.csv': content }));
    await assert.rejects(readMetric(table('b.csv'), reading({})), new MetricError('missing', 'b.csv'));
    await assert.rejects(asked(new Uint8Array(17 * 1024 * 1024)), new MetricError('large', '16'));
    await assert.rejects(
      asked(Uint8Array.of(0xff, 0xfe)),
      new MetricError('unreadable', 'the file is not UTF-8 text'),
    );
  });
});
