import { type OwnerSetting, ownersNamed } from '../../domain/owner-setting';
import type { OwnerCandidate, OwnerReason } from '../../domain/question';
import type { Person } from '../../domain/story';
import type { Folder } from './folder';
import type { SprintFile } from './sprint-file';
import type { StoryFile } from './story-file';
import { personOf } from './summaries';

/** As many as anybody looks through: who is not among them is found by more words. */
const mostPeople = 50;

/** Everybody a backlog names whose name has these words, by name; who works here first. */
export function peopleIn({ stories, sprints }: Folder, me: Person | undefined, filter: string): Person[] {
  const names = [
    ...stories.flatMap(({ file }) => [...file.assignees, file.reporter ?? '', ...file.productOwners]),
    ...stories.flatMap(({ file }) => file.comments.map(({ by }) => by)),
    ...sprints.flatMap(({ productOwners }) => productOwners),
  ];
  const people = new Map(names.flatMap((name) => personOf(name, me) ?? []).map((one) => [one.id, one]));
  if (me) people.delete(me.id);
  const others = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
  const words = filter.trim().toLowerCase();
  return [...(me ? [me] : []), ...others]
    .filter(({ name }) => name.toLowerCase().includes(words))
    .slice(0, mostPeople);
}

/**
 * Whom to ask about a story: whom the setting names, else the story itself, else its sprints, else who wrote it. A setting
 * by projects goes by what stands before the number in the story's key.
 */
export function ownersOf(
  { key, productOwners, reporter }: StoryFile,
  sprints: readonly SprintFile[],
  setting: OwnerSetting | undefined,
  me: Person | undefined,
): OwnerCandidate[] {
  const named = (names: readonly string[], reason: OwnerReason, detail?: string): OwnerCandidate[] =>
    names.flatMap((name) => {
      const person = personOf(name, me);
      return person ? [{ ...person, reason, ...(detail && { detail }) }] : [];
    });
  const levels = [
    named(ownersNamed(setting, /^(.+)-\d+(?:\.\d+)*$/.exec(key)?.[1]), 'setting'),
    named(productOwners, 'story'),
    sprints.flatMap((sprint) => named(sprint.productOwners, 'sprint', sprint.name)),
    named(reporter ? [reporter] : [], 'reporter'),
  ];
  const people = levels.find((all) => all.length > 0) ?? [];
  return [...new Map(people.toReversed().map((one) => [one.id, one])).values()].toReversed();
}
