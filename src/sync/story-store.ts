import { isDeepStrictEqual } from 'node:util';
import { progressOf } from '../domain/acceptance/progress';
import { pointOutTicksWithRewording } from '../domain/acceptance/ticked-with-rewording';
import type { Question } from '../domain/question';
import type { Sprint } from '../domain/sprint';
import type { Story, StorySummary } from '../domain/story';
import type { SprintContent, StoryQuestions } from '../sources/story-source';
import { KnownQuestions } from './known-questions';
import { createListeners } from './listeners';
import { createStateFile, type StateStorage } from './state-file';
import { type Known, lastQuestions, storiesKept, type StoredState } from './stored-state';
import { withKnownParts } from './unread-parts';

export type { StateStorage } from './state-file';
export type { Known } from './stored-state';

/**
 * What was last known of a source: its sprints, what is planned for later, and the stories that were opened. Read once
 * from disk, then from memory; written back a moment after each change.
 */
export class StoryStore {
  #sprints: Known<readonly SprintContent[]> | undefined;
  #planned: readonly Sprint[] = [];
  readonly #lists = new Map<string, Known<SprintContent>>();
  readonly #stories = new Map<string, Known<Story>>();
  /** What was asked about stories, whether or not they are known whole. */
  readonly questions = new KnownQuestions();
  /** Of the stories in lists, by key; made when it is first asked for. */
  #index: ReadonlyMap<string, StorySummary> | undefined;
  readonly #changes = createListeners<string | undefined>();
  readonly #file: ReturnType<typeof createStateFile>;

  constructor(
    storage: StateStorage,
    /** The name of this source's state, safe as a file name. */
    name: string,
    onProblem: (doing: string, error: unknown) => void,
    now: () => number = Date.now,
  ) {
    this.#file = createStateFile({ storage, name, now, onProblem, state: () => this.#state() });
  }

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

  /** The later of what a list and what the whole story says; a list has what its story says, once that is read. */
  newestSummary(key: string): StorySummary | undefined {
    const whole = this.#stories.get(key)?.value;
    const listed = this.#listed(key);
    if (!whole) return listed;
    return listed && (listed.updated ?? '') >= (whole.updated ?? '') ? listed : summaryOf(whole);
  }

