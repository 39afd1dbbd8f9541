import type { Progress } from '../story';
import type { Criterion } from './criterion';

/** What counts as done: criteria for acceptance, without their sub-points, whose tick is for what they say now. */
export function progressOf(
  criteria: readonly Pick<Criterion, 'section' | 'depth' | 'checked' | 'tickedText'>[],
): Progress {
  const counted = criteria.filter(({ section, depth }) => section === 'acceptance' && depth === 0);
  const done = counted.filter(({ checked, tickedText }) => checked && tickedText === undefined);
  return { done: done.length, total: counted.length };
}
