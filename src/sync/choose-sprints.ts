import type { Sprint } from '../domain/sprint';
import type { StorySource } from '../sources/story-source';

export interface ChosenSprints {
  /** Whose stories are read. */
  readonly shown: readonly Sprint[];
  /** What is still to come, in its order, the backlog last; read where somebody looks into it. */
  readonly planned: readonly Sprint[];
}

/** The active sprints, or the one with the chosen id as long as the source has it; and what comes after. */
export async function chooseSprints(
  source: StorySource,
  chosenId: string | undefined,
  signal?: AbortSignal,
): Promise<ChosenSprints> {
  const open = await source.sprints(['active', 'future', 'backlog'], signal);
  const isOpen = chosenId === undefined || open.some(({ id }) => id === chosenId);
  // A board has closed sprints by the hundred: they are asked for where one of them is wanted.
  const all = isOpen ? open : [...open, ...(await source.sprints(['closed'], signal))];
  const chosen = all.filter(({ id }) => id === chosenId);
  const shown = chosen.length > 0 ? chosen : all.filter(({ state }) => state === 'active');
  const toCome = all.filter(({ state }) => state === 'future' || state === 'backlog');
  return { shown, planned: toCome.filter((sprint) => !shown.includes(sprint)) };
}
