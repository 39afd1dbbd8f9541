import type { Document } from '../document';
import type { FoundCriterion } from './criterion';
import { foundOf, type Draft } from './draft';
import { lexiconWith, type Lexicon } from './lexicon';
import { oneLine } from './lines';
import { startsWithId } from './prefixes';
import { draftsOfSection } from './section-items';
import { sectionsOf, type Section } from './sections';

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
  const sections = sectionsOf(document, lexicon, false);
  const done = sections.filter(({ kind }) => kind === 'done');
  const strong = sections.filter(({ kind, weak }) => kind === 'acceptance' && !weak);
  const weak = sections.filter(({ kind, weak: isWeak }) => kind === 'acceptance' && isWeak);
  for (const chosen of [strong, weak]) {
    if (!chosen.some((section) => criteriaIn([section], lexicon).length > 0)) continue;
    return criteriaIn(
      sections.filter((section) => chosen.includes(section) || done.includes(section)),
      lexicon,
    );
  }
  const whole = sectionsOf(document, lexicon, true);
  if (options.wholeField) return criteriaIn(whole, lexicon);
  const isOne = (draft: Draft): boolean => draft.isScenario === true || startsWithId(oneLine(draft.inlines));
  const loose = criteriaIn(
    whole.filter(({ kind }) => kind === 'acceptance'),
    lexicon,
    isOne,
  );
  return [...loose, ...criteriaIn(done, lexicon)];
}

function criteriaIn(
  sections: readonly Section[],
  lexicon: Lexicon,
  isOne: (draft: Draft) => boolean = () => true,
): FoundCriterion[] {
  const several = sections.filter(({ kind }) => kind === 'acceptance').length > 1;
  return sections.flatMap((section) => {
    const group =
      section.kind === 'done' ? section.name : (section.name ?? (several ? section.above : undefined));
    return draftsOfSection(section.root, lexicon)
      .filter(isOne)
      .flatMap((draft) => foundOf(draft, section.kind, group));
  });
}
