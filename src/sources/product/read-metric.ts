import type { Metric } from '../../domain/metric';
import { fileError } from '../markdown/file-error';
import { decodeText } from '../markdown/text-file';
import { SourceError } from '../story-source';
import { csvSeries } from './csv-series';
import { jsonSeries } from './json-series';
import { MetricError } from './metric-error';
import type { MetricTransport } from './metric-request';
import type { ProductFiles } from './product-folder';
import { prometheusSeries } from './prometheus';
import type { Series } from './series';

export interface MetricReading {
  readonly files: Pick<ProductFiles, 'readOther'>;
  readonly get: MetricTransport;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal?: AbortSignal;
}

/** Reads the values of a metric from where its file says they are. Rejects with a `MetricError`. */
export async function readMetric({ source }: Metric, reading: MetricReading): Promise<Series> {
  if (!source) throw new MetricError('unreadable', 'its file names no source');
  return seriesFrom(source, reading);
}

async function seriesFrom(source: NonNullable<Metric['source']>, reading: MetricReading): Promise<Series> {
  const { files, get, now, signal } = reading;
  switch (source.kind) {
    case 'csv':
      return csvSeries(await textOf(source.path, files), source.columns);
    case 'url': {
      const { text, isJson } = await get(source.url, signal);
      const { columns, values } = source;
      if (!isJson) return csvSeries(text, columns);
      return jsonSeries(text, values, columns, new Date(now).toISOString());
    }
    case 'prometheus':
      return prometheusSeries(source, { get, now, signal });
  }
}

/** Of a table: more is read by no editor either. */
const mostMegabytes = 16;

async function textOf(path: string, files: MetricReading['files']): Promise<string> {
  try {
    const bytes = await files.readOther(path);
    if (bytes.length > mostMegabytes * 1024 * 1024) throw new MetricError('large', String(mostMegabytes));
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof MetricError) throw error;
    const { kind, detail } = error instanceof SourceError ? error : fileError(error, path);
    throw kind === 'not-found' ? new MetricError('missing', path) : new MetricError('unreadable', detail);
  }
}
