import type * as vscode from 'vscode';
import type { StorySummary } from '../domain/story';
import type { StorySource } from '../sources/story-source';
import type { Intention } from '../sync/outbox/intention';
import type { Written } from './write-to-story';

/** What a feature may know of the stories at hand. */
export interface StoryAccess {
  /** The source in use; rejects with `not-signed-in` where there is none. */
  source(): Promise<StorySource>;
  /** The stories last seen, without asking the source. */
  summaries(): readonly StorySummary[];
  /** Key of the story that is meant where none is named: the one whose page is in front, else the current one. */
  atHand(): string | undefined;
  /** Asks which story is meant. */
  pick(title: string): Promise<string | undefined>;
  /** Keys of the projects the source knows, as far as they have been seen. */
  projectKeys(): readonly string[];
  /**
   * Keeps what is to be written to a story until the source has it, and waits a while for that. Rejects where the source
   * refuses it.
   */
  write(key: string, intention: Intention): Promise<Written>;
  /**
   * Lets go of what was to be written of this kind and the source never had, or refused. False where there is none, or it
   * may be on its way.
   */
  letGo(key: string, what: Intention['do']): Promise<boolean>;
  readonly onDidChange: vscode.Event<void>;
}

/** Registers a command whose errors become one sentence with one action, and a line in the log. */
export type RunCommand = (id: string, handler: (...args: unknown[]) => Promise<void>) => vscode.Disposable;
