import type { JiraCredentials } from '../../src/sources/jira';
import type { Transition } from '../../src/sources/story-source';
import type { Random } from '../simulator/random';
import type { StoryState, Value } from './story-state';
import type { SourceSetting } from './window-protocol';
import type { OpenedWindow } from './windows';

/** A value that came to be at the source. */
export interface Effect {
  /** Counted over everything that happens in a history. */
  readonly moment: number;
  readonly key: string;
  readonly subject: string;
  readonly value: string;
  /** Whether the user did it, and not somebody else. */
  readonly isOurs: boolean;
}

export interface KnownCriterion {
  readonly id: string;
  readonly text: string;
}

/** A source with everything that can happen to it, and what is there. */
export interface World {
  readonly name: string;
  readonly setting: SourceSetting;
  readonly credentials: JiraCredentials | undefined;
  readonly me: string;
  readonly keys: readonly string[];
  criteria(key: string): readonly KnownCriterion[];
  /** What the user moves stories to; others move them elsewhere. */
  readonly moves: readonly Transition[];
  statusId(name: string): string;
  /** Id of a person by display name. */
  personId(name: string): string | undefined;
  /** Display names of whom the user assigns stories to, but for the user; others assign them elsewhere. */
  readonly assignees: readonly string[];
  readonly takesWork: boolean;
  state(key: string): StoryState;
  /** What came to be in its order, where that can be seen. */
  readonly effects?: readonly Effect[];
  /** Something somebody else does: what it is about, and the value where it is not gone. Nothing where it cannot be now. */
  disturb(random: Random, key: string, windows: readonly OpenedWindow[]): Promise<readonly Value[]>;
  /** Lets something go wrong soon, and says what. */
  strike(random: Random, windows: readonly OpenedWindow[]): Promise<string>;
  setOffline(isOffline: boolean, windows: readonly OpenedWindow[]): Promise<void>;
  /** The credentials are good no longer; `undefined` where there are none. */
  expire(): boolean;
  /** New ones. */
  renew(): JiraCredentials | undefined;
  /** Nothing goes wrong any more. */
  calm(windows: readonly OpenedWindow[]): Promise<void>;
  readonly faults: number;
  close(): Promise<void>;
}

/** The value of what is gone. */
export const gone = '(gone)';
