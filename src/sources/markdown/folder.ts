import pLimit from 'p-limit';
import { oneLine } from '../../domain/one-line';
import type { Problem } from '../../domain/problem';
import { shortened } from '../../domain/shortened';
import { SourceError } from '../story-source';
import type { BacklogFiles } from './backlog-files';
import { fileError } from './file-error';
import { naturally } from './natural-order';
import { isVersionPath, readVersionFile, type VersionFile } from './version-file';
import { isSprintPath, readSprintFile, type SprintFile } from './sprint-file';
import { readStoryFile, type StoryFile } from './story-file';
import { decodeText, sameBytes } from './text-file';

/** A story with the file it was read from. */
export interface StoredStory {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly file: StoryFile;
}

/** What was found in a backlog folder. */
export interface Folder {
  /** In the Product Owner's order. */
  readonly stories: readonly StoredStory[];
  readonly sprints: readonly SprintFile[];
  readonly versions: readonly VersionFile[];
  readonly problems: readonly Problem[];
}

/** One file as it was understood. */
type Entry = { readonly path: string; readonly bytes: Uint8Array } & (
  | { readonly kind: 'story'; readonly file: StoryFile }
  | { readonly kind: 'sprint'; readonly file: SprintFile }
  | { readonly kind: 'version'; readonly file: VersionFile }
  | { readonly kind: 'other' }
  | { readonly kind: 'problem'; readonly error: SourceError }
);

const readsAtOnce = 16;

/** Folders in which Backlog.md keeps what is no story, or a story no longer worked on. */
const backlogMdFolders =
  /^(archive|completed|decisions|docs|documents|drafts|milestones|prompts|templates)\//;

/** Reads a backlog folder; a file that did not change is not understood anew. */
export function createFolderReader(files: BacklogFiles) {
  const limit = pLimit(readsAtOnce);
  let known = new Map<string, Entry>();

  async function readEntry(path: string): Promise<Entry> {
    let bytes: Uint8Array;
    try {
      bytes = await files.read(path);
    } catch (error) {
      return { kind: 'problem', path, bytes: new Uint8Array(), error: fileError(error, path) };
    }
    const before = known.get(path);
    if (before && before.kind !== 'problem' && sameBytes(before.bytes, bytes)) return before;
    return understand(path, bytes);
  }

  return {
    async readAll(signal?: AbortSignal): Promise<Folder> {
      const paths = await list(files);
      const entries = await Promise.all(
        paths.map((path) =>
          limit(() => {
            if (signal?.aborted) throw new SourceError('cancelled');
            return readEntry(path);
          }),
        ),
      );
      known = new Map(entries.map((entry) => [entry.path, entry]));
      return folderOf(entries);
    },

    /** The newest of one story; `undefined` where the file is gone or holds none. Rejects where it is broken. */
    async readStory(path: string): Promise<StoredStory | undefined> {
      const entry = await readEntry(path);
      known.set(path, entry);
      if (entry.kind === 'problem' && entry.error.kind !== 'not-found') {
        const { kind, detail } = entry.error;
        throw new SourceError(kind, detail.includes(path) ? detail : `${path}: ${detail}`, {
          cause: entry.error,
        });
      }
      return entry.kind === 'story' ? entry : undefined;
    },
  };
}

async function list(files: BacklogFiles): Promise<string[]> {
  let found: readonly { readonly path: string }[];
  try {
    found = await files.list();
  } catch (error) {
    throw fileError(error, '');
  }
  const paths = found.map(({ path }) => path);
  const isBacklogMd = paths.some((path) => path.startsWith('tasks/'));
  return paths.filter((path) => !isBacklogMd || !backlogMdFolders.test(path)).sort(naturally);
}

function understand(path: string, bytes: Uint8Array): Entry {
  try {
    const text = decodeText(bytes);
    if (isSprintPath(path)) {
      const file = readSprintFile(path, text);
      return file ? { kind: 'sprint', path, bytes, file } : { kind: 'other', path, bytes };
    }
    if (isVersionPath(path)) {
      const file = readVersionFile(path, text);
      return file ? { kind: 'version', path, bytes, file } : { kind: 'other', path, bytes };
    }
    const file = readStoryFile(path, text);
    return file ? { kind: 'story', path, bytes, file } : { kind: 'other', path, bytes };
  } catch (error) {
    return { kind: 'problem', path, bytes, error: fileError(error, path) };
  }
}

function folderOf(entries: readonly Entry[]): Folder {
  const stories = new Map<string, StoredStory>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (entry.kind === 'problem') problems.push({ subject: entry.path, message: entry.error.detail });
    if (entry.kind === 'sprint' || entry.kind === 'version')
      for (const { name, text } of entry.file.unread ?? [])
        problems.push({
          subject: entry.path,
          message: `${name} "${shortened(oneLine(text), 40)}" is no date: write 2026-03-31`,
        });
    if (entry.kind !== 'story') continue;
    const first = stories.get(entry.file.key);
    if (first)
      problems.push({ subject: entry.path, message: `${entry.file.key} is already the id of ${first.path}` });
    else stories.set(entry.file.key, entry);
  }
  const place = ({ file }: StoredStory): number => file.order ?? Infinity;
  return {
    stories: [...stories.values()].sort(
      (one, other) => compare(place(one), place(other)) || naturally(one.path, other.path),
    ),
    sprints: entries.flatMap((entry) => (entry.kind === 'sprint' ? [entry.file] : [])),
    versions: entries.flatMap((entry) => (entry.kind === 'version' ? [entry.file] : [])),
    problems,
  };
}

function compare(one: number, other: number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
