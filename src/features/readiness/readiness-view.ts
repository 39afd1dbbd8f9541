import { type DefinitionOfReady, readinessOf } from '../../domain/readiness';
import type { Story } from '../../domain/story';
import type { ReadinessView } from '../../page-views/story-parts';
import { loadReportWords } from '../reports/report-words';
import { findingSentence, questionAbout } from './finding-words';

/** Whether work on a story can begin, for its page; `undefined` where it has begun, or nobody asks that of it. */
export function readinessView(story: Story, definition: DefinitionOfReady): ReadinessView | undefined {
  if (story.status.category !== 'todo') return undefined;
  const open = story.questions.filter(({ state }) => state === 'open').length;
  const { state, findings } = readinessOf(story, open, definition);
  if (state === 'none' || state === 'unknown') return undefined;
  loadReportWords();
  return {
    missing: findings.map((finding) => ({
      text: findingSentence(finding),
      question: questionAbout(finding),
      criterion: finding.rule === 'testable' ? finding.criterion?.id : undefined,
    })),
  };
}
