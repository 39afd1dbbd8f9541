/** Texts that were typed and not sent: VS Code throws a hidden page away, and nothing of them is lost with it. */
export class Drafts {
  readonly #texts: Map<string, string>;
  /** Called after each change. */
  onChange: () => void = () => undefined;

  /** @param kept what VS Code kept of them, whatever that is */
  constructor(kept?: unknown) {
    const entries = Array.isArray(kept) ? (kept as unknown[]).filter(isEntry) : [];
    this.#texts = new Map(entries);
  }

  /** What is there to be kept. */
  get entries(): readonly (readonly [string, string])[] {
    return [...this.#texts];
  }

  /** `undefined` where nothing was begun. */
  get(name: string): string | undefined {
    return this.#texts.get(name);
  }

  set(name: string, text: string | undefined): void {
    if (text === undefined) this.#texts.delete(name);
    else this.#texts.set(name, text);
    this.onChange();
  }
}

function isEntry(entry: unknown): entry is [string, string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}
