import { type BarChart, type ChartSeries, isValue } from './chart';
import {
  bottomLabels,
  type ChartSize,
  drawing,
  gridWidth,
  legend,
  type Plot,
  roleOf,
  textWidth,
  valueGrid,
} from './chart-frame';
import { scale, valueAxis } from './chart-scale';
import { valueWords } from './chart-table';
import { svg, type SvgNode } from './svg';

/** Bars over labels, those of one label side by side. A series is told from another by how its bars are filled. */
export function barDrawing(chart: BarChart, size: ChartSize): SvgNode {
  const { textSize, width } = size;
  const { series, labels } = chart;
  const numbers = series.flatMap(({ values }) => values).filter(isValue);
  const axis = valueAxis(numbers, 5);
  const names = series.length > 1 ? legend(series, size, sample(size)) : { nodes: [], height: 0 };
  const top = names.height + textSize * (chart.unit === undefined ? 1.4 : 2.4);
  const height = Math.min(textSize * 20, Math.max(textSize * 12, width * 0.38));
  const plot: Plot = {
    left: gridWidth(axis, size),
    right: width - textSize * 0.4,
    top,
    bottom: top + height - textSize * 3,
    height,
  };
  const place = (plot.right - plot.left) / Math.max(1, labels.length);
  const middle = (index: number): number => plot.left + place * (index + 0.5);
  const bar = Math.min((place * 0.72) / Math.max(1, series.length), textSize * 4);
  const y = scale(axis, plot.bottom, plot.top);
  return drawing(chart, size, plot.bottom + textSize * 2.2, [
    patterns(series, size),
    valueGrid(axis, plot, size, chart.unit),
    bottomLabels(labels, middle, plot, size),
    ...series.map((one, at) => {
      const left = (index: number): number => middle(index) + bar * (at - series.length / 2);
      return bars(one, chart, { left, bar, y, bottom: plot.bottom, size });
    }),
    ...names.nodes,
  ]);
}

interface Bars {
  /** Where the bar of a label begins. */
  readonly left: (index: number) => number;
  /** The width of one. */
  readonly bar: number;
  readonly y: (value: number) => number;
  /** Where the values end and the labels begin. */
  readonly bottom: number;
  readonly size: ChartSize;
}

function bars(
  series: ChartSeries,
  { labels, unit }: BarChart,
  { left, bar, y, bottom, size }: Bars,
): SvgNode {
  const { textSize, language } = size;
  return svg(
    'g',
    { class: `chart-series role-${roleOf(series)}` },
    ...labels.flatMap((label, index) => {
      const value = series.values[index];
      if (!isValue(value)) return [];
      const words = valueWords(value, language);
      const [upper, lower] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
      const hasRoom = textWidth(words, textSize) <= bar;
      const isBelow = value < 0 && lower + textSize * 1.3 <= bottom;
      return [
        svg(
          'rect',
          {
            class: 'chart-bar',
            x: left(index) + bar * 0.06,
            y: upper,
            width: bar * 0.88,
            height: Math.max(1, lower - upper),
            fill: fillOf(series, size),
          },
          svg('title', {}, `${series.name}, ${label}: ${words} ${unit ?? ''}`.trim()),
        ),
        hasRoom
          ? svg(
              'text',
              {
                class: 'chart-value',
                x: left(index) + bar / 2,
                y: isBelow ? lower + textSize * 1.1 : upper - textSize * 0.35,
                'text-anchor': 'middle',
              },
              words,
            )
          : undefined,
      ];
    }),
  );
}

/** The fills that need a drawing of their own; the others are those of the style. */
function fillOf(series: ChartSeries, { id }: ChartSize): string | undefined {
  const role = roleOf(series);
  return role === 'second' || role === 'third' ? `url(#${id}-${role})` : undefined;
}

function patterns(series: readonly ChartSeries[], { id, textSize }: ChartSize): SvgNode | undefined {
  const used = series.filter((one) => fillOf(one, { id, textSize, width: 0, language: '' }) !== undefined);
  if (used.length === 0) return undefined;
  const side = textSize * 0.5;
  return svg(
    'defs',
    {},
    ...used.map((one) => {
      const role = roleOf(one);
      return svg(
        'pattern',
        {
          id: `${id}-${role}`,
          class: `role-${role}`,
          width: side,
          height: side,
          patternUnits: 'userSpaceOnUse',
          patternTransform: role === 'second' ? 'rotate(45)' : undefined,
        },
        role === 'second'
          ? svg('rect', { class: 'chart-hatch', width: side / 2, height: side })
          : svg('circle', { class: 'chart-hatch', cx: side / 2, cy: side / 2, r: side * 0.3 }),
      );
    }),
  );
}

function sample(size: ChartSize) {
  const { textSize } = size;
  return (series: ChartSeries, x: number, y: number): SvgNode[] => [
    svg(
      'g',
      { class: `chart-series role-${roleOf(series)}` },
      svg('rect', {
        class: 'chart-bar',
        x: x + textSize * 0.5,
        y: y - textSize * 0.5,
        width: textSize * 1.4,
        height: textSize,
        fill: fillOf(series, size),
      }),
    ),
  ];
}
