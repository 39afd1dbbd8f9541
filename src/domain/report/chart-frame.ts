import type { Chart, ChartSeries } from './chart';
import { labelStep, scale, tickWords, type ValueAxis } from './chart-scale';
import { svg, type SvgNode } from './svg';

/** How large a chart is drawn. */
export interface ChartSize {
  /** In pixels, as all lengths here. */
  readonly width: number;
  /** Of its letters. */
  readonly textSize: number;
  /** BCP 47, of numbers and dates. */
  readonly language: string;
  /** Begins the ids in the drawing, so that those of one page differ. */
  readonly id: string;
}

/** The place of the values within a chart. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

/** Charts narrower than this many letters have their names above them in place of beside. */
export const narrow = 42;

/** How much wider letters are that are set bold, as names are. */
export const bold = 1.12;

const square = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\uffdc]/;
const wide = /[MWmw@%]/;

/** How wide a text is, roughly: nobody can measure it here. */
export function textWidth(text: string, textSize: number): number {
  let ems = 0;
  for (const letter of text) ems += square.test(letter) ? 1 : wide.test(letter) ? 0.9 : 0.56;
  return ems * textSize;
}

/** A text cut to a width. */
export function fitted(text: string, width: number, textSize: number): string {
  if (textWidth(text, textSize) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, textSize) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** The whole drawing, with its name and what it says for whoever does not see it. */
export function drawing(
  { title, summary, kind }: Chart,
  { width, textSize, id }: ChartSize,
  height: number,
  children: readonly (SvgNode | undefined)[],
): SvgNode {
  return svg(
    'svg',
    {
      class: `chart-drawing chart-${kind}`,
      viewBox: `0 0 ${width} ${Math.round(height)}`,
      width,
      height: Math.round(height),
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-size': textSize,
    },
    svg('title', { id: `${id}-title` }, title),
    svg('desc', { id: `${id}-desc` }, summary),
    ...children,
  );
}

/** Lines across at each tick of the values, with their numbers, and the unit on top. */
export function valueGrid(
  axis: ValueAxis,
  plot: Plot,
  { textSize, language, width }: ChartSize,
  unit: string | undefined,
): SvgNode {
  const at = scale(axis, plot.bottom, plot.top);
  const words = tickWords(axis, language);
  return svg(
    'g',
    { class: 'chart-axis' },
    unit === undefined
      ? undefined
      : svg(
          'text',
          { class: 'chart-unit', x: 0, y: plot.top - textSize * 0.9 },
          fitted(unit, width, textSize),
        ),
    ...axis.ticks.flatMap((tick, index) => [
      svg('line', {
        class: tick === 0 ? 'chart-zero' : 'chart-grid',
        x1: plot.left,
        x2: plot.right,
        y1: at(tick),
        y2: at(tick),
      }),
      svg(
        'text',
        { x: plot.left - textSize * 0.5, y: at(tick) + textSize * 0.35, 'text-anchor': 'end' },
        words[index],
      ),
    ]),
  );
}

/** How much the numbers of an axis need at its left. */
export function gridWidth(axis: ValueAxis, { textSize, language }: ChartSize): number {
  return Math.max(...tickWords(axis, language).map((words) => textWidth(words, textSize))) + textSize * 0.8;
}

/**
 * The labels along the bottom, at the middle of their places, or as near to it as the edges let them; where they are too many,
 * every other, third… of them; where they are not evenly apart, those there is room for.
 */
export function bottomLabels(
  labels: readonly string[],
  at: (index: number) => number,
  plot: Plot,
  { textSize, width: whole }: ChartSize,
): SvgNode {
  const gaps = labels.slice(1).map((_, index) => Math.abs(at(index + 1) - at(index)));
  const room = labels.length > 1 ? Math.min(...gaps) : plot.right - plot.left;
  // Months are evenly apart to a reader.
  const isUneven = Math.max(0, ...gaps) > room * 1.5;
  const longest = textSize * 8;
  const widest = Math.max(0, ...labels.map((label) => Math.min(longest, textWidth(label, textSize))));
  const step = isUneven ? 1 : labelStep(widest + textSize * 0.6, room);
  const width = isUneven ? longest : Math.max(room * step - textSize * 0.4, textSize * 2);
  const apart = textSize * (isUneven ? 1 : 0.3);
  let taken = -apart;
  return svg(
    'g',
    { class: 'chart-labels' },
    ...labels.map((label, index) => {
      if (index % step > 0) return undefined;
      const words = fitted(label, width, textSize);
      const half = textWidth(words, textSize) / 2;
      const x = Math.max(half, Math.min(at(index), whole - half));
      // One that an edge moved may stand where the next one would.
      if (x - half < taken + apart) return undefined;
      taken = x + half;
      return svg('text', { x, y: plot.bottom + textSize * 1.4, 'text-anchor': 'middle' }, words);
    }),
  );
}

/** The role of a series as part of a class. */
export function roleOf({ role }: ChartSeries): string {
  return role ?? 'main';
}

export interface Legend {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
}

/** The names of series above a chart, each behind a sample of how it is drawn. */
export function legend(
  series: readonly ChartSeries[],
  { width, textSize }: ChartSize,
  sample: (series: ChartSeries, x: number, y: number) => readonly SvgNode[],
): Legend {
  const sampleWidth = textSize * 2.4;
  let [x, row] = [0, 0];
  const nodes = series.flatMap((one) => {
    const name = fitted(one.name, width - sampleWidth, textSize * bold);
    const needed = sampleWidth + textWidth(name, textSize * bold) + textSize;
    if (x > 0 && x + needed > width) [x, row] = [0, row + 1];
    const y = textSize * (0.8 + row * 1.5);
    const drawn = [
      ...sample(one, x, y),
      svg('text', { class: 'chart-name', x: x + sampleWidth, y: y + textSize * 0.35 }, name),
    ];
    x += needed;
    return drawn;
  });
  return { nodes, height: series.length === 0 ? 0 : textSize * (1.5 * (row + 1) + 0.4) };
}
