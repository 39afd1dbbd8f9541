import { progressOf } from '../../domain/acceptance/progress';
import type { OwnerSetting } from '../../domain/owner-setting';
import type { Person, Story, StorySummary } from '../../domain/story';
import { SourceError } from '../story-source';
import type { TickLedger } from '../tick-ledger';
import type { BacklogFiles } from './backlog-files';
import { fileError } from './file-error';
import { createFolderReader, type Folder, type StoredStory } from './folder';
import type { FileHistory } from './histories';
import { readStory } from './read-story';
import { endsOpen } from './sections';
import { createCriteria } from './story-criteria';
import type { StoryEdit } from './story-edit';
import { readStoryFile, type StoryFile } from './story-file';
import { type Backlog, backlogOf } from './summaries';
import { encodeText } from './text-file';

export interface MarkdownSourceOptions {
  /** The folder, as people call it. */
  readonly folder: string;
  readonly files: BacklogFiles;
  /** Further headings acceptance criteria stand under. */
  readonly headings?: readonly string[];
  /** Where ticks go that have a place in the file; everywhere but `source` means this machine. */
  readonly writeTo: 'source' | 'property' | 'local';
  /** Whoever is asked, before anyone the files name. */
  readonly productOwner?: OwnerSetting;
  readonly me?: () => Promise<Person | undefined>;
  readonly now: () => Date;
  /** What the files were earlier, as far as somebody kept that. */
  readonly history?: FileHistory;
  /** Keeps the ticks that have no place in a file, by story. Without it such a tick is refused. */
  readonly localLedger?: TickLedger;
  readonly log?: (line: string) => void;
}

/** A story as its file says it, among the others. */
export interface FoundStory {
  readonly stored: StoredStory;
  readonly backlog: Backlog;
}

/** Attempts at an edit of a file that others write to at the same time. */
const attempts = 3;

/** The folder of a backlog: what was last seen of it, the newest of a story, and edits of files, one after the other. */
export class BacklogFolder {
  readonly name: string;
  readonly criteria: ReturnType<typeof createCriteria>;
  readonly #reader: ReturnType<typeof createFolderReader>;
  #seen: Folder | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(readonly options: MarkdownSourceOptions) {
    this.name = options.folder;
    this.criteria = createCriteria(options);
    this.#reader = createFolderReader(options.files);
  }

  /** What was last seen of it; absent before it was read. */
  get seen(): Folder | undefined {
    return this.#seen;
  }

  now(): Date {
    return this.options.now();
  }

  log(line: string): void {
    this.options.log?.(line);
  }

  async me(): Promise<Person | undefined> {
    try {
      return await this.options.me?.();
    } catch (error) {
      this.log(`Who works here is not known: ${String(error)}`);
      return undefined;
    }
  }

  async readAll(signal?: AbortSignal): Promise<Backlog> {
    stopIf(signal);
    const folder = await this.#reader.readAll(signal);
    this.#seen = folder;
    for (const { subject, message } of folder.problems) this.log(`${this.name}: ${subject}: ${message}`);
    return backlogOf(folder, this.now());
  }

  /** The newest of a story; of the other files what was last seen, where that is enough to find it. */
  async find(key: string, signal?: AbortSignal): Promise<FoundStory> {
    stopIf(signal);
    const before = this.#seen?.stories.find(({ file }) => file.key === key);
    const fresh = before && (await this.#reader.readStory(before.path));
    if (this.#seen && fresh?.file.key === key) {
      const stories = this.#seen.stories.map((story) => (story.path === fresh.path ? fresh : story));
      this.#seen = { ...this.#seen, stories };
      return { stored: fresh, backlog: backlogOf(this.#seen, this.now()) };
    }
    const backlog = await this.readAll(signal);
    const stored = backlog.stories.find(({ file }) => file.key === key);
    if (!stored) throw new SourceError('not-found', `no file in ${this.name} has the id ${key}`);
    return { stored, backlog };
  }

  async storyOf({ stored, backlog }: FoundStory): Promise<Story> {
    const { criteria, options } = this;
    return readStory(stored, { backlog, files: options.files, criteria, me: await this.me() });
  }

  async summaryOf(backlog: Backlog, file: StoryFile, me: Person | undefined): Promise<StorySummary> {
    const { criteria, vague } = await this.criteria.of(file);
    return { ...backlog.summary(file, me, progressOf(criteria)), vague };
  }

  /** Runs one write after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** Writes a change into the newest file, again where somebody else wrote it in between, and gives what is on disk. */
  async edit(key: string, { apply, isDone }: StoryEdit, signal?: AbortSignal): Promise<StoredStory> {
    for (let attempt = 1; ; attempt++) {
      const { stored } = await this.find(key, signal);
      const text = apply(stored.file);
      if (text === stored.file.text) return stored;
      const after = readStoryFile(stored.path, text);
      if (after?.key !== key || !isDone(after)) {
        throw new SourceError(
          'invalid',
          endsOpen(stored.file.text)
            ? `${stored.path} ends in a block of code or a comment that nothing closes. Close it, and try again.`
            : `${stored.path} is written in a way that only a person can change here`,
        );
      }
      const changed = new SourceError(
        'conflict',
        `${stored.path} was changed, or has changes that are not saved`,
      );
      try {
        await this.options.files.write(stored.path, encodeText(text), stored.bytes, () => changed);
        return (await this.find(key)).stored;
      } catch (error) {
        if (error !== changed || attempt === attempts) throw fileError(error, stored.path);
      }
    }
  }
}

/** Throws where somebody does not want it any more. */
export function stopIf(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SourceError('cancelled');
}
