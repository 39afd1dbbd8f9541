import Papa from 'papaparse';
import type { MetricPoint, SeriesColumns } from '../../domain/metric';
import { decimalSignOf, readAmount } from './amount';
import { MetricError } from './metric-error';
import { readPointTime } from './point-time';
import { type Series, seriesOf } from './series';

const timeNames = /^(date|day|time|timestamp|at|when|week|month|datum|tag|monat|jour|fecha|data|日付)$/i;
const separators = [';', '\t', '|', ','];

/**
 * Reads a table with a time and a value in each row, in RFC 4180 or what spreadsheets make of it: other separators,
 * commas in numbers, lines of remarks that begin with `#`. A cell without a value is a gap. Throws a `MetricError` where
 * the columns cannot be told.
 */
export function csvSeries(text: string, columns: SeriesColumns): Series {
  const bare = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(bare);
  const { data } = Papa.parse<string[]>(bare, { delimiter: separator, comments: '#', skipEmptyLines: false });
  const rows = data.flatMap((cells, index) =>
    cells.some((cell) => cell.trim() !== '') ? [{ cells, line: index + 1 }] : [],
  );
  const [first] = rows;
  if (!first) throw new MetricError('empty');
  const timed = first.cells.findIndex((cell) => readPointTime(cell) !== undefined);
  const hasHead = timed < 0;
  const head = hasHead ? first.cells.map((cell) => cell.trim()) : [];
  const body = hasHead ? rows.slice(1) : rows;
  const at = columnOf(head, columns.at, () =>
    Math.max(0, hasHead ? head.findIndex((name) => timeNames.test(name)) : timed),
  );
  const value = columnOf(head, columns.value, () => (at === 0 ? 1 : 0));
  const written = body.map(({ cells }) => cells[value] ?? '');
  const sign = columns.decimal ?? decimalSignOf(written, separator);
  const problems: string[] = [];
  const points = body.flatMap(({ cells, line }): MetricPoint[] => {
    const time = readPointTime(cells[at]);
    if (time === undefined) {
      problems.push(`row ${line}: "${shortened(cells[at] ?? '')}" is no date`);
      return [];
    }
    const amount = readAmount(cells[value] ?? '', sign);
    if (Number.isNaN(amount)) problems.push(`row ${line}: "${shortened(cells[value] ?? '')}" is no number`);
    return [{ at: time, ...(amount !== undefined && !Number.isNaN(amount) && { value: amount }) }];
  });
  if (points.length === 0 && problems.length > 0) throw new MetricError('unreadable', problems[0]);
  return seriesOf(points, problems);
}

/** The sign that stands in the first line the most; a comma may be one of a number or a name, so it comes last. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== '' && !one.startsWith('#')) ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  return separators.find((sign) => bare.includes(sign)) ?? ',';
}

function columnOf(head: readonly string[], name: string | undefined, otherwise: () => number): number {
  if (name === undefined) return otherwise();
  const index = head.findIndex((one) => one.toLowerCase() === name.toLowerCase());
  if (index >= 0) return index;
  const there = head.length > 0 ? head.map((one) => `"${shortened(one)}"`).join(', ') : 'none has a name';
  throw new MetricError('unreadable', `there is no column "${shortened(name)}": ${there}`);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
