import * as vscode from 'vscode';

/** "5 points" */
export function pointsWords(points: number): string {
  return points === 1 ? vscode.l10n.t('1 point') : vscode.l10n.t('{0} points', points);
}

/** "In Progress, 3 stories": what is read out of a row above stories. */
export function aboveStories(name: string, count: number): string {
  return count === 1 ? vscode.l10n.t('{0}, 1 story', name) : vscode.l10n.t('{0}, {1} stories', name, count);
}
