import { type KnownKeys, namesStory, type StoryKey, storyKeys } from './story-key';

/** What people said about the stories of a branch, whatever its name says. */
export interface BranchNotes {
  /** The story it was linked to. */
  readonly linked?: string;
  /** Stories it is not for, though its name has their keys. */
  readonly not: readonly string[];
}

export const noNotes: BranchNotes = { not: [] };

/** The stories of a branch, each once; the first is the one that is worked on. */
export function branchStories(branch: string, { linked, not }: BranchNotes, known: KnownKeys): StoryKey[] {
  const named = storyKeys(branch, known).filter(({ key }) => !not.some((one) => isSameKey(one, key)));
  if (linked === undefined) return named;
  return [{ key: linked, confirmed: true }, ...named.filter(({ key }) => !isSameKey(key, linked))];
}

/**
 * Whether a branch is one of a story. What was linked to a story that its name does not have was misnamed, and says
 * nothing by its name any more; of two stories it names, a link merely chooses one.
 */
export function isBranchOf(branch: string, { linked, not }: BranchNotes, key: string): boolean {
  if (linked !== undefined && isSameKey(linked, key)) return true;
  if (linked !== undefined && !namesStory(branch, linked)) return false;
  return namesStory(branch, key) && !not.some((one) => isSameKey(one, key));
}

/** Notes after which the branch is for a story: chosen of several, or linked whatever its name says. */
export function linkedTo({ not }: BranchNotes, key: string): BranchNotes {
  return { linked: key, not: not.filter((one) => !isSameKey(one, key)) };
}

/** Notes after which the branch is not for a story: it is neither linked to it, nor does its name count for it. */
export function notFor(branch: string, { linked, not }: BranchNotes, key: string): BranchNotes {
  const isNoted = !namesStory(branch, key) || not.some((one) => isSameKey(one, key));
  return {
    ...(linked !== undefined && !isSameKey(linked, key) && { linked }),
    not: isNoted ? not : [...not, key],
  };
}

function isSameKey(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
