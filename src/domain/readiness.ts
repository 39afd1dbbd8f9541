import type { Criterion } from './acceptance/criterion';
import { type VagueWord, vagueWords } from './readiness-words';
import type { StorySummary } from './story';

/** What a story has to have before a team begins with it, each of which can be switched off. */
export const readinessRules = ['criteria', 'testable', 'estimate', 'size', 'epic', 'questions'] as const;

export type ReadinessRule = (typeof readinessRules)[number];

/** A team's Definition of Ready. */
export interface DefinitionOfReady {
  readonly rules: ReadonlySet<ReadinessRule>;
  /** Points a story has at most. */
  readonly mostPoints: number;
}

/** What of a story is not as it has to be. */
export type ReadinessFinding =
  | { readonly rule: 'criteria' | 'estimate' | 'epic' }
  | { readonly rule: 'size'; readonly points: number; readonly most: number }
  | { readonly rule: 'questions'; readonly count: number }
  | {
      readonly rule: 'testable';
      readonly word: string;
      readonly kind: VagueWord['kind'];
      /** Where it stands, and where in its text, in UTF-16 units; absent where only the word is known. */
      readonly criterion?: Pick<Criterion, 'id' | 'text'>;
      readonly start?: number;
    };

/** `unknown`: nothing speaks against it, and not everything was read yet. `none`: it is not asked of such a story. */
export interface Readiness {
  readonly state: 'ready' | 'notReady' | 'unknown' | 'none';
  readonly findings: readonly ReadinessFinding[];
}

/** What is judged: a story of a list, or a whole one with its criteria. */
export type JudgedStory = Pick<StorySummary, 'type' | 'status' | 'points' | 'epic' | 'progress' | 'vague'> & {
  readonly criteria?: readonly Pick<Criterion, 'id' | 'text' | 'section' | 'depth'>[];
};

const defaultMost = 13;

/**
 * Reads the setting: `false` by the name of a rule switches it off, a number as `size` says how many points are too many.
 * What cannot be understood is as if it was not there.
 */
export function readDefinition(value: unknown): DefinitionOfReady {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const most = given.size;
  return {
    rules: new Set(readinessRules.filter((rule) => given[rule] !== false)),
    mostPoints: typeof most === 'number' && most > 0 ? most : defaultMost,
  };
}

/** Judges a story before work on it begins. @param openQuestions how many wait for an answer */
export function readinessOf(
  story: JudgedStory,
  openQuestions: number,
  { rules, mostPoints }: DefinitionOfReady,
): Readiness {
  const { type, status, points, epic, criteria } = story;
  const isAsked = type.kind !== 'epic' && type.kind !== 'subtask' && status.category !== 'done';
  if (!isAsked || rules.size === 0) return { state: 'none', findings: [] };
  const count = criteria ? criteria.filter(isCounted).length : story.progress?.total;
  const all: (ReadinessFinding | false)[] = [
    count === 0 && { rule: 'criteria' },
    ...untestable(story),
    points === undefined && { rule: 'estimate' },
    points !== undefined && points > mostPoints && { rule: 'size', points, most: mostPoints },
    epic === undefined && { rule: 'epic' },
    openQuestions > 0 && { rule: 'questions', count: openQuestions },
  ];
  const findings = all.filter((one): one is ReadinessFinding => one !== false && rules.has(one.rule));
  if (findings.length > 0) return { state: 'notReady', findings };
  const isKnown = count !== undefined || !(rules.has('criteria') || rules.has('testable'));
  return { state: isKnown ? 'ready' : 'unknown', findings };
}

/** Words of criteria that nobody can test, for a list to know: each once, at most five. */
export function vagueIn(criteria: readonly Pick<Criterion, 'text' | 'section'>[]): string[] {
  const words = criteria
    .filter(({ section }) => section === 'acceptance')
    .flatMap(({ text }) => vagueWords(text).map(({ word }) => word));
  const seen = new Map(words.toReversed().map((word) => [word.toLowerCase(), word]));
  return [...seen.values()].toReversed().slice(0, 5);
}

function untestable({ criteria, vague = [] }: JudgedStory): ReadinessFinding[] {
  if (!criteria)
    return vague.map((word) => ({ rule: 'testable', word, kind: vagueWords(word)[0]?.kind ?? 'vague' }));
  return criteria
    .filter(({ section }) => section === 'acceptance')
    .flatMap(({ id, text }) =>
      vagueWords(text).map(({ word, kind, start }): ReadinessFinding => {
        return { rule: 'testable', word, kind, criterion: { id, text }, start };
      }),
    );
}

function isCounted({ section, depth }: Pick<Criterion, 'section' | 'depth'>): boolean {
  return section === 'acceptance' && depth === 0;
}
