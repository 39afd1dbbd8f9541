import * as l10n from '@vscode/l10n';
import type { QuestionView } from '../src/page-views/questions';
import { inShort } from './in-short';

/** Says of each answer that came since, by others than the reader. */
export function newAnswers(
  before: readonly QuestionView[] | undefined,
  now: readonly QuestionView[],
): string[] {
  const known = new Map(before?.map(({ id, said }) => [id, new Set(said.map((one) => one.id))]));
  return now.flatMap(({ id, text, said }) => {
    const seen = known.get(id);
    if (!seen) return [];
    const news = said.filter((one) => one.isAnswer && !one.isMine && !one.pending && !seen.has(one.id));
    return news.map(({ by }) => l10n.t('{0} answered the question: {1}', by, inShort(text)));
  });
}
