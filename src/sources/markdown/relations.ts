import type { Person, StoryRelation } from '../../domain/story';
import { type FrontMatter, referencesOf } from './front-matter';
import type { StoryFile } from './story-file';
import type { Backlog } from './summaries';

/** Keys of other stories that a file names, as they are written. */
export interface NamedRelations {
  /** Stories that wait for this one. */
  readonly blocks: readonly string[];
  /** Stories this one waits for. */
  readonly blockedBy: readonly string[];
  readonly relates: readonly string[];
}

export function readRelations(front: FrontMatter | undefined): NamedRelations {
  const keys = (...names: readonly string[]): string[] =>
    names
      .flatMap((name) => referencesOf(front, name))
      .flatMap((text) => text.split(/\s*[,;]\s*/).filter(Boolean));
  return {
    blocks: keys('blocks'),
    blockedBy: keys('blocked by', 'depends on', 'dependencies'),
    relates: keys('relates', 'relates to', 'related'),
  };
}

const words = { blockedBy: 'is blocked by', blocks: 'blocks', other: 'relates to' } as const;

/** What a story has to do with others, whichever of the two files says so; stories that are not there are left out. */
export function relationsOf(backlog: Backlog, file: StoryFile, me: Person | undefined): StoryRelation[] {
  const names = (keys: readonly string[], { key }: StoryFile): boolean =>
    keys.some((one) => one.toLowerCase() === key.toLowerCase());
  const kindsOf = (other: StoryFile): StoryRelation['kind'][] => [
    ...(names(file.relations.blockedBy, other) || names(other.relations.blocks, file)
      ? (['blockedBy'] as const)
      : []),
    ...(names(file.relations.blocks, other) || names(other.relations.blockedBy, file)
      ? (['blocks'] as const)
      : []),
    ...(names(file.relations.relates, other) || names(other.relations.relates, file)
      ? (['other'] as const)
      : []),
  ];
  const found = backlog.stories.flatMap(({ file: other }) =>
    other.key === file.key
      ? []
      : kindsOf(other).map((kind) => ({ kind, words: words[kind], story: backlog.related(other, me) })),
  );
  const order = Object.keys(words);
  return found.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
