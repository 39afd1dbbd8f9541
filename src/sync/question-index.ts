import type { Question } from '../domain/question';
import type { Person } from '../domain/story';
import { createListeners } from './listeners';
import type { Outbox } from './outbox/outbox';
import { withPendingQuestions } from './pending-questions';
import type { SeenAnswers } from './seen-answers';
import type { StoryStore } from './story-store';

/** A question, and the story it is about. */
export interface KnownQuestion {
  /** Of the story. */
  readonly key: string;
  readonly question: Question;
  /** Set while the source does not have it as it is here. */
  readonly isPending?: true;
}

export interface QuestionIndexOptions {
  readonly store: Pick<StoryStore, 'questions' | 'newestSummary'>;
  readonly outbox: Pick<Outbox, 'writes' | 'onChange'>;
  readonly seen: SeenAnswers;
  /** Who is signed in, as far as it is known. */
  readonly me: () => Person | undefined;
}

/** Every question that is known in a session, with what the user did that is on its way. */
export class QuestionIndex {
  #all: readonly KnownQuestion[] | undefined;
  readonly #changes = createListeners<void>();

  constructor(private readonly options: QuestionIndexOptions) {
    const changed = (): void => {
      this.#all = undefined;
      this.#changes.tell();
    };
    options.store.questions.onChange(changed);
    options.outbox.onChange(changed);
    options.seen.onChange(() => this.#changes.tell());
  }

  /** Tells that the questions are others, or which of them are unread. */
  onChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get me(): Person | undefined {
    return this.options.me();
  }

  /** The oldest first, whatever story they are about. */
  questions(): readonly KnownQuestion[] {
    this.#all ??= this.#read();
    return this.#all;
  }

  /** The question with this id. */
  find(key: string, id: string): KnownQuestion | undefined {
    return this.questions().find((one) => one.key === key && one.question.id === id);
  }

  /** Those of the user, and those about stories of the user, to which somebody said what was not shown yet. */
  unread(): readonly KnownQuestion[] {
    return this.questions().filter((one) => this.isUnread(one));
  }

  isUnread(one: KnownQuestion): boolean {
    return this.concernsMe(one) && this.options.seen.isUnread(one.question, this.me?.id);
  }

  /** Notes that the question was shown with what was said to it. */
  markRead(...questions: readonly Question[]): void {
    this.options.seen.see(questions, this.me?.id);
  }

  /**
   * To be called when the source was read: gives the questions with an answer the user was not told of yet. At the first
   * time nothing is news.
   *
   * @param now milliseconds since the epoch
   */
  news(now: number): readonly KnownQuestion[] {
    const { seen } = this.options;
    const all = this.questions();
    if (!seen.isBegun) {
      seen.begin(
        all.map(({ question }) => question),
        this.me?.id,
        now,
      );
      return [];
    }
    const unread = this.unread();
    const told = new Set(
      seen.tell(
        unread.map(({ question }) => question),
        this.me?.id,
      ),
    );
    return unread.filter(({ question }) => told.has(question));
  }

  /** Whether the user asked it, or it is about a story of the user. */
  concernsMe({ key, question }: KnownQuestion): boolean {
    const { me } = this;
    if (!me) return false;
    return question.by.id === me.id || this.options.store.newestSummary(key)?.assignee?.id === me.id;
  }

  #read(): readonly KnownQuestion[] {
    const { store, outbox } = this.options;
    const keys = new Set([
      ...store.questions.all.map(([key]) => key),
      ...outbox.writes().map(({ key }) => key),
    ]);
    const all = [...keys].flatMap((key) => {
      const known = store.questions.of(key)?.value.questions ?? [];
      const { questions, pending } = withPendingQuestions(known, outbox.writes(key), this.me);
      return questions.map((question): KnownQuestion => {
        return { key, question, ...(pending.has(question.id) && { isPending: true }) };
      });
    });
    return all.sort(
      (one, other) => (Date.parse(one.question.at) || 0) - (Date.parse(other.question.at) || 0),
    );
  }
}
