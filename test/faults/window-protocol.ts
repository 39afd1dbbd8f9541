import type { JiraCredentials } from '../../src/sources/jira';
import type { Intention } from '../../src/sync/outbox/intention';
import type { OutboxTimings } from '../../src/sync/outbox/sender';
import type { Deployment } from '../simulator/model';
import type { Value } from './story-state';

export type SourceSetting =
  | { readonly kind: 'jira'; readonly url: string; readonly deployment: Deployment }
  | { readonly kind: 'markdown'; readonly folder: string };

/** A window kills itself at one of its writes to the journal. */
export interface Fall {
  /** Counted from 1. */
  readonly append: number;
  readonly when: 'before' | 'halfway' | 'after';
}

export interface WindowSetting {
  readonly source: SourceSetting;
  readonly credentials?: JiraCredentials;
  /** Folder of the journal and the lease, shared by windows. */
  readonly outbox: string;
  /** Folder of what the window knows. */
  readonly storage: string;
  readonly timings: OutboxTimings;
  /** Milliseconds after which a window that gives no sign of life is dead. */
  readonly patience: number;
  /** Milliseconds the clock of this window is wrong by. */
  readonly clock: number;
  readonly fall?: Fall;
}

/** An open write, as far as it can be said to another process. */
export interface SaidWrite {
  readonly id: string;
  readonly key: string;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly failure?: { readonly kind: string; readonly detail: string };
}

/** What can be asked of a window; everything in and out is JSON. */
export interface Window {
  /** Gives the id of the write, when it is on disk. */
  add(given: { readonly key: string; readonly intention: Intention }): Promise<string>;
  writes(): Promise<SaidWrite[]>;
  retryNow(ids: readonly string[]): Promise<void>;
  discard(ids: readonly string[]): Promise<void>;
  retry(): Promise<void>;
  /** Reads a story anew and gives what is known of it then, whether or not that went well. */
  refresh(key: string): Promise<{ readonly known?: Value[]; readonly failure?: string }>;
  /** Opens the source anew with these credentials, as a sign-in does. */
  signIn(credentials: JiraCredentials): Promise<void>;
  /** Sets the clock of the window, in milliseconds beside the right time. */
  setClock(clock: number): Promise<void>;
  /** The next so many writes of files fail with this code. */
  failFiles(given: { readonly code: string; readonly times: number }): Promise<void>;
  /** What somebody else writes into a file with an editor. */
  edit(given: { readonly file: string; readonly text: string; readonly by: string }): Promise<boolean>;
  /** Ends as VS Code ends a window. */
  close(): Promise<void>;
}

export interface Failure {
  readonly message: string;
}

export interface WindowAsk {
  readonly number: number;
  readonly ask: keyof Window;
  readonly given: unknown;
}

export type WindowSaid =
  | { readonly ready: true }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failure: Failure }
  | { readonly unhandled: string };
