/** Names of the metrics that labels say a piece of work is meant to move: `metric:Conversion` names one. */
export function metricsInLabels(labels: readonly string[]): string[] {
  const names = labels.flatMap((label) => /^metric:(.+)$/i.exec(label)?.[1]?.trim() ?? []);
  return [...new Set(names.filter(Boolean))];
}
