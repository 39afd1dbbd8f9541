import * as vscode from 'vscode';
import type { Problem } from '../../domain/problem';
import type { ProductRow } from './product-row';

/** A row that leads to what could not be read; none where all could. */
export function problemsRow(section: string, problems: readonly Problem[]): ProductRow[] {
  if (problems.length === 0) return [];
  const label =
    problems.length === 1
      ? vscode.l10n.t('1 entry could not be read')
      : vscode.l10n.t('{0} entries could not be read', problems.length);
  return [
    {
      id: `${section}:problems`,
      label,
      description: problems.map(({ subject }) => subject).join(', '),
      icon: { name: 'warning', colour: 'list.warningForeground' },
      context: 'problems',
      command: {
        command: 'storyContext.showProblems',
        title: vscode.l10n.t('Show Problems'),
        arguments: [problems],
      },
    },
  ];
}
