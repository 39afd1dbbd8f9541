import * as v from 'valibot';
import type { Question } from '../domain/question';
import { isUnread, type SeenAnswer, seenOf } from '../domain/question-unread';
import { createListeners } from './listeners';
import { createMemory } from './memory';
import type { StateStorage } from './state-file';

/** Questions of which it is kept what was seen, the last ones. */
const kept = 1_000;

/** Milliseconds by which the clock of a source may be behind. */
const tolerance = 10 * 60_000;

const entries = v.array(v.tuple([v.string(), v.object({ id: v.string(), at: v.string() })]));
const shape = v.object({
  /** ISO 8601: when somebody first looked. What was said before is no news. */
  since: v.string(),
  seen: entries,
  told: entries,
});

type About = Pick<Question, 'id' | 'answers'>;

/** Which answers of a place were seen, and which were told of, kept on this machine. */
export class SeenAnswers {
  #since: string | undefined;
  /** By id of the question, the last ones last. */
  #seen = new Map<string, SeenAnswer>();
  #told = new Map<string, SeenAnswer>();
  readonly #memory: ReturnType<typeof createMemory>;
  readonly #changes = createListeners<void>();
  #last: Promise<void> = Promise.resolve();

  constructor(
    storage: StateStorage,
    place: string,
    private readonly onProblem: (doing: string, error: unknown) => void,
  ) {
    this.#memory = createMemory(storage, 'answers', place);
  }

  /** Tells that something was seen. */
  onChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** What cannot be read is begun anew: then nothing that is there is news. */
  async load(): Promise<void> {
    const result = v.safeParse(shape, await this.#memory.read().catch(() => undefined));
    if (!result.success) return;
    const { since, seen, told } = result.output;
    [this.#since, this.#seen, this.#told] = [since, new Map(seen), new Map(told)];
  }

  /** Whether somebody looked here before. */
  get isBegun(): boolean {
    return this.#since !== undefined;
  }

  /** Takes everything that is there as seen. `at` in milliseconds since the epoch. */
  begin(questions: readonly About[], reader: string | undefined, at: number): void {
    this.#since = new Date(at).toISOString();
    this.#note(this.#seen, questions, reader);
    this.#note(this.#told, questions, reader);
    this.#changed();
  }

  /** @param reader id of who is signed in, as far as it is known */
  isUnread(question: About, reader: string | undefined): boolean {
    return this.#isNews(question, this.#seen, reader);
  }

  /** Notes that these were shown, with all that was said to them. */
  see(questions: readonly About[], reader: string | undefined): void {
    const unread = questions.filter((question) => this.isUnread(question, reader));
    if (unread.length === 0) return;
    this.#note(this.#seen, unread, reader);
    this.#note(this.#told, unread, reader);
    this.#changed();
  }

  /** Those of these that nobody was told of yet; from now on somebody was. */
  tell<Q extends About>(questions: readonly Q[], reader: string | undefined): Q[] {
    const news = questions.filter((question) => this.#isNews(question, this.#told, reader));
    if (news.length > 0) {
      this.#note(this.#told, news, reader);
      this.#save();
    }
    return news;
  }

  /** Resolves when everything is on disk. */
  async saved(): Promise<void> {
    await this.#last;
  }

  #isNews(question: About, known: ReadonlyMap<string, SeenAnswer>, reader: string | undefined): boolean {
    const { id } = question;
    const before = known.get(id);
    if (this.#since === undefined || !isUnread(question, before ? { [id]: before } : {}, reader))
      return false;
    const at = Date.parse(seenOf(question, reader)?.at ?? '');
    return before !== undefined || Number.isNaN(at) || at >= Date.parse(this.#since) - tolerance;
  }

  #note(where: Map<string, SeenAnswer>, questions: readonly About[], reader: string | undefined): void {
    for (const question of questions) {
      const newest = seenOf(question, reader);
      if (!newest) continue;
      where.delete(question.id);
      where.set(question.id, newest);
    }
  }

  #changed(): void {
    this.#save();
    this.#changes.tell();
  }

  /** One after the other, and not more often than there is something new. */
  #save(): void {
    this.#last = this.#last
      .then(() => {
        const last = (map: ReadonlyMap<string, SeenAnswer>) => [...map].slice(-kept);
        return this.#memory.write({ since: this.#since, seen: last(this.#seen), told: last(this.#told) });
      })
      .catch((error: unknown) => this.onProblem('Noting which answers were seen', error));
  }
}
