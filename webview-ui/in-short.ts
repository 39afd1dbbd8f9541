import { oneLine } from '../src/domain/one-line';
import { shortened } from '../src/domain/shortened';

/** A text in one line, as much of it as names it. */
export function inShort(text: string): string {
  return shortened(oneLine(text), 140);
}
