import * as l10n from '@vscode/l10n';
import type { Span, TimeLine } from './chart';
import { bold, type ChartSize, drawing, fitted, narrow, textWidth } from './chart-frame';
import { dateTicks, dayOf, type Extent, monthWords, scale } from './chart-scale';
import { rounded, svg, type SvgNode } from './svg';

/** Days at both ends that are left free. */
const margin = 5;

interface Row {
  readonly span: Span;
  readonly from: number | undefined;
  readonly to: number;
}

/** Spans of time below each other, with how far they are, and the day that is today through all of them. */
export function timeLineDrawing(chart: TimeLine, size: ChartSize): SvgNode {
  const { textSize, width } = size;
  const rows = chart.spans.flatMap((span): Row[] => {
    const to = dayOf(span.to);
    return to === undefined ? [] : [{ span, from: dayOf(span.from), to }];
  });
  const today = dayOf(chart.today);
  const days = rows.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to])).concat(today ?? []);
  const extent: Extent = { low: Math.min(...days) - margin, high: Math.max(...days) + margin };
  const isNarrow = width < narrow * textSize;
  const left = isNarrow ? textSize * 0.5 : Math.min(width * 0.34, widest(rows, textSize));
  const right = width - textSize * 3.2;
  const top = textSize * 2.6;
  const rowHeight = textSize * (isNarrow ? 3.2 : 2.1);
  const bottom = top + rowHeight * rows.length;
  const x = scale(extent, left, right);
  return drawing(chart, size, bottom + textSize * 0.6, [
    ...(days.length === 0 ? [] : ticks(extent, { x, bottom, left, right, size })),
    today === undefined ? undefined : todayLine(x(today), bottom, size),
    ...rows.map((row, index) =>
      rowDrawing(row, { x, top: top + rowHeight * index, left, isNarrow, rowHeight, size, today }),
    ),
  ]);
}

function widest(rows: readonly Row[], textSize: number): number {
  return Math.max(0, ...rows.map(({ span }) => textWidth(span.name, textSize))) + textSize * 2.4;
}

interface Ticks {
  readonly x: (day: number) => number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly size: ChartSize;
}

function ticks(extent: Extent, { x, left, right, bottom, size }: Ticks): SvgNode[] {
  const { textSize, language, width } = size;
  const most = Math.max(2, Math.floor((right - left) / (textSize * 5)));
  return [
    svg(
      'g',
      { class: 'chart-axis' },
      ...dateTicks(extent, most).flatMap(({ day, months }) => {
        const words = monthWords(day, months, language);
        const hasRoom = x(day) + textWidth(words, textSize) <= width;
        return [
          svg('line', { class: 'chart-grid', x1: x(day), x2: x(day), y1: textSize * 2.2, y2: bottom }),
          hasRoom ? svg('text', { x: x(day), y: textSize * 1.9 }, words) : undefined,
        ];
      }),
    ),
  ];
}

interface RowPlace {
  readonly x: (day: number) => number;
  readonly top: number;
  readonly left: number;
  readonly isNarrow: boolean;
  readonly rowHeight: number;
  readonly size: ChartSize;
  readonly today: number | undefined;
}

function rowDrawing(row: Row, place: RowPlace): SvgNode {
  const { span, to } = row;
  const { textSize, width } = place.size;
  const isLate = !span.isDone && place.today !== undefined && to < place.today;
  const states = [span.isDone && 'is-done', span.isCurrent && 'is-current', isLate && 'is-late'];
  const barHeight = textSize * 1.1;
  const barTop = place.isNarrow ? place.top + textSize * 1.6 : place.top + (place.rowHeight - barHeight) / 2;
  const nameX = place.isNarrow ? 0 : textSize * 1.3;
  const nameRoom = (place.isNarrow ? width : place.left) - nameX - textSize * 0.8;
  return svg(
    'g',
    { class: ['chart-row', ...states].filter(Boolean).join(' ') },
    svg('title', {}, words(row, isLate)),
    svg(
      'text',
      {
        class: 'chart-row-name',
        x: span.isCurrent && !place.isNarrow ? 0 : nameX,
        y: place.isNarrow ? place.top + textSize * 1.2 : barTop + barHeight * 0.82,
      },
      span.isCurrent
        ? fitted(`▸ ${span.name}`, nameRoom + textSize * 1.3, textSize * bold)
        : fitted(span.name, nameRoom, textSize),
    ),
    ...spanDrawing(row, place, barTop, barHeight),
    svg(
      'text',
      { class: 'chart-value', x: place.x(to) + textSize * 0.9, y: barTop + barHeight * 0.82 },
      span.isDone ? '✓' : span.progress === undefined ? (isLate ? '!' : '') : percent(span.progress, isLate),
    ),
  );
}

function percent(progress: number, isLate: boolean): string {
  return `${Math.round(progress * 100)} %${isLate ? ' !' : ''}`;
}

function spanDrawing({ span, from, to }: Row, { x, size }: RowPlace, top: number, height: number): SvgNode[] {
  const [end, middle] = [x(to), top + height / 2];
  if (from === undefined || from >= to) {
    const far = size.textSize * 0.55;
    const d = `M${rounded(end)} ${rounded(middle - far)}l${rounded(far)} ${rounded(far)}l${rounded(-far)} ${rounded(far)}l${rounded(-far)} ${rounded(-far)}z`;
    return [svg('path', { class: 'chart-point', d })];
  }
  const start = x(from);
  const done = span.isDone ? 1 : Math.min(1, Math.max(0, span.progress ?? 0));
  const box = { x: start, y: top, height, rx: 2 };
  return [
    svg('rect', { class: 'chart-span', ...box, width: Math.max(2, end - start) }),
    ...(done > 0 ? [svg('rect', { class: 'chart-progress', ...box, width: (end - start) * done })] : []),
  ];
}

function words({ span }: Row, isLate: boolean): string {
  const when = span.from === undefined ? span.to : `${span.from} – ${span.to}`;
  const parts = [
    span.name,
    when,
    span.isDone ? l10n.t('done') : span.progress === undefined ? '' : percent(span.progress, false),
    isLate ? l10n.t('late') : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function todayLine(x: number, bottom: number, { textSize, width }: ChartSize): SvgNode {
  const label = l10n.t('Today');
  const half = textWidth(label, textSize * bold) / 2;
  const middle = Math.max(half, Math.min(x, width - half));
  return svg(
    'g',
    { class: 'chart-today' },
    svg('line', { x1: x, x2: x, y1: textSize * 1.05, y2: bottom }),
    svg('text', { x: middle, y: textSize * 0.85, 'text-anchor': 'middle' }, label),
  );
}
