import type { ProductRow } from './product-row';

/**
 * A part of the product view, in a file of its own. Its rows stand below those of the sections before it. All are asked for
 * their rows where stories, the current one or the product changed; what else a section knows of, it tells itself.
 */
export interface ProductSection {
  /** What the ids of its rows begin with. */
  readonly id: string;
  /** Its rows as they are now. Where it rejects, the others are shown, and why. */
  rows(): Promise<ProductRow[]>;
  /** Somebody looks at what is below a row of it. */
  looked?(row: ProductRow): void;
  dispose?(): void;
}
