import type { StoryReference } from './story';

/** A story that was done, as far as release notes say of it. */
export interface NotedStory extends StoryReference {
  readonly epic?: StoryReference;
  /** Names of the versions it goes into. */
  readonly versions: readonly string[];
}

/** What a version brings, epic by epic; stories without one come last. */
export interface VersionNotes {
  /** Absent: of stories that go into none. */
  readonly version?: string;
  readonly epics: readonly { readonly epic?: StoryReference; readonly stories: readonly NotedStory[] }[];
}

/** Notes on what was done, by versions in the order in which they are named, each in the order of the stories. */
export function releaseNotes(stories: readonly NotedStory[]): VersionNotes[] {
  const names = [...new Set(stories.flatMap(({ versions }) => versions))];
  const without = stories.filter(({ versions }) => versions.length === 0);
  return [
    ...names.map((version) => ({
      version,
      epics: byEpic(stories.filter(({ versions }) => versions.includes(version))),
    })),
    ...(without.length > 0 ? [{ epics: byEpic(without) }] : []),
  ];
}

function byEpic(stories: readonly NotedStory[]): VersionNotes['epics'] {
  const groups = new Map<string, { readonly epic?: StoryReference; readonly stories: NotedStory[] }>();
  for (const story of stories) {
    const { epic } = story;
    const group = groups.get(epic?.key ?? '') ?? { ...(epic && { epic }), stories: [] };
    group.stories.push(story);
    groups.set(epic?.key ?? '', group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ epic }) => epic), ...all.filter(({ epic }) => !epic)];
}
