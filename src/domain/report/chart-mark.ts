import { rounded, svg, type SvgNode } from './svg';

/**
 * The sign of a series at a point, of another form for each role, so that lines are told apart without their colours.
 *
 * @param radius how far it reaches from its middle
 * @param words shown where the pointer rests on it
 */
export function mark(role: string, x: number, y: number, radius: number, words?: string): SvgNode {
  const named = words === undefined ? undefined : svg('title', {}, words);
  if (role === 'main' || role === 'plan')
    return svg('circle', { class: 'chart-mark', cx: x, cy: y, r: radius }, named);
  const far = role === 'second' ? radius : radius * 1.35;
  const corners =
    role === 'second'
      ? [
          `M${rounded(x - far)} ${rounded(y - far)}`,
          `h${rounded(2 * far)}v${rounded(2 * far)}h${rounded(-2 * far)}z`,
        ]
      : [`M${rounded(x)} ${rounded(y - far)}`, `l${rounded(far)} ${rounded(2 * far)}h${rounded(-2 * far)}z`];
  return svg('path', { class: 'chart-mark', d: corners.join('') }, named);
}
