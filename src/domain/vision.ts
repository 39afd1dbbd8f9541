import type { Document } from './document';

/** What is to be different for people because of the product. */
export interface Outcome {
  readonly name: string;
  /** Names of the metrics that show it. */
  readonly metrics: readonly string[];
  /** Keys of epics and stories that are to bring it about. */
  readonly stories: readonly string[];
}

/** Where the product is to go. */
export interface Vision {
  /** The product's name, or what its Product Owner calls the vision. */
  readonly title?: string;
  /** In a sentence or two of its own text. */
  readonly statement?: string;
  readonly document: Document;
  readonly outcomes: readonly Outcome[];
}
