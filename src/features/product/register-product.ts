import type * as vscode from 'vscode';
import type { Services } from '../../services';
import { lazyTree } from '../lazy-tree';
import type { ProductRow } from './product-row';
import type { ProductTree } from './product-tree';

/** The view of what the Product Owner shares beside stories. What it shows is loaded when it is looked at. */
export function registerProduct(services: Services): vscode.Disposable {
  return lazyTree<ProductRow, ProductTree>('storyContext.product', async (_, changed) => {
    const { ProductTree } = await import('./product-tree');
    return new ProductTree(services, changed);
  });
}
