import { type DefinitionOfReady, type Readiness, readDefinition, readinessOf } from '../../domain/readiness';
import type { StorySummary } from '../../domain/story';
import type { RowMark } from '../story-row';
import { readinessWords } from './finding-words';

/** What a row shows of how a story stands; names of icons and colours of VS Code. */
export const readinessIcons = {
  ready: { name: 'pass', colour: 'charts.green' },
  notReady: { name: 'circle-slash', colour: 'charts.yellow' },
  unknown: { name: 'circle-outline' },
  none: { name: 'circle-outline' },
} as const satisfies Record<Readiness['state'], { readonly name: string; readonly colour?: string }>;

/** Whether work on a story could begin, as Next Up says it; `undefined` where that is not known, or not asked. */
export type MarkOf = (story: StorySummary) => RowMark | undefined;

/** Marks the rows of lists. A row that is drawn again is not judged again while nothing of it changed. */
export function createRowMarks() {
  let rules = '';
  let definition: DefinitionOfReady = readDefinition(undefined);
  let judged = new WeakMap<StorySummary, { readonly open: number; readonly mark: RowMark | undefined }>();

  /** @param setting the team's Definition of Ready as it is set @param open how many questions wait, by keys of stories */
  return (setting: unknown, open: ReadonlyMap<string, number>): MarkOf => {
    const set = JSON.stringify(setting) ?? '';
    if (set !== rules) {
      [rules, definition] = [set, readDefinition(setting)];
      judged = new WeakMap();
    }
    return (story) => {
      const waiting = open.get(story.key) ?? 0;
      const before = judged.get(story);
      if (before?.open === waiting) return before.mark;
      const mark = markOf(readinessOf(story, waiting, definition));
      judged.set(story, { open: waiting, mark });
      return mark;
    };
  };
}

function markOf(readiness: Readiness): RowMark | undefined {
  const { state } = readiness;
  const words = readinessWords(readiness);
  if (words === undefined || (state !== 'ready' && state !== 'notReady')) return undefined;
  const { name, colour } = readinessIcons[state];
  return { words, icon: name, colour };
}
