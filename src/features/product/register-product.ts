import * as vscode from 'vscode';
import type { Services } from '../../services';
import type { CurrentStory } from '../current-story';
import type { RunCommand } from '../feature-host';
import { lazyTree } from '../lazy-tree';
import type { ProductRow } from './product-row';
import type { ProductTree } from './product-tree';

/** The view of what the Product Owner shares beside stories. What it shows is loaded when it is looked at. */
export function registerProduct(
  services: Services,
  current: CurrentStory,
  run: RunCommand,
): vscode.Disposable {
  const commands = () => import('./product-commands');
  const view = lazyTree<ProductRow, ProductTree>('storyContext.product', async (_, changed) => {
    const { ProductTree } = await import('./product-tree');
    return new ProductTree(services, changed, current.onDidChange);
  });
  return vscode.Disposable.from(
    view,
    run('storyContext.createProductFiles', async () => (await commands()).createProductFiles(services)),
    run('storyContext.signInToMetric', async (given) => (await commands()).signInToMetric(services, given)),
  );
}
