import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Block } from '../src/domain/document';
import type { AskView } from '../src/page-views/ask';
import type { QuestionView } from '../src/page-views/questions';

/** What somebody asks on the page, and what was asked before. */
export interface Asking {
  readonly ask?: AskView;
  /** What would be posted, as far as it was asked for. */
  readonly preview?: readonly Block[];
  readonly questions: readonly QuestionView[];
}

export const AskingContext = createContext<Asking>({ questions: [] });

export function useAsking(): Asking {
  return useContext(AskingContext);
}
