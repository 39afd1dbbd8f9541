import { startsWithId } from './criterion-id';
import { gherkinTitle, hasThen } from './gherkin-keywords';
import { oneLine } from './inlines';
import type { Line } from './line';

/** Whether a line may be, or begin, what is known for a criterion without a title above it. */
export function mayBeCriterion(line: Line): boolean {
  const { role } = line;
  if (role === 'given' || role === 'when' || (role && hasThen(line.text))) return true;
  if (line.hasId || gherkinTitle(line.text)) return true;
  if (!line.isItem) return false;
  const text = oneLine(line.prefixed.inlines);
  return startsWithId(text) || gherkinTitle(text) !== undefined;
}
