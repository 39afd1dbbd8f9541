import type { EarlierFiles, EarlierVersion } from '../../domain/earlier-files';
import type { Sprint } from '../../domain/sprint';
import type { Person, StorySummary } from '../../domain/story';
import type { SprintHistory, StoryEvent, StoryHistory } from '../../domain/story-history';
import { ticksOf } from '../../domain/tick-events';
import { SourceError } from '../story-source';
import type { BacklogFiles } from './backlog-files';
import type { StoredStory } from './folder';
import { backlogSprint } from './sprint-file';
import { statusOf } from './status';
import type { createCriteria } from './story-criteria';
import { changesBetween, type StoryState } from './story-events';
import { readStoryFile, type StoryFile } from './story-file';
import { type Backlog, personOf } from './summaries';

/** Gives what the files of the folder were since a time, or ever; `undefined` where nobody kept that. */
export type FileHistory = (since?: string, signal?: AbortSignal) => Promise<EarlierFiles | undefined>;

export interface HistoryReading {
  readonly backlog: Backlog;
  readonly files: Pick<BacklogFiles, 'modified'>;
  readonly criteria: ReturnType<typeof createCriteria>;
  readonly history?: FileHistory;
  readonly me: Person | undefined;
  readonly now: Date;
  /** ISO 8601 */
  readonly since?: string;
  readonly log: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** What happened to these stories, by the versions of their files and by what the files say themselves. */
export async function historiesOf(keys: readonly string[], reading: HistoryReading): Promise<StoryHistory[]> {
  const wanted = new Set(keys);
  const stories = reading.backlog.stories.filter(({ file }) => wanted.has(file.key));
  const earlier = await earlierFiles(reading);
  return Promise.all(stories.map((stored) => historyOf(stored, earlier, reading)));
}

/** The stories that are in a sprint, and those that were once. */
export async function sprintStories(
  sprint: Sprint,
  reading: HistoryReading,
  summary: (file: StoryFile) => Promise<StorySummary>,
): Promise<SprintHistory['stories']> {
  const earlier = await earlierFiles(reading);
  const all = await Promise.all(
    reading.backlog.stories.map(async (stored) => {
      const story = await summary(stored.file);
      if (story.type.kind === 'epic' || story.type.kind === 'subtask') return [];
      const history = await historyOf(stored, earlier, reading);
      const was = history.events.some(
        (event) => event.kind === 'sprints' && [...event.from, ...event.to].includes(sprint.id),
      );
      return story.sprintIds.includes(sprint.id) || was ? [{ story, history }] : [];
    }),
  );
  return all.flat();
}

async function earlierFiles({
  history,
  since,
  signal,
  log,
}: HistoryReading): Promise<EarlierFiles | undefined> {
  try {
    return await history?.(since, signal);
  } catch (error) {
    if (signal?.aborted) throw new SourceError('cancelled');
    log(`What the files were earlier is not known: ${String(error)}`);
    return undefined;
  }
}

async function historyOf(
  stored: StoredStory,
  earlier: EarlierFiles | undefined,
  reading: HistoryReading,
): Promise<StoryHistory> {
  const { file, path } = stored;
  const { since, now } = reading;
  const versions = versionsOf(stored, earlier?.files.get(path) ?? []);
  const [first] = versions;
  const isUnchanged = earlier !== undefined && since !== undefined && !earlier.files.has(path);
  // The commit that put the backlog into Git wrote no story, nor did one that a shallow clone begins with.
  const isImported = first?.at !== undefined && first.at <= (earlier?.knownSince ?? '');
  const stated = file.created && dayOrTime(file.created, '00:00:00');
  const created = stated ?? (isImported || since !== undefined ? undefined : first?.at);
  const knownSince = first
    ? isImported
      ? earlier?.knownSince
      : undefined
    : isUnchanged
      ? undefined
      : now.toISOString();
  const events = withKeptTicks(
    withDone(await fileEvents(stored, versions, reading), file, reading.me),
    ticksOf(await reading.criteria.kept(file.key), reading.me),
  ).filter(({ at }) => since === undefined || Date.parse(at) >= Date.parse(since));
  return {
    key: file.key,
    ...(created && { created }),
    events,
    ...(knownSince && { knownSince }),
  };
}

interface ReadVersion {
  readonly at?: string;
  readonly by?: string;
  readonly file: StoryFile;
}

/** Those that were this story, and can be read. */
function versionsOf({ file, path }: StoredStory, versions: readonly EarlierVersion[]): ReadVersion[] {
  const found: ReadVersion[] = [];
  for (const { at, by, text } of versions) {
    if (text === found.at(-1)?.file.text) continue;
    const read = text === file.text ? file : readVersion(path, text);
    if (read?.key === file.key) found.push({ at, by, file: read });
  }
  return found;
}

function readVersion(path: string, text: string): StoryFile | undefined {
  try {
    return readStoryFile(path, text);
  } catch {
    // It was broken for a while.
    return undefined;
  }
}

async function fileEvents(
  { file, path }: StoredStory,
  versions: readonly ReadVersion[],
  { backlog, criteria, files, me, now }: HistoryReading,
): Promise<StoryEvent[]> {
  const stateOf = (version: StoryFile): StoryState => ({
    status: version.status,
    points: version.points,
    sprintIds: backlog.sprintIds(version).filter((id) => id !== backlogSprint.id),
    flagged: version.flagged || version.status.id === 'blocked',
    checks: criteria.checks(version),
  });
  const events = versions.slice(1).flatMap((version, index) => {
    const before = versions[index];
    const by = version.by === undefined ? undefined : personOf(version.by, me);
    const at = version.at ?? now.toISOString();
    return before
      ? changesBetween(stateOf(before.file), stateOf(version.file), { at, ...(by && { by }) })
      : [];
  });
  const last = versions.at(-1);
  if (!last || last.file.text === file.text) return events;
  // What is not committed yet was done here.
  const written = await files.modified?.(path);
  const at = new Date(Math.min(written ?? Infinity, now.getTime())).toISOString();
  return [...events, ...changesBetween(stateOf(last.file), stateOf(file), { at, ...(me && { by: me }) })];
}

/** A day the file says itself, where no version tells when the story was done. */
function withDone(events: readonly StoryEvent[], file: StoryFile, me: Person | undefined): StoryEvent[] {
  const isTold = events.some((event) => event.kind === 'status' && event.to.category === 'done');
  if (file.done === undefined || file.status.category !== 'done' || isTold) return [...events];
  const [assignee] = file.assignees;
  const by = assignee === undefined ? undefined : personOf(assignee, me);
  const at = dayOrTime(file.done, '12:00:00');
  const from = events.findLast((event) => event.kind === 'status')?.to ?? statusOf(undefined);
  const done: StoryEvent = { at, ...(by && { by }), kind: 'status', from, to: file.status };
  return [...events, done].sort(byTime);
}

/** A tick that was made here is known better than the version that has it tells. */
function withKeptTicks(
  events: readonly StoryEvent[],
  kept: readonly Extract<StoryEvent, { kind: 'tick' }>[],
): StoryEvent[] {
  const told = new Set<StoryEvent>();
  for (const tick of kept) {
    const last = events.findLast((event) => event.kind === 'tick' && event.criterion === tick.criterion);
    if (last && Date.parse(last.at) >= Date.parse(tick.at)) told.add(last);
  }
  return [...events.filter((event) => !told.has(event)), ...kept].sort(byTime);
}

/** A day alone is one where the reader is. */
function dayOrTime(text: string, time: string): string {
  return new Date(text.length === 10 ? `${text}T${time}` : text).toISOString();
}

function byTime(one: StoryEvent, other: StoryEvent): number {
  return Date.parse(one.at) - Date.parse(other.at);
}
