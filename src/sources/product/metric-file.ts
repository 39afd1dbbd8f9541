import type { Metric, MetricSource } from '../../domain/metric';
import { plainText } from '../../domain/plain-text';
import type { Problem } from '../../domain/problem';
import { type FrontMatter, textOf } from '../markdown/front-matter';
import { stem } from '../markdown/file-name';
import { readMarkdown } from '../markdown/markdown';
import { readAmount } from './amount';
import { type Fields, fieldOf, fieldText, keysIn } from './field';
import type { ProductFile } from './product-folder';

export interface MetricFile {
  readonly metric: Metric;
  readonly problems: readonly Problem[];
}

/** How far back a Prometheus is asked, in days, and how many seconds apart, where the file does not say. */
const [usualDays, usualStep] = [30, 86_400];
const mostDays = 3_660;

/** Reads a file of `metrics/`; what is wrong in it is said, and the rest counts. */
export function readMetricFile({ path, front, body }: ProductFile): MetricFile {
  const problems: Problem[] = [];
  const onProblem = (message: string): void => void problems.push({ subject: path, message });
  const document = readMarkdown(body);
  const heading = document.blocks.find((block) => block.type === 'heading');
  const headed = heading && plainText(heading.children).trim();
  const unit = textOf(front, 'unit');
  const direction = directionOf(front, onProblem);
  const target = targetOf(front, onProblem);
  const outcome = textOf(front, 'outcome');
  const source = sourceOf(front, path, onProblem);
  return {
    metric: {
      id: path.replace(/\.md$/i, ''),
      path,
      name: textOf(front, 'name', 'title', 'metric') ?? (headed || stem(path)),
      ...(unit && { unit }),
      ...(direction && { direction }),
      ...(target !== undefined && { target }),
      ...(outcome && { outcome }),
      stories: ['epics', 'epic', 'stories', 'story'].flatMap((one) => keysIn(fieldOf(front, one))),
      // What its name says already need not be read twice.
      document: headed ? { blocks: document.blocks.filter((block) => block !== heading) } : document,
      ...(source && { source }),
    },
    problems,
  };
}

type OnProblem = (message: string) => void;

function directionOf(front: FrontMatter | undefined, onProblem: OnProblem): Metric['direction'] {
  const text = textOf(front, 'direction', 'better');
  if (text === undefined) return undefined;
  if (/^(up|higher|more|increase|rise|↑)$/i.test(text)) return 'up';
  if (/^(down|lower|less|fewer|decrease|fall|↓)$/i.test(text)) return 'down';
  onProblem(`direction "${text}" is neither "up" nor "down"`);
  return undefined;
}

function targetOf(front: FrontMatter | undefined, onProblem: OnProblem): number | undefined {
  const value = fieldOf(front, 'target');
  if (value === undefined || value === null) return undefined;
  const text = textOf(front, 'target') ?? '';
  const amount =
    typeof value === 'number' ? value : readAmount(text, /^[^.]*,\d{1,2}\D*$/.test(text) ? ',' : '.');
  if (amount !== undefined && Number.isFinite(amount)) return amount;
  onProblem(`target "${text}" is no number`);
  return undefined;
}

/**
 * `source: orders.csv`, `source: https://…`, or a mapping with one of `csv`, `url` and `prometheus` and what belongs to
 * it. A path is from the folder of the file.
 */
function sourceOf(
  front: FrontMatter | undefined,
  path: string,
  onProblem: OnProblem,
): MetricSource | undefined {
  const value = fieldOf(front, 'source');
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  const fields: Fields = { data: isRecord ? (value as Record<string, unknown>) : shorthand(value) };
  const text = (...names: string[]): string | undefined => fieldText(fields, ...names);
  const [at, valueName] = [text('date', 'at', 'time'), text('value')];
  const sign = ([',', '.'] as const).find((one) => one === text('decimal'));
  if (sign === undefined && text('decimal') !== undefined)
    onProblem(`source: decimal "${text('decimal')}" is neither "," nor "."`);
  const columns = {
    ...(at && { at }),
    ...(valueName && { value: valueName }),
    ...(sign && { decimal: sign }),
  };
  const [csv, url, prometheus] = [text('csv'), text('url'), text('prometheus')];
  if (csv) return { kind: 'csv', path: pathFrom(path, csv), columns };
  if (url) return { kind: 'url', url, columns, values: text('values', 'path') ?? '' };
  if (prometheus) {
    const query = text('query', 'expr');
    if (!query) {
      onProblem('source: a Prometheus needs a "query"');
      return undefined;
    }
    return { kind: 'prometheus', url: prometheus, query, ...rangeOf(text, onProblem) };
  }
  onProblem(
    value === undefined || value === null
      ? 'it names no "source": a CSV file, an address, or a Prometheus with its query'
      : 'source: it is neither a CSV file nor an address, and has none of "csv", "url" and "prometheus"',
  );
  return undefined;
}

function shorthand(value: unknown): Record<string, unknown> {
  if (typeof value !== 'string') return {};
  if (/^https?:\/\//i.test(value)) return { url: value };
  return /\.(csv|tsv|txt)$/i.test(value) ? { csv: value } : {};
}

function rangeOf(
  text: (name: string) => string | undefined,
  onProblem: OnProblem,
): { readonly days: number; readonly step: number } {
  const days = Number(text('days') ?? usualDays);
  const step = secondsIn(text('step') ?? '') ?? (text('step') === undefined ? usualStep : Number.NaN);
  const hasDays = days > 0 && days <= mostDays;
  if (!hasDays) onProblem(`source: days "${text('days')}" are not between 1 and ${mostDays}`);
  if (!(step > 0)) onProblem(`source: step "${text('step')}" is none such as 1h or 1d`);
  return { days: hasDays ? days : usualDays, step: step > 0 ? step : usualStep };
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };

/** `15m`, `1h`, `1d`, or seconds. */
function secondsIn(text: string): number | undefined {
  const [, amount, unit = 's'] = /^(\d+)\s*([smhdw])?$/i.exec(text.trim()) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unitSeconds[unit.toLowerCase()] ?? 1);
}

/** A path from the folder of a file, as one from the folder of the product. */
function pathFrom(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
