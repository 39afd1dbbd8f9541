import type { Session } from '../sync/session';

/** Milliseconds in which a story comes whose question somebody wants to see. */
const patience = 15_000;

/** A question of a story that its reader is to be led to, as soon as it is known. */
export class WantedQuestion {
  /** `until` in milliseconds since the epoch. */
  #wanted: { readonly id: string; readonly isShown: boolean; readonly until: number } | undefined;

  constructor(private readonly key: string) {}

  want(id: string): void {
    this.#wanted = { id, isShown: false, until: Date.now() + patience };
  }

  /** A page that comes back into sight may be another than the one that was told. */
  pageIsNew(): void {
    if (this.#wanted) this.#wanted = { ...this.#wanted, isShown: false };
  }

  /** Its id, where the page is to be told of it now; told once. */
  take(session: Session | undefined): string | undefined {
    const wanted = this.#wanted;
    if (!wanted || wanted.isShown || Date.now() > wanted.until) return undefined;
    if (!session?.store.story(this.key) || !session.questions.find(this.key, wanted.id)) return undefined;
    this.#wanted = { ...wanted, isShown: true };
    return wanted.id;
  }
}
