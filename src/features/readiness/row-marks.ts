import { type DefinitionOfReady, readDefinition, readinessOf } from '../../domain/readiness';
import type { StorySummary } from '../../domain/story';
import { readinessWords } from './finding-words';

/** Whether work on a story could begin, as Next Up says it: "ready"; `undefined` where that is not known, or not asked. */
export type RowMark = (story: StorySummary) => string | undefined;

/** Marks the rows of lists. A row that is drawn again is not judged again while nothing of it changed. */
export function createRowMarks() {
  let rules = '';
  let definition: DefinitionOfReady = readDefinition(undefined);
  let judged = new WeakMap<StorySummary, { readonly open: number; readonly mark: string | undefined }>();

  /** @param setting the team's Definition of Ready as it is set @param open how many questions wait, by keys of stories */
  return (setting: unknown, open: ReadonlyMap<string, number>): RowMark => {
    const set = JSON.stringify(setting) ?? '';
    if (set !== rules) {
      [rules, definition] = [set, readDefinition(setting)];
      judged = new WeakMap();
    }
    return (story) => {
      const waiting = open.get(story.key) ?? 0;
      const before = judged.get(story);
      if (before?.open === waiting) return before.mark;
      const mark = readinessWords(readinessOf(story, waiting, definition));
      judged.set(story, { open: waiting, mark });
      return mark;
    };
  };
}
