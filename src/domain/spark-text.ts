const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * The last values of a series in one word of text, the lowest at the bottom and the highest at the top; a blank where
 * there is none. '' where there are fewer than two to compare.
 */
export function sparkText(values: readonly (number | undefined)[], most = 12): string {
  const shown = values.slice(-most);
  const known = shown.filter((value) => value !== undefined);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const range = Math.max(...known) - low;
  return shown
    .map((value) => {
      if (value === undefined) return ' ';
      const share = range === 0 ? 0.5 : (value - low) / range;
      return heights[Math.min(heights.length - 1, Math.floor(share * heights.length))];
    })
    .join('');
}
