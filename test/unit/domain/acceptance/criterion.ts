import { identifiedIn, withTicks } from '../../../../src/domain/acceptance/criteria';
import type { Criterion, FoundCriterion } from '../../../../src/domain/acceptance/criterion';
import type { Ledger } from '../../../../src/domain/acceptance/ledger';
import type { Document } from '../../../../src/domain/document';
import type { StoryDocument } from '../../../../src/domain/story';

export function foundCriterion(text: string, more: Partial<FoundCriterion> = {}): FoundCriterion {
  return {
    text,
    content: [{ type: 'text', text }],
    details: [],
    checked: null,
    place: 'none',
    depth: 0,
    section: 'acceptance',
    ...more,
  };
}

/** A document with criteria as bullets. */
export function bullets(...texts: readonly string[]): Document {
  return {
    blocks: [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Acceptance criteria' }] },
      {
        type: 'list',
        kind: 'bullet',
        items: texts.map((text) => ({
          children: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
        })),
      },
    ],
  };
}

/** A document with criteria as boxes that have ids of their own. */
export function boxes(
  ...items: readonly (readonly [id: string, checked: boolean, text: string])[]
): Document {
  return {
    blocks: [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Acceptance criteria' }] },
      {
        type: 'list',
        kind: 'bullet',
        items: items.map(([localId, checked, text], index) => ({
          localId,
          task: { checked },
          origin: { path: [1, index] },
          children: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
        })),
      },
    ],
  };
}

export function description(document: Document, more: Partial<StoryDocument> = {}): StoryDocument {
  return { field: 'description', name: 'Description', role: 'description', document, ...more };
}

/** All criteria of documents, as a source reads them. */
export function criteriaOf(
  documents: readonly StoryDocument[],
  ledger: Ledger,
  options: { readonly headings?: readonly string[] } = {},
): Criterion[] {
  return withTicks(identifiedIn(documents, options), ledger);
}
