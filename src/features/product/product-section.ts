import type * as vscode from 'vscode';
import type { ProductRow } from './product-row';

/** A part of the product view, in a file of its own. Its rows stand below those of the sections before it. */
export interface ProductSection extends vscode.Disposable {
  /** What the ids of its rows begin with. */
  readonly id: string;
  /** Its rows as they are now. Where it rejects, the others are shown, and why. */
  rows(): Promise<ProductRow[]>;
  /** Somebody looks at what is below a row of it. */
  looked?(row: ProductRow): void;
  readonly onDidChange: vscode.Event<void>;
}
