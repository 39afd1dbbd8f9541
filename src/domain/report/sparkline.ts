import { type ChartValue, isValue } from './chart';
import { scale } from './chart-scale';
import { rounded, svg, type SvgNode } from './svg';

/** Eighths of a line's height, as rows of text have them. */
const bars = '▁▂▃▄▅▆▇█';

/** How a value moved, in one word: a bar for each of the last values, a blank where there is none. */
export function sparkText(values: readonly ChartValue[], most = 12): string {
  const last = values.slice(-most);
  const numbers = last.filter(isValue);
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  return last
    .map((value) => {
      if (!isValue(value)) return ' ';
      // What does not move is in the middle.
      const part = greatest > least ? (value - least) / (greatest - least) : 0.5;
      return bars.charAt(Math.round(part * (bars.length - 1)));
    })
    .join('');
}

/**
 * How a value moved, as a line without axes whose last point is marked.
 *
 * @param name what it is and how it moved, for whoever does not see it
 */
export function sparkline(
  values: readonly ChartValue[],
  { width, height, name }: { readonly width: number; readonly height: number; readonly name: string },
): SvgNode {
  const numbers = values.filter(isValue);
  const radius = height / 8;
  const x = scale({ low: 0, high: Math.max(1, values.length - 1) }, radius, width - radius);
  const [least, greatest] = [Math.min(...numbers), Math.max(...numbers)];
  const y =
    greatest > least
      ? scale({ low: least, high: greatest }, height - radius, radius)
      : (): number => height / 2;
  let isDown = false;
  const d = values
    .map((value, index) => {
      if (!isValue(value)) {
        isDown = false;
        return '';
      }
      const step = `${isDown ? 'L' : 'M'}${rounded(x(index))} ${rounded(y(value))}`;
      isDown = true;
      return step;
    })
    .join('');
  const last = values.findLastIndex(isValue);
  const end = values[last];
  return svg(
    'svg',
    {
      class: 'sparkline role-main',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': name,
    },
    d === '' ? undefined : svg('path', { class: 'chart-line', d }),
    isValue(end) ? svg('circle', { class: 'chart-mark', cx: x(last), cy: y(end), r: radius }) : undefined,
  );
}
