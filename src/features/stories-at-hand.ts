import * as vscode from 'vscode';
import { mineFirst } from '../domain/grouping';
import { createKeyFinder, type KeyFinder, type KeySearch } from '../domain/key-places';
import type { Person, StorySummary } from '../domain/story';
import type { Services } from '../services';
import { withPending } from '../sync/pending';
import type { Session } from '../sync/session';
import { whoItWas } from './who-am-i';

/** What may be a key, while no key is known. */
const keyShape = /\b[A-Z][A-Z0-9_]+-[1-9]\d*\b/;

/** The stories that are known in this window. The source is asked for nothing. */
export class StoriesAtHand implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #finder = createKeyFinder([]);
  /** The keys the finder finds. */
  #keys = '';
  #soon: NodeJS.Immediate | undefined;
  /** Set once the stories were opened for a text. */
  #opened: Promise<unknown> | undefined;

  /** Other keys are known. */
  readonly onDidChangeKeys = this.#changed.event;

  constructor(private readonly services: Services) {
    this.#subscription = services.onDidChange(() => {
      this.#soon ??= setImmediate(() => this.#learn());
    });
    this.#learn();
  }

  get finder(): KeyFinder {
    return this.#finder;
  }

  /** A story as the views show it, as far as it is known. */
  story(key: string): StorySummary | undefined {
    const { session } = this.services;
    const story = session?.store.newestSummary(key);
    return session && story && withPending(story, session.outbox.writes(key), this.#me(session)).story;
  }

  /** The stories of the sprint, those of whoever is signed in first. */
  get inSprint(): readonly StorySummary[] {
    const { session, summaries } = this.services;
    return mineFirst(summaries, session && this.#me(session));
  }

  /** A text that seems to name a story is a reason to read what was last known of them. */
  seen(text: string): void {
    if (!this.#opened && this.services.known.kind === 'starting' && keyShape.test(text)) void this.open();
  }

  /** Resolves when what was last known is read. */
  async open(): Promise<void> {
    // Where that fails it is logged, and the views say so where it matters. It is not tried with every key.
    this.#opened ??= this.services.situation().catch(() => undefined);
    await this.#opened;
    if (this.#soon) this.#learn();
  }

  dispose(): void {
    clearImmediate(this.#soon);
    vscode.Disposable.from(this.#subscription, this.#changed).dispose();
  }

  #me(session: Session): Person | undefined {
    return whoItWas(this.services.context.workspaceState, session);
  }

  #learn(): void {
    clearImmediate(this.#soon);
    this.#soon = undefined;
    const { session } = this.services;
    const keys = session ? knownKeysOf(session) : [];
    const all = keys.join(' ');
    if (all === this.#keys) return;
    this.#keys = all;
    this.#finder = createKeyFinder(keys);
    this.#changed.fire();
  }
}

/** Of the sprint, of what somebody looked into beside it, and of pages that were opened. */
function knownKeysOf({ store }: Session): string[] {
  const planned = store.planned.flatMap(({ id }) => store.list(id)?.value.stories ?? []);
  const listed = [...store.summaries, ...planned].map(({ key }) => key);
  return [...new Set([...listed, ...store.openedKeys])];
}

/** How keys are spelled in a text: commit messages name branches as well. */
export function spellingIn({ languageId }: vscode.TextDocument): KeySearch['spelling'] {
  return ['scminput', 'git-commit'].includes(languageId) ? 'any' : 'exact';
}
