import * as l10n from '@vscode/l10n';
import { type ChartSeries, type ChartValue, isValue, type LineChart } from './chart';
import {
  bold,
  bottomLabels,
  type ChartSize,
  drawing,
  fitted,
  gridWidth,
  legend,
  narrow,
  type Plot,
  roleOf,
  textWidth,
  valueGrid,
} from './chart-frame';
import { mark } from './chart-mark';
import { scale, valueAxis } from './chart-scale';
import { valueWords } from './chart-table';
import { rounded, svg, type SvgNode } from './svg';

/** More points than this have no marks: they would hide the line. */
const mostMarks = 32;

/** Lines over labels. Where a value is missing there is a gap, and where a value stays until the next one there are steps. */
export function lineDrawing(chart: LineChart, size: ChartSize): SvgNode {
  const { textSize, width } = size;
  const { series, labels, target } = chart;
  const isNarrow = width < narrow * textSize;
  const numbers = [...series.flatMap(({ values }) => values), target].filter(isValue);
  const axis = valueAxis(numbers, 5, !chart.isStepped);
  const names =
    isNarrow && series.length > 1 ? legend(series, size, sample(textSize)) : { nodes: [], height: 0 };
  const beside = isNarrow ? 0 : Math.min(width * 0.28, widest(series, textSize));
  const top = names.height + textSize * (chart.unit === undefined ? 1 : 2.2);
  const height = Math.min(textSize * 22, Math.max(textSize * 13, width * 0.42));
  const plot: Plot = {
    left: gridWidth(axis, size),
    right: width - beside - textSize * 0.8,
    top,
    bottom: top + height - textSize * 3,
    height,
  };
  const x = places(chart, plot.left + textSize * 0.4, plot.right);
  const y = scale(axis, plot.bottom, plot.top);
  return drawing(chart, size, plot.bottom + textSize * 2.2, [
    ...freeBands(chart, x, plot),
    valueGrid(axis, plot, size, chart.unit),
    bottomLabels(labels, x, plot, size),
    ...series.map((one) => line(one, chart, { x, y, size })),
    target === undefined ? undefined : targetLine(target, y(target), plot, size),
    ...(isNarrow ? names.nodes : endNames(series, { y, plot, size })),
  ]);
}

/** Leads the number of a label to its place. */
function places({ labels, positions }: LineChart, left: number, right: number): (index: number) => number {
  const last = labels.length - 1;
  const at = (index: number): number => positions?.[index] ?? index;
  const [low, high] = [at(0), at(last)];
  if (!(high > low)) return () => (left + right) / 2;
  const across = scale({ low, high }, left, right);
  return (index) => across(at(index));
}

function widest(series: readonly ChartSeries[], textSize: number): number {
  return Math.max(0, ...series.map(({ name }) => textWidth(name, textSize * bold))) + textSize * 1.2;
}

function freeBands(
  { freeLabels = [], labels }: LineChart,
  x: (index: number) => number,
  plot: Plot,
): SvgNode[] {
  const half = labels.length > 1 ? (x(1) - x(0)) / 2 : 0;
  return freeLabels.map((index) => {
    const [left, right] = [Math.max(plot.left, x(index) - half), Math.min(plot.right, x(index) + half)];
    return svg('rect', {
      class: 'chart-free',
      x: left,
      y: plot.top,
      width: Math.max(0, right - left),
      height: plot.bottom - plot.top,
    });
  });
}

/** Its words stand above the line, or below where the chart ends. */
function targetLine(target: number, y: number, plot: Plot, { textSize, language }: ChartSize): SvgNode {
  const away = y - plot.top < textSize * 1.4 ? textSize * 1.2 : -textSize * 0.4;
  return svg(
    'g',
    { class: 'chart-target' },
    svg('line', { x1: plot.left, x2: plot.right, y1: y, y2: y }),
    svg(
      'text',
      { x: plot.left + textSize * 0.5, y: y + away },
      l10n.t('Target {0}', valueWords(target, language)),
    ),
  );
}

interface Places {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly size: ChartSize;
}

interface Point {
  readonly index: number;
  readonly value: number;
}

function line(series: ChartSeries, chart: LineChart, { x, y, size }: Places): SvgNode {
  const { unit, labels } = chart;
  const isStepped = chart.isStepped === true && series.role !== 'plan';
  const runs = runsOf(series.values.slice(0, labels.length));
  const isMarked = series.role !== 'plan' && labels.length <= mostMarks;
  const marked = runs.flatMap((run) => (isMarked ? run : run.length === 1 ? run : []));
  return svg(
    'g',
    { class: `chart-series role-${roleOf(series)}` },
    ...runs
      .filter((run) => run.length > 1)
      .map((run) => svg('path', { class: 'chart-line', d: path(run, isStepped, x, y) })),
    ...marked.map(({ index, value }) => {
      const words =
        `${series.name}, ${labels[index]}: ${valueWords(value, size.language)} ${unit ?? ''}`.trim();
      return mark(roleOf(series), x(index), y(value), size.textSize * 0.27, words);
    }),
  );
}

/** The stretches between gaps. */
function runsOf(values: readonly ChartValue[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] | undefined;
  values.forEach((value, index) => {
    if (!isValue(value)) run = undefined;
    else if (run) run.push({ index, value });
    else runs.push((run = [{ index, value }]));
  });
  return runs;
}

function path(
  run: readonly Point[],
  isStepped: boolean,
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  return run
    .map(({ index, value }, at) => {
      const [across, up] = [rounded(x(index)), rounded(y(value))];
      if (at === 0) return `M${across} ${up}`;
      return isStepped ? `H${across}V${up}` : `L${across} ${up}`;
    })
    .join('');
}

/** Each name at the end of its line, moved as far as it must so that none lies on another. */
function endNames(
  series: readonly ChartSeries[],
  { y, plot, size }: { readonly y: (value: number) => number; readonly plot: Plot; readonly size: ChartSize },
): SvgNode[] {
  const { textSize, width } = size;
  const ends = series
    .map((one) => ({ one, y: y(one.values.findLast(isValue) ?? 0) }))
    .sort((a, b) => a.y - b.y);
  const gap = textSize * 1.25;
  const lowest = plot.bottom - gap * (ends.length - 1);
  let above = -Infinity;
  return ends.map(({ one, y: end }, index) => {
    const at = Math.max(above + gap, Math.min(end, lowest + gap * index));
    above = at;
    const left = plot.right + textSize * 0.8;
    return svg(
      'text',
      { class: `chart-name role-${roleOf(one)}`, x: left, y: at + textSize * 0.35 },
      fitted(one.name, width - left, textSize * bold),
    );
  });
}

function sample(textSize: number) {
  return (series: ChartSeries, x: number, y: number): SvgNode[] => [
    svg(
      'g',
      { class: `chart-series role-${roleOf(series)}` },
      svg('path', { class: 'chart-line', d: `M${rounded(x)} ${rounded(y)}h${rounded(textSize * 2)}` }),
      series.role === 'plan' ? undefined : mark(roleOf(series), x + textSize, y, textSize * 0.27),
    ),
  ];
}
