import type { StoryInSprint } from './sprint-report';

/** How far a sprint came with its goal. What is worth more than that, a Product Owner says. */
export interface GoalOutcome {
  readonly state: 'met' | 'partly' | 'notMet';
  /** The stories it is judged by. */
  readonly stories: readonly StoryInSprint[];
  /** By words they have in common with the goal; else by all that was committed. */
  readonly by: 'words' | 'committed';
}

/** Whether the goal is met, by the stories that speak of what it speaks of; `undefined` where there is nothing to judge by. */
export function goalOutcome(goal: string, stories: readonly StoryInSprint[]): GoalOutcome | undefined {
  const there = stories.filter(({ isRemoved }) => !isRemoved);
  const wanted = stems(goal);
  const named = there.filter(({ story: { title, epic, labels } }) => {
    const own = stems([title, epic?.title ?? '', ...labels].join(' '));
    return [...own].some((stem) => wanted.has(stem));
  });
  const judged = named.length > 0 ? named : there.filter(({ isCommitted }) => isCommitted);
  if (judged.length === 0) return undefined;
  const done = judged.filter(({ isDone }) => isDone).length;
  return {
    state: done === judged.length ? 'met' : done > 0 ? 'partly' : 'notMet',
    stories: judged,
    by: named.length > 0 ? 'words' : 'committed',
  };
}

/** Words that say something, without their ends: "paying" and "pays" speak of the same. */
function stems(text: string): Set<string> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => word.length >= 4 && !idle.has(word)).map((word) => word.slice(0, 5)));
}

/** Words of goals that are about any story. */
const idle = new Set([
  ...['with', 'without', 'from', 'that', 'this', 'they', 'their', 'them', 'when', 'what', 'which', 'within'],
  ...[
    'have',
    'will',
    'more',
    'less',
    'than',
    'into',
    'every',
    'each',
    'make',
    'made',
    'able',
    'user',
    'users',
  ],
  ...['eine', 'einen', 'einem', 'einer', 'ohne', 'oder', 'nicht', 'werden', 'wird', 'kann', 'können', 'dass'],
  ...['dans', 'avec', 'sans', 'pour', 'leur', 'para', 'como', 'puede', 'della', 'delle', 'senza'],
]);
