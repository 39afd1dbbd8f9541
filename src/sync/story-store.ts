import { createHash } from 'node:crypto';
import { progressOf } from '../domain/acceptance/criteria';
import { pointOutTicksWithRewording } from '../domain/acceptance/ticked-with-rewording';
import type { Sprint } from '../domain/sprint';
import type { Story, StorySummary } from '../domain/story';
import type { SprintContent } from '../sources/story-source';
import { createListeners } from './listeners';

/** Where the store keeps its state; writes are whole or not at all. */
export interface StateStorage {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  setAside(name: string): Promise<void>;
}

export interface Known<T> {
  readonly value: T;
  /** When the source said so, in milliseconds since the epoch. */
  readonly at: number;
}

/** Raised when the shape of what is stored changes; an older file is set aside. */
const format = 2;
/** Whole stories kept, the most recently opened ones. */
const storiesKept = 100;

interface State {
  readonly sprints?: Known<readonly SprintContent[]>;
  readonly planned?: readonly Sprint[];
  readonly lists?: readonly (readonly [string, Known<SprintContent>])[];
  readonly stories: readonly (readonly [string, Known<Story>])[];
}

/**
 * What was last known of a source: its sprints, what is planned for later, and the stories that were opened. Read once from disk, then from memory;
 * written back a moment after each change.
 */
export class StoryStore {
  #sprints: Known<readonly SprintContent[]> | undefined;
  #planned: readonly Sprint[] = [];
  readonly #lists = new Map<string, Known<SprintContent>>();
  readonly #stories = new Map<string, Known<Story>>();
  /** Of the stories in lists, by key; made when it is first asked for. */
  #index: ReadonlyMap<string, StorySummary> | undefined;
  readonly #changes = createListeners<string | undefined>();
  #saving: Promise<void> | undefined;
  #dirty = false;

  constructor(
    private readonly storage: StateStorage,
    /** The name of this source's state, safe as a file name. */
    private readonly name: string,
    private readonly onProblem: (doing: string, error: unknown) => void,
  ) {}

