import { isDeepStrictEqual } from 'node:util';
import type { Question } from '../domain/question';
import type { StoryQuestions } from '../sources/story-source';
import { createListeners } from './listeners';
import type { Known } from './stored-state';

/** What is known of the questions about stories, by their keys. */
export class KnownQuestions {
  /** The most recently read ones last. */
  readonly #all = new Map<string, Known<StoryQuestions>>();
  readonly #changes = createListeners<void>();

  /** Tells that other questions are known, or other things of them. */
  onChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get all(): readonly (readonly [string, Known<StoryQuestions>])[] {
    return [...this.#all];
  }

  of(key: string): Known<StoryQuestions> | undefined {
    return this.#all.get(key);
  }

  /** Takes what was stored where nothing newer is known. */
  restore(stored: readonly (readonly [string, Known<StoryQuestions>])[]): void {
    for (const [key, known] of stored) if (!this.#all.has(key)) this.#all.set(key, known);
    this.#changes.tell();
  }

  /** Gives the keys of the stories of which something else is known now. */
  put(read: readonly StoryQuestions[], at: number): string[] {
    const changed = read.filter((one) => {
      const before = this.#all.get(one.key)?.value;
      const isSame = before !== undefined && isDeepStrictEqual(before.questions, one.questions);
      // What is the same stays the same object.
      const questions: readonly Question[] = isSame ? before.questions : one.questions;
      this.#all.delete(one.key);
      this.#all.set(one.key, { value: { ...one, questions }, at });
      return !isSame && (before !== undefined || one.questions.length > 0);
    });
    if (changed.length > 0) this.#changes.tell();
    return changed.map(({ key }) => key);
  }

  /** Lets go of what is known of these. Gives whether there was any. */
  forget(keys: readonly string[]): boolean {
    const gone = keys.filter((key) => this.#all.delete(key));
    if (gone.length > 0) this.#changes.tell();
    return gone.length > 0;
  }
}