  /** A sprint as it is known, shown or planned. */
  content(sprintId: string): SprintContent | undefined {
    const shown = this.#sprints?.value.find(({ sprint }) => sprint.id === sprintId);
    return shown ?? this.#lists.get(sprintId)?.value;
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
    const state = await this.#file.read();
    if (!state) return;
    if (!this.#sprints) [this.#sprints, this.#planned] = [state.sprints, state.planned ?? []];
    for (const [id, known] of state.lists) if (!this.#lists.has(id)) this.#lists.set(id, known);
    for (const [key, known] of state.stories) if (!this.#stories.has(key)) this.#stories.set(key, known);
    this.questions.restore(state.questions);
    this.#index = undefined;
    this.#changes.tell(undefined);
  }

  /** Keeps the sprints that are shown, and names what is planned for later; lists of what no longer is are let go. */
  putSprints(contents: readonly SprintContent[], at: number, planned: readonly Sprint[] = []): void {
    const before = this.#sprints?.value ?? [];
    const isSame =
      this.#sprints !== undefined &&
      contents.length === before.length &&
      contents.every((content, index) => isAsBefore(content, before[index])) &&
      isDeepStrictEqual(planned, this.#planned);
    this.#sprints = { value: contents, at };
    this.#planned = planned;
    const ids = new Set(planned.map(({ id }) => id));
    for (const id of this.#lists.keys()) if (!ids.has(id)) this.#lists.delete(id);
    this.#changed(undefined, isSame);
  }

  /** Keeps the stories of a planned sprint. */
  putList(content: SprintContent, at: number): void {
    const isSame = isAsBefore(content, this.#lists.get(content.sprint.id)?.value);
    this.#lists.set(content.sprint.id, { value: content, at });
    this.#changed(undefined, isSame);
  }

  /** Keeps a story, and what its sprint shows of it; of its parts that could not be read what was known of them. */
  putStory(newest: Story, at: number): void {
    const before = this.#stories.get(newest.key)?.value;
    const criteria = pointOutTicksWithRewording(before?.criteria ?? [], newest.criteria);
    const story = { ...withKnownParts(newest, before), criteria };
    this.#stories.delete(story.key);
    this.#stories.set(story.key, { value: story, at });
    for (const key of this.#stories.keys()) {
      if (this.#stories.size <= storiesKept) break;
      this.#stories.delete(key);
    }
    if (!newest.unread?.includes('comments')) {
      const { key, updated, isPublic, questions } = newest;
      const more = { ...(updated && { updated }), ...(isPublic && { isPublic }) };
      this.questions.put([{ key, ...more, questions }], at);
    }
    const fresh = summaryOf(story);
    this.#changeLists(story.key, (listed) => ({ ...listed, ...fresh }));
    this.#changed(story.key);
  }

  /** Changes what is known of a story in every place, as a write did; how old it is stays the same. */
  change(key: string, change: <S extends StorySummary>(story: S) => S): void {
    const whole = this.#stories.get(key);
    if (!whole && !this.#listed(key)) return;
    if (whole) this.#stories.set(key, { value: change(whole.value), at: whole.at });
    this.#changeLists(key, change);
    this.#changed(key);
  }

  /** Keeps what was asked about stories, and lets go of what is known of some. */
  putQuestions(read: readonly StoryQuestions[], gone: readonly string[], at: number): void {
    const wasThere = this.questions.forget(gone);
    const changed = this.questions.put(read, at);
    for (const key of changed) {
      const whole = this.#stories.get(key);
      const questions = this.questions.of(key)?.value.questions;
      if (!whole || !questions || isDeepStrictEqual(whole.value.questions, questions)) continue;
      this.#stories.set(key, { value: { ...whole.value, questions }, at: whole.at });
      this.#changes.tell(key);
    }
    this.#file.changed(changed.length === 0 && !wasThere);
  }

  /** Changes what is known of the questions about a story, as a write did; how old it is stays the same. */
  changeQuestions(key: string, change: (questions: readonly Question[]) => readonly Question[]): void {
    const { value, at } = this.questions.of(key) ?? { value: { key, questions: [] }, at: 0 };
    const questions = change(value.questions);
    if (questions !== value.questions) this.putQuestions([{ ...value, questions }], [], at);
  }

  #changeLists(key: string, change: (story: StorySummary) => StorySummary): void {
    if (this.#sprints) {
      const value = this.#sprints.value.map((content) => withChange(content, key, change));
      this.#sprints = { value, at: this.#sprints.at };
    }
    for (const [id, { value, at }] of this.#lists)
      this.#lists.set(id, { value: withChange(value, key, change), at });
  }

  /** Resolves when everything is on disk, but for an age that changed alone. */
  saved(): Promise<void> {
    return this.#file.saved();
  }

  /** Where nothing but an age changed there is nothing to draw, and nothing that has to be on disk soon. */
  #changed(key: string | undefined, isSame = false): void {
    if (isSame) return this.#file.changed(true);
    this.#index = undefined;
    this.#file.changed();
    this.#changes.tell(key);
  }

  #state(): StoredState {
    const [lists, stories] = [[...this.#lists], [...this.#stories]];
    const questions = lastQuestions(this.questions.all);
    return { sprints: this.#sprints, planned: this.#planned, lists, stories, questions };
  }
}

/** Whether a list shows what it did: a source gives what did not change as it was given it. */
function isAsBefore(content: SprintContent, before: SprintContent | undefined): boolean {
  return (
    before !== undefined &&
    content.partial === before.partial &&
    content.stories.length === before.stories.length &&
    content.stories.every((story, index) => story === before.stories[index]) &&
    isDeepStrictEqual([content.sprint, content.problems], [before.sprint, before.problems])
  );
}

/** What a list shows of a whole story. */
function summaryOf(story: Story): StorySummary {
  const { documents, criteria, removedTicks, questions, links, reporter, ...rest } = story;
  const { comments, attachments, subtasks, relations, fixVersions, epicGoal, history, ...more } = rest;
  const { epicMetrics, time, unread, permissions, isPublic, ...summary } = more;
  return { ...summary, progress: progressOf(criteria) };
}

function withChange(
  content: SprintContent,
  key: string,
  change: (story: StorySummary) => StorySummary,
): SprintContent {
  if (!content.stories.some((one) => one.key === key)) return content;
  return { ...content, stories: content.stories.map((one) => (one.key === key ? change(one) : one)) };
}
