import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Intent } from '../src/protocol';
import { Drafts } from './drafts';

export type OnDone = (ok: boolean, message?: string) => void;

/** What a part of the page can ask for. */
export interface Actions {
  /**
   * `onDone` is told once it is kept or failed, and why; a failure is shown on the page besides, but for those that are
   * shown where they arose.
   */
  send(intent: Intent, onDone?: OnDone): void;
  /** Ticks or unticks a criterion: shown at once, then sent. */
  tick(criterion: string, checked: boolean): void;
  /** Web address of the story on the page. */
  readonly storyUrl?: string;
  /** What was typed and not sent. */
  readonly drafts: Drafts;
}

export const ActionsContext = createContext<Actions>({
  send: () => undefined,
  tick: () => undefined,
  drafts: new Drafts(),
});

export function useActions(): Actions {
  return useContext(ActionsContext);
}
