import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { ProductPlan } from '../../sources/product/read-product';
import { problemsRow } from './problems-row';
import type { ProductRow } from './product-row';
import type { ProductSection } from './product-section';

/** Where the product is to go, and what the sprint is for. */
export function visionSection(services: Services): ProductSection {
  return { id, rows: () => visionRows(services) };
}

const id = 'vision';

async function visionRows(services: Services): Promise<ProductRow[]> {
  await services.situation();
  const product = await services.product();
  const [plan, place] = await Promise.all([product.plan(), product.place()]);
  const goals = goalRows(services);
  const hasMore = goals.length > 0 || plan.metrics.length > 0;
  const vision = plan.vision && place ? [visionRow(plan, place)] : hasMore && place ? [missingVision()] : [];
  return [...vision, ...goals, ...problemsRow(id, plan.problems)];
}

function goalRows({ session }: Services): ProductRow[] {
  const sprints = session?.store.sprints?.value.map(({ sprint }) => sprint) ?? [];
  return sprints.flatMap((sprint): ProductRow[] => {
    if (!sprint.goal) return [];
    return [
      {
        id: `vision:goal:${sprint.id}`,
        label: sprint.goal,
        description: sprint.name,
        tooltip: sprint.goal,
        icon: { name: 'target' },
        context: 'goal',
        spoken: vscode.l10n.t('Goal of {0}: {1}', sprint.name, sprint.goal),
      },
    ];
  });
}

function visionRow({ vision, visionFile }: ProductPlan, place: vscode.Uri): ProductRow {
  const title = vision?.title ?? vscode.l10n.t('Vision');
  const statement = vision?.statement;
  const uri = vscode.Uri.joinPath(place, visionFile?.path ?? '');
  const outcomes = (vision?.outcomes ?? []).map(({ name }, index): ProductRow => ({
    id: `vision:outcome:${index}`,
    label: name,
    icon: { name: 'telescope' },
    spoken: vscode.l10n.t('Outcome: {0}', name),
  }));
  return {
    id: 'vision:vision',
    label: title,
    description: statement,
    tooltip: statement ?? title,
    icon: { name: 'compass' },
    context: 'vision',
    command: { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] },
    spoken: vscode.l10n.t('Product vision: {0}', statement ?? title),
    ...(outcomes.length > 0 && { children: outcomes }),
  };
}

function missingVision(): ProductRow {
  const title = vscode.l10n.t('Create Product Files');
  return {
    id: 'vision:missing',
    label: vscode.l10n.t('Nobody wrote down the vision yet'),
    description: title,
    icon: { name: 'new-file' },
    command: { command: 'storyContext.createProductFiles', title },
  };
}
