import type * as vscode from 'vscode';
import type { StorySummary } from '../domain/story';
import type { StorySource } from '../sources/story-source';

/** What a feature may know of the stories at hand. */
export interface StoryAccess {
  /** The source in use; rejects with `not-signed-in` where there is none. */
  source(): Promise<StorySource>;
  /** The stories last seen, without asking the source. */
  summaries(): readonly StorySummary[];
  /** Asks which story is meant. */
  pick(title: string): Promise<string | undefined>;
  /** Keys of the projects the source knows, as far as they have been seen. */
  projectKeys(): readonly string[];
  /** Tells tree and page that a story was written to. */
  changed(key: string): void;
  readonly onDidChange: vscode.Event<void>;
}

/** Registers a command whose errors become one sentence with one action, and a line in the log. */
export type RunCommand = (id: string, handler: (...args: unknown[]) => Promise<void>) => vscode.Disposable;
