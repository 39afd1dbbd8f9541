import type { Block, Inline, Origin } from '../document';
import type { FoundCriterion, TickPlace } from './criterion';
import { gherkinTitle } from './gherkin-keywords';
import { isPlaceholder } from './lexicon';
import { oneLine, rawText, withoutStart } from './inlines';
import { withoutPrefix } from './prefixes';

/** How sure it is that something in a section is a criterion. Only the surest kind of a section is kept. */
export enum Weight {
  /** A title with nothing below it. */
  Title,
  /** An item inside a quotation, or a line of preformatted text. */
  Quoted,
  /** A line or a paragraph of running text. */
  Sentence,
  /** An item of a list, a row, a scenario, a line with a mark, a number or an id. */
  Item,
}

/** A criterion in the making. */
export interface Draft {
  readonly inlines: readonly Inline[];
  readonly details: readonly Block[];
  readonly checked: boolean | null;
  readonly place: TickPlace;
  readonly mark?: Origin;
  readonly localId?: string;
  readonly group?: string;
  readonly depth: number;
  readonly weight: Weight;
  /** It has the title of a scenario. */
  readonly isScenario?: boolean;
}

export function draftOf(inlines: readonly Inline[], more: Partial<Draft> = {}): Draft {
  const { inlines: rest, checked, place, mark } = withoutPrefix(inlines);
  const named = withoutScenario(withoutName(rest));
  return {
    details: [],
    checked,
    place,
    ...(mark && { mark }),
    depth: 0,
    weight: Weight.Item,
    ...more,
    ...(named.isScenario && { isScenario: true }),
    inlines: named.inlines,
  };
}

/** Without `AC:` before each of them, which is no id. */
function withoutName(inlines: readonly Inline[]): readonly Inline[] {
  const match = /^(?:AC|A\.C\.|Acceptance criterion)\s*:\s+(?=\S)/i.exec(rawText(inlines));
  return match ? withoutStart(inlines, match[0].length) : inlines;
}

/** Without `Scenario:` before a scenario's name; a scenario without a name keeps its title. */
export function withoutScenario(inlines: readonly Inline[]): {
  inlines: readonly Inline[];
  isScenario: boolean;
} {
  const raw = rawText(inlines);
  const title = /[:：–—-]/u.test(raw) ? gherkinTitle(raw) : undefined;
  if (title?.kind !== 'scenario') return { inlines, isScenario: false };
  const named = withoutStart(inlines, title.nameAt);
  return oneLine(named) ? { inlines: named, isScenario: true } : { inlines, isScenario: false };
}

/** Nothing where the draft says nothing. */
export function foundOf(
  draft: Draft,
  section: FoundCriterion['section'],
  group: string | undefined,
): FoundCriterion[] {
  const text = oneLine(draft.inlines);
  if (!text || isPlaceholder(text) || !/[\p{L}\p{N}]/u.test(text) || isReference(text)) return [];
  const { details, checked, place, mark, localId, depth } = draft;
  return [
    {
      text,
      content: draft.inlines,
      details,
      checked,
      place,
      ...((draft.group ?? group) && { group: draft.group ?? group }),
      depth,
      section,
      ...(localId !== undefined && { localId }),
      ...(mark && { mark }),
    },
  ];
}

/** `AC-1 (the first half), AC-2` or `3`: names criteria that stand elsewhere. */
function isReference(text: string): boolean {
  const words = text
    .replace(/\([^()]*\)/g, '')
    .split(/[\s,;&]+/u)
    .filter(Boolean);
  return words.length > 0 && words.every((word) => /^\(?[A-Z\d_.#–-]*\d[.)]*$/.test(word));
}
