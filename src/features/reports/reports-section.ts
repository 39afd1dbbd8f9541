import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { ProductRow } from '../product/product-row';
import type { ProductSection } from '../product/product-section';

/** What opens as a page: one row each, in the order in which a team needs them. */
export function reportsSection(services: Services): ProductSection {
  return { id: 'reports', rows: () => reportRows(services) };
}

async function reportRows(services: Services): Promise<ProductRow[]> {
  await services.situation();
  if (!services.session) return [];
  const { t } = vscode.l10n;
  return [
    {
      id: 'reports:all',
      label: t('Reports'),
      icon: { name: 'graph-line' },
      children: [
        row('storyContext.standup', t('Stand-up'), 'comment-discussion'),
        row('storyContext.planSprint', t('Sprint Planning'), 'checklist'),
        row('storyContext.sprintReview', t('Sprint Review'), 'eye'),
        row('storyContext.releaseNotes', t('Release Notes'), 'tag'),
        row('storyContext.roadmap', t('Roadmap'), 'milestone'),
      ],
    },
  ];
}

function row(command: string, label: string, icon: string): ProductRow {
  return { id: `reports:${command}`, label, icon: { name: icon }, command: { command, title: label } };
}
