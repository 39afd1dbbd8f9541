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

/** Whom to ask about a story: whom the settings name, else its own, else those of its sprints, else who wrote it. */
export function ownersOf(
  { productOwners, reporter }: StoryFile,
  sprints: readonly SprintFile[],
  wished: string | undefined,
  me: Person | undefined,
): Person[] {
  const candidates = [
    wished ? [wished] : [],
    productOwners,
    sprints.flatMap((sprint) => sprint.productOwners),
    reporter ? [reporter] : [],
  ];
  const names = candidates.find((all) => all.length > 0) ?? [];
  return names.flatMap((name) => personOf(name, me) ?? []);
}
