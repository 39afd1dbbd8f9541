import type { Person } from '../domain/story';
import { SourceError, type StorySource } from '../sources/story-source';
import type { StoryStore } from './story-store';

/** Stories whose questions are read at once; the others are read with the next refresh. */
const mostAtOnce = 200;
/**
 * Milliseconds after which a story is read again while somebody waits for an answer in it: what becomes of a question by
 * the word of who asked it need not change its story.
 */
const tooLong = 60 * 60_000;

export interface QuestionReadingOptions {
  readonly source: Pick<StorySource, 'kind' | 'questions' | 'me'>;
  readonly store: StoryStore;
  readonly now: () => number;
  /** Key of the story the user works on, whose questions are read wherever it is. */
  readonly currentStory: () => string | undefined;
  /** Told of what went wrong, which is tried again with the next refresh. */
  readonly onFailure: (doing: string, error: SourceError) => void;
  /** Told when everything that could be read was. */
  readonly onRead: () => void;
}

/**
 * Keeps the questions of the sprint's stories known: after a refresh it reads those of stories that changed since, and of
 * stories elsewhere in which the user has a reason to look. One reading at a time.
 */
export class QuestionReading {
  #me: Person | undefined;
  #running: Promise<void> | undefined;
  #next: { readonly anew: boolean } | undefined;
  readonly #stop = new AbortController();

  constructor(private readonly options: QuestionReadingOptions) {}

  /** Who is signed in, once the source said so. */
  get me(): Person | undefined {
    return this.#me;
  }

  /**
   * Reads what may have changed. Never rejects; resolves when nothing is being read any more.
   *
   * @param anew reads every story in which something was asked, whether or not it seems to have changed
   */
  async read(anew = false): Promise<void> {
    if (this.#running) this.#next = { anew: anew || this.#next?.anew === true };
    this.#running ??= this.#readAll(anew).finally(() => (this.#running = undefined));
    await this.#running;
  }

  /** Resolves when nothing is being read any more. */
  async ended(): Promise<void> {
    await this.#running;
  }

  /** Ends what is under way; nothing is read any more. */
  cancel(): void {
    this.#stop.abort();
  }

  async #readAll(anew: boolean): Promise<void> {
    for (let wanted: { readonly anew: boolean } | undefined = { anew }; wanted;) {
      this.#next = undefined;
      await this.#readOnce(wanted.anew);
      wanted = this.#stop.signal.aborted ? undefined : this.#next;
    }
  }

  async #readOnce(anew: boolean): Promise<void> {
    const { source, store, now, onFailure, onRead } = this.options;
    const { signal } = this.#stop;
    try {
      this.#me = (await source.me(signal)) ?? this.#me;
      const keys = this.#due(anew).slice(0, mostAtOnce);
      const before = new Map(keys.map((key) => [key, store.questions.of(key)]));
      const at = now();
      const { read, later } = keys.length > 0 ? await source.questions(keys, signal) : nothing;
      // What was learned meanwhile, as after a write, is newer.
      const isLatest = (key: string): boolean => store.questions.of(key) === before.get(key);
      const seen = new Set([...read.map(({ key }) => key), ...later]);
      const gone = keys.filter((key) => !seen.has(key) && isLatest(key));
      const listed = this.#listed();
      const left = store.questions.all.flatMap(([key]) => (this.#isWanted(key, listed) ? [] : [key]));
      store.putQuestions(
        read.filter(({ key }) => isLatest(key)),
        [...gone, ...left],
        at,
      );
      onRead();
    } catch (caught) {
      const error =
        caught instanceof SourceError
          ? caught
          : new SourceError('unreadable', String(caught), { cause: caught });
      if (error.kind !== 'cancelled') onFailure('Reading the questions', error);
    }
  }

  /** Keys of the stories to read, those first in which an answer is most likely looked for. */
  #due(anew: boolean): string[] {
    const { store, source, now } = this.options;
    const current = this.options.currentStory();
    const listed = this.#listed();
    const elsewhere = store.questions.all.flatMap(([key]) =>
      !listed.has(key) && this.#isWanted(key, listed) ? [key] : [],
    );
    if (current !== undefined && !listed.has(current)) elsewhere.push(current);
    // Files cost nothing, and need not say that they changed.
    if (source.kind === 'markdown') return [...new Set([...elsewhere, ...listed.keys()])];
    const changed = [...listed].filter(([key, updated]) => {
      const known = store.questions.of(key);
      if (!known) return true;
      const { questions, updated: then = '' } = known.value;
      const isWaiting = questions.some(({ state }) => state !== 'resolved');
      const isOld = Math.abs(now() - known.at) > tooLong;
      return then < updated || (isWaiting && isOld) || (anew && questions.length > 0);
    });
    changed.sort(([, one], [, other]) => (one < other ? 1 : one > other ? -1 : 0));
    return [...new Set([...elsewhere, ...changed.map(([key]) => key)])];
  }

  /** When the stories of the sprint were last changed, as far as the source says, by their keys. */
  #listed(): ReadonlyMap<string, string> {
    return new Map(this.options.store.summaries.map(({ key, updated = '' }) => [key, updated]));
  }

  /** Whether what was asked about a story is to be known from here. */
  #isWanted(key: string, listed: ReadonlyMap<string, string>): boolean {
    const { currentStory, store } = this.options;
    if (key === currentStory() || listed.has(key)) return true;
    const { questions } = store.questions.of(key)?.value ?? { questions: [] };
    return questions.some(({ by, state }) => state !== 'resolved' && by.id === this.#me?.id);
  }
}

const nothing = { read: [], later: [] };
