import { metricsInLabels } from '../../domain/metric-label';
import type { CountedStory, Epic, Outlook, ProductVersion } from '../../domain/outlook';
import type { Person, StorySummary } from '../../domain/story';
import type { Folder } from './folder';
import { naturally } from './natural-order';
import type { StoryFile } from './story-file';
import { assigneeOf, type Backlog } from './summaries';

interface PlacedStory {
  readonly story: CountedStory;
  readonly summary: StorySummary;
}

const nothing = { done: 0, total: 0 };

/** The epics of a folder, and the versions its stories or its files name. */
export function outlookOf(backlog: Backlog, folder: Folder | undefined, me: Person | undefined): Outlook {
  const all = backlog.stories.map(({ file }) => ({ file, summary: backlog.summary(file, me, nothing) }));
  const placed: PlacedStory[] = all.flatMap(({ file, summary }) =>
    summary.type.kind === 'epic' || summary.type.kind === 'subtask'
      ? []
      : [{ story: countedStory(file), summary }],
  );
  return {
    epics: all.flatMap(({ file, summary }) =>
      summary.type.kind === 'epic' ? [epicOf(file, backlog, placed, me)] : [],
    ),
    versions: versionsOf(
      folder,
      placed.map(({ story }) => story),
    ),
    problems: folder?.problems ?? [],
  };
}

function epicOf(
  file: StoryFile,
  backlog: Backlog,
  placed: readonly PlacedStory[],
  me: Person | undefined,
): Epic {
  const { key, title, status, labels } = file;
  const owner = assigneeOf(file, me);
  const goal = backlog.goal(key);
  return {
    ...{ key, title, status, metrics: [...new Set([...file.metrics, ...metricsInLabels(labels)])] },
    ...(owner && { owner }),
    ...(file.start && { start: file.start.slice(0, 10) }),
    ...(file.due && { due: file.due.slice(0, 10) }),
    ...(goal && { goal }),
    stories: placed.filter(({ summary }) => summary.epic?.key === key).map(({ story }) => story),
  };
}

function countedStory({ key, title, status, points, fixVersions }: StoryFile): CountedStory {
  return { key, title, status, ...(points !== undefined && { points }), versions: fixVersions };
}

/** Those with a file in the order of their releases, then those only stories name. */
function versionsOf(folder: Folder | undefined, stories: readonly CountedStory[]): ProductVersion[] {
  const files = [...(folder?.versions ?? [])].sort(
    (one, other) =>
      (one.releaseDate ?? '9999').localeCompare(other.releaseDate ?? '9999') ||
      naturally(one.name, other.name),
  );
  const named = new Map(
    stories.flatMap(({ versions }) => versions).map((name) => [name.toLowerCase(), name]),
  );
  for (const { name } of files) named.delete(name.toLowerCase());
  const others = [...named.values()].sort(naturally).map((name) => ({ name, released: false }));
  return [...files, ...others].map((version) => ({
    ...version,
    stories: stories.filter(({ versions }) =>
      versions.some((name) => name.toLowerCase() === version.name.toLowerCase()),
    ),
  }));
}
