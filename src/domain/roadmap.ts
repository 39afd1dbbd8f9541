import type { CountedStory, Epic, Outlook, ProductVersion } from './outlook';

/** What the Product Owner wrote down of where the product goes. Days are `yyyy-mm-dd`. */
export interface PlannedItem {
  readonly name: string;
  /** Key of the epic it is about, where there is one. */
  readonly epic?: string;
  /** It is a release of this version. */
  readonly version?: string;
  readonly from?: string;
  readonly to?: string;
  readonly goal?: string;
  readonly isDone: boolean;
}

export interface RoadmapEntry {
  readonly kind: 'epic' | 'item' | 'version';
  readonly key?: string;
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  readonly goal?: string;
  readonly url?: string;
  /** Name of its status, where it has one. */
  readonly status?: string;
  /** Names of the metrics it is meant to move. */
  readonly metrics: readonly string[];
  readonly progress?: Progress;
  readonly isDone: boolean;
  /** It should have been done before today. */
  readonly isLate: boolean;
  /** The reader's story is in it. */
  readonly isCurrent: boolean;
  /** It was written down of an epic which nobody knows, and is not done. */
  readonly isUnknown?: true;
}

/** How far something is. Points are absent where a story of it has no estimate. */
export interface Progress {
  readonly stories: { readonly done: number; readonly all: number };
  readonly points?: { readonly done: number; readonly all: number };
  /** 0 to 1, by points where they are known. */
  readonly part: number;
}

export interface Roadmap {
  /** Those with an end, epics and what was written down before versions, each by time. */
  readonly dated: readonly RoadmapEntry[];
  /** Those without, in the Product Owner's order. */
  readonly undated: readonly RoadmapEntry[];
}

interface Around {
  /** `yyyy-mm-dd`, where the reader is. */
  readonly today: string;
  /** Key of the story the reader works on. */
  readonly current?: string;
  /** Keys of further stories that are known, of any type. */
  readonly stories?: readonly string[];
}

/**
 * Epics and versions in time. What was written down of an epic or a version fills in what the source does not say of it, and
 * stands for itself where the source has none of the kind.
 */
export function roadmapOf(outlook: Outlook, planned: readonly PlannedItem[], around: Around): Roadmap {
  const ofEpic = ({ key, title }: Epic) =>
    planned.find(({ epic }) => isSame(epic, key)) ?? planned.find(({ epic }) => isSame(epic, title));
  const ofVersion = (name: string) => planned.find(({ version }) => isSame(version, name));
  const epics = outlook.epics.map((epic) => epicEntry(epic, ofEpic(epic), around));
  const versions = outlook.versions.map((version) => versionEntry(version, ofVersion(version.name), around));
  const known = new Set<PlannedItem | undefined>([
    ...outlook.epics.map(ofEpic),
    ...outlook.versions.map(({ name }) => ofVersion(name)),
  ]);
  const stories = [
    ...[...outlook.epics, ...outlook.versions].flatMap((one) => one.stories.map(({ key }) => key)),
    ...outlook.epics.map(({ key }) => key),
    ...(around.stories ?? []),
  ];
  // Where a part could not be read, nobody knows what is in it.
  const isWhole = outlook.problems.length === 0;
  const others = planned
    .filter((item) => !known.has(item))
    .map((item) => {
      const { epic, isDone } = item;
      const isUnknown = isWhole && epic !== undefined && !isDone && !stories.some((key) => isSame(epic, key));
      return { ...itemEntry(item, around), ...(isUnknown && { isUnknown }) };
    });
  const works = [...epics, ...others.filter(({ kind }) => kind !== 'version')];
  const releases = [...versions, ...others.filter(({ kind }) => kind === 'version')];
  const isDated = ({ to }: RoadmapEntry): boolean => to !== undefined;
  return {
    dated: [works, releases].flatMap((entries) => entries.filter(isDated).sort(byTime)),
    undated: [...works, ...releases].filter((entry) => !isDated(entry)),
  };
}

/** Keys and names are the same however they are capitalised. */
function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function byTime(one: RoadmapEntry, other: RoadmapEntry): number {
  const [from, otherFrom] = [one.from ?? one.to ?? '', other.from ?? other.to ?? ''];
  return from.localeCompare(otherFrom) || (one.to ?? '').localeCompare(other.to ?? '');
}

function epicEntry(epic: Epic, item: PlannedItem | undefined, around: Around): RoadmapEntry {
  const { key, title, status, metrics, stories, url } = epic;
  return entry(
    {
      ...{ kind: 'epic', key, name: title, status: status.name, metrics, url },
      from: epic.start ?? item?.from,
      to: epic.due ?? item?.to,
      goal: epic.goal ?? item?.goal,
      progress: progressOf(stories),
      isDone: status.category === 'done',
      isCurrent: key === around.current || has(stories, around.current),
    },
    around,
  );
}

function versionEntry(version: ProductVersion, item: PlannedItem | undefined, around: Around): RoadmapEntry {
  const { name, stories, url } = version;
  return entry(
    {
      ...{ kind: 'version', name, url, metrics: [] },
      from: version.start ?? item?.from,
      to: version.releaseDate ?? item?.to,
      goal: version.description ?? item?.goal,
      progress: progressOf(stories),
      isDone: version.released || item?.isDone === true,
      isCurrent: has(stories, around.current),
    },
    around,
  );
}

function itemEntry(item: PlannedItem, around: Around): RoadmapEntry {
  const { name, epic, version, from, to, goal, isDone } = item;
  const kind = version === undefined ? 'item' : 'version';
  const isCurrent = epic !== undefined && epic === around.current;
  return entry(
    { kind, key: epic, name: version ?? name, from, to, goal, isDone, isCurrent, metrics: [] },
    around,
  );
}

function entry(known: Omit<RoadmapEntry, 'isLate'>, { today }: Around): RoadmapEntry {
  const { from, to, isDone } = known;
  return {
    ...known,
    // A beginning behind the end is a mistake of typing: the end is what others wait for.
    from: from !== undefined && to !== undefined && from > to ? undefined : from,
    isLate: !isDone && to !== undefined && to < today,
  };
}

function has(stories: readonly CountedStory[], key: string | undefined): boolean {
  return key !== undefined && stories.some((story) => story.key === key);
}

/** `undefined` where there is nothing to count. */
export function progressOf(stories: readonly CountedStory[]): Progress | undefined {
  if (stories.length === 0) return undefined;
  const done = stories.filter(({ status }) => status.category === 'done');
  const counted = { done: done.length, all: stories.length };
  const all = sum(stories);
  if (!stories.every(({ points }) => points !== undefined) || all === 0)
    return { stories: counted, part: done.length / stories.length };
  return { stories: counted, points: { done: sum(done), all }, part: sum(done) / all };
}

function sum(stories: readonly CountedStory[]): number {
  return stories.reduce((total, { points = 0 }) => total + points, 0);
}
