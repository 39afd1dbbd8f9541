import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Intent } from '../src/protocol';

/** What a part of the page can ask for. */
export interface Actions {
  send(intent: Intent): void;
  /** Ticks or unticks a criterion: shown at once, then sent. */
  tick(criterion: string, checked: boolean): void;
  /** Web address of the story on the page. */
  readonly storyUrl?: string;
}

export const ActionsContext = createContext<Actions>({ send: () => undefined, tick: () => undefined });

export function useActions(): Actions {
  return useContext(ActionsContext);
}
