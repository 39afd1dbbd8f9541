import * as vscode from 'vscode';

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 days ago", in the language of VS Code. `at` in milliseconds since the epoch. */
export function ago(at: number, now = Date.now()): string {
  const seconds = Math.max(0, (now - at) / 1000);
  const found = units.find(([, length]) => seconds >= length);
  if (!found) return vscode.l10n.t('just now');
  const [unit, length] = found;
  return new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' }).format(
    -Math.floor(seconds / length),
    unit,
  );
}
