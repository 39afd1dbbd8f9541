import type { Figure, Target } from './figure';

/** Lines of a table: what, how much, its floor, how many times that, the target and whether it is met. */
export function table(figures: readonly Figure[]): string[] {
  const rows = figures.map((figure) => [
    mark(figure),
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    `${rounded(figure.spread[0])}–${rounded(figure.spread[1])}`,
    figure.floor ? `${rounded(figure.floor.value)} ${figure.floor.name}` : '',
    figure.ratio === undefined || !Number.isFinite(figure.ratio) ? '' : `${figure.ratio.toFixed(2)}×`,
    figure.target ? targetText(figure.target, figure.unit) : '',
    Object.entries(figure.more ?? {})
      .map(([name, value]) => `${name} ${typeof value === 'number' ? rounded(value) : value}`)
      .join(', '),
  ]);
  const all = [['', 'figure', 'median', 'spread', 'floor', 'ratio', 'target', ''], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function mark({ holds }: Figure): string {
  return holds === undefined ? ' ' : holds ? '✓' : '✗';
}

function targetText({ of, most }: Target, unit: string): string {
  if (of === 'ratio') return `≤ ${most}×`;
  return of === 'value' ? `≤ ${most} ${unit}` : `≤ ${most} ${unit} above`;
}

function rounded(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2);
}