  /** Tells of each change: the key of a story, or `undefined` for the sprints. */
  onChange(listener: (key: string | undefined) => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get sprints(): Known<readonly SprintContent[]> | undefined {
    return this.#sprints;
  }

  /** Sprints to come and the backlog, in their order. */
  get planned(): readonly Sprint[] {
    return this.#planned;
  }

  /** The stories of one of them, as far as somebody looked into it. */
  list(sprintId: string): Known<SprintContent> | undefined {
    return this.#lists.get(sprintId);
  }

  get summaries(): readonly StorySummary[] {
    const byKey = new Map<string, StorySummary>();
    for (const content of this.#sprints?.value ?? []) {
      for (const story of content.stories) byKey.set(story.key, story);
    }
    return [...byKey.values()];
  }

  summary(key: string): StorySummary | undefined {
    return this.#stories.get(key)?.value ?? this.#listed(key);
  }

  /** The later of what a list and what the whole story says. */
  newestSummary(key: string): StorySummary | undefined {
    const whole = this.#stories.get(key)?.value;
    const listed = this.#listed(key);
    if (!whole) return listed;
    return listed && (listed.updated ?? '') > (whole.updated ?? '') ? listed : summaryOf(whole);
  }

  #listed(key: string): StorySummary | undefined {
    if (!this.#index) {
      const lists = [...this.#lists.values()].map(({ value }) => value);
      const stories = [...lists, ...(this.#sprints?.value ?? [])].flatMap((content) => content.stories);
      this.#index = new Map(stories.map((story) => [story.key, story]));
    }
    return this.#index.get(key);
  }

  /** Keys of the stories that are known whole. */
  get openedKeys(): readonly string[] {
    return [...this.#stories.keys()];
  }

  story(key: string): Known<Story> | undefined {
    return this.#stories.get(key);
  }

  /** Brings back what was stored. A file that is damaged or of another format is set aside. */
  async load(): Promise<void> {
    let text: string | undefined;
    try {
      text = await this.storage.read(this.name);
    } catch (error) {
      // What cannot be read now may be whole.
      this.onProblem('Reading the stored stories', error);
    }
    if (text === undefined) return;
    try {
      const state = decode(text);
      this.#sprints ??= state.sprints;
      this.#planned = state.planned ?? [];
      for (const [id, known] of state.lists ?? []) this.#lists.set(id, known);
      this.#index = undefined;
      for (const [key, known] of state.stories) if (!this.#stories.has(key)) this.#stories.set(key, known);
    } catch (error) {
      this.onProblem('Reading the stored stories', error);
      await this.storage.setAside(this.name).catch((again) => this.onProblem('Setting them aside', again));
    }
    this.#changes.tell(undefined);
  }

  /** Keeps the sprints that are shown, and names what is planned for later; lists of what no longer is are let go. */
  putSprints(contents: readonly SprintContent[], at: number, planned: readonly Sprint[] = []): void {
    this.#sprints = { value: contents, at };
    this.#planned = planned;
    const ids = new Set(planned.map(({ id }) => id));
    for (const id of this.#lists.keys()) if (!ids.has(id)) this.#lists.delete(id);
    this.#changed(undefined);
  }

  /** Keeps the stories of a planned sprint. */
  putList(content: SprintContent, at: number): void {
    this.#lists.set(content.sprint.id, { value: content, at });
    this.#changed(undefined);
  }

  /** Keeps a story, and what its sprint shows of it. */
  putStory(newest: Story, at: number): void {
    const before = this.#stories.get(newest.key)?.value.criteria ?? [];
    const story = { ...newest, criteria: pointOutTicksWithRewording(before, newest.criteria) };
    this.#stories.delete(story.key);
    this.#stories.set(story.key, { value: story, at });
    for (const key of this.#stories.keys()) {
      if (this.#stories.size <= storiesKept) break;
      this.#stories.delete(key);
    }
    if (this.#sprints) {
      const value = this.#sprints.value.map((content) => withStory(content, story));
      this.#sprints = { value, at: this.#sprints.at };
    }
    for (const [id, { value, at }] of this.#lists)
      this.#lists.set(id, { value: withStory(value, story), at });
    this.#changed(story.key);
  }

  /** Resolves when everything is on disk. */
  async saved(): Promise<void> {
    while (this.#saving) await this.#saving;
  }

  #changed(key: string | undefined): void {
    this.#index = undefined;
    this.#dirty = true;
    this.#saving ??= this.#save();
    this.#changes.tell(key);
  }

  #state(): State {
    const [lists, stories] = [[...this.#lists], [...this.#stories]];
    return { sprints: this.#sprints, planned: this.#planned, lists, stories };
  }

  async #save(): Promise<void> {
    try {
      while (this.#dirty) {
        // Changes come in bursts: what follows in the same turn of the loop goes into the same file.
        await new Promise((resolve) => setImmediate(resolve));
        this.#dirty = false;
        await this.storage.write(this.name, encode(this.#state()));
      }
    } catch (error) {
      this.onProblem('Storing the stories', error);
    } finally {
      this.#saving = undefined;
    }
  }
}

/** What a list shows of a whole story. */
function summaryOf(story: Story): StorySummary {
  const { documents, criteria, removedTicks, questions, links, reporter, ...summary } = story;
  return { ...summary, progress: progressOf(criteria) };
}

function withStory(content: SprintContent, story: Story): SprintContent {
  if (!content.stories.some(({ key }) => key === story.key)) return content;
  const fresh = summaryOf(story);
  return {
    ...content,
    stories: content.stories.map((one) => (one.key === story.key ? { ...one, ...fresh } : one)),
  };
}

function encode(state: State): string {
  const body = JSON.stringify(state);
  return JSON.stringify({ format, sum: sum(body), body });
}

/** Only a body that is as we wrote it is believed, so its shape needs no second check. */
function decode(text: string): State {
  const outer = JSON.parse(text) as { format?: unknown; sum?: unknown; body?: unknown };
  if (outer.format !== format) throw new Error(`format ${String(outer.format)}, not ${format}`);
  if (typeof outer.body !== 'string' || outer.sum !== sum(outer.body)) throw new Error('damaged');
  return JSON.parse(outer.body) as State;
}

function sum(body: string): string {
  return createHash('sha256').update(body).digest('base64');
}
