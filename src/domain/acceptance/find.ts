import type { Document } from '../document';
import type { FoundCriterion } from './criterion';
import { foundOf, type Draft } from './draft';
import { lexiconWith, type Lexicon } from './lexicon';
import { oneLine } from './inlines';
import { startsWithId } from './criterion-id';
import { draftsOfSection } from './section-items';
import type { Section } from './section';
import { sectionsOf } from './sections';

export interface FindOptions {
  /** Further names of sections that hold criteria. */
  readonly headings?: readonly string[];
  /** The document is a field of its own for criteria. */
  readonly wholeField?: boolean;
}

/**
 * Finds the acceptance criteria of a document, and its Definition of Done as criteria of their own section. Looks under
 * titles that name them; where there are none, under names that might mean them, then for scenarios and for ids
 * (`AC-1: …`) anywhere. Never throws, linear in the size of the document.
 */
export function findCriteria(document: Document, options: FindOptions = {}): FoundCriterion[] {
  const lexicon = lexiconWith(options.headings);
  const { sections, mayBeLoose } = sectionsOf(document, lexicon, false);
  const read = sections.map((section) => readSection(section, lexicon));
  const done = read.filter(({ section }) => section.kind === 'done');
  for (const weak of [false, true]) {
    const isChosen = ({ section }: ReadSection): boolean =>
      section.kind === 'acceptance' && section.weak === weak;
    const chosen = read.filter((one) => isChosen(one) || one.section.kind === 'done');
    if (criteriaIn(chosen.filter(isChosen)).length > 0) return criteriaIn(chosen);
  }
  // Most of what has no criteria has no trace of them either, and need not be read again.
  if (!options.wholeField && !mayBeLoose) return criteriaIn(done);
  const whole = sectionsOf(document, lexicon, true).sections.map((section) => readSection(section, lexicon));
  if (options.wholeField) return criteriaIn(whole);
  const loose = whole
    .filter(({ section }) => section.kind === 'acceptance')
    .map(({ section, drafts }) => ({ section, drafts: drafts.filter(isCriterionAnywhere) }));
  return [...criteriaIn(loose), ...criteriaIn(done)];
}

interface ReadSection {
  readonly section: Section;
  readonly drafts: readonly Draft[];
}

function readSection(section: Section, lexicon: Lexicon): ReadSection {
  return { section, drafts: draftsOfSection(section.root, lexicon) };
}

function criteriaIn(read: readonly ReadSection[]): FoundCriterion[] {
  const isOneOfSeveral = read.filter(({ section }) => section.kind === 'acceptance').length > 1;
  return read.flatMap(({ section, drafts }) => {
    const group =
      section.name ?? (isOneOfSeveral && section.kind === 'acceptance' ? section.above : undefined);
    return drafts.flatMap((draft) => foundOf(draft, section.kind, group));
  });
}

/** A scenario, or a criterion with an id: it is known for one without a title above it. */
function isCriterionAnywhere(draft: Draft): boolean {
  return draft.isScenario === true || startsWithId(oneLine(draft.inlines));
}
