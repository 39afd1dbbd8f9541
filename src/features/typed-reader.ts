import type { Document } from '../domain/document';
import type { Session } from '../sync/session';

/** What users type Markdown for. */
const typed = /omment$|^ask$|^reply$|^editQuestion$/;

/**
 * Reads what users typed, which is Markdown, until the source has it. Fetched when something was typed for the first
 * time: most pages never need it.
 */
export class TypedReader {
  #read: ((markdown: string) => Document) | undefined;
  #isFetched = false;

  constructor(
    private readonly key: string,
    private readonly onFetched: () => void,
  ) {}

  /** Absent until it is there. */
  for({ outbox }: Session): ((markdown: string) => Document) | undefined {
    const isTyped = outbox.writes(this.key).some(({ intention }) => typed.test(intention.do));
    if (isTyped && !this.#isFetched) {
      this.#isFetched = true;
      void import('../sources/markdown/markdown').then(({ readMarkdown }) => {
        this.#read = readMarkdown;
        this.onFetched();
      });
    }
    return this.#read;
  }
}
