import type { TickPlace } from '../../domain/acceptance/criterion';
import { withBox } from '../../domain/acceptance/marks';
import type { Origin } from '../../domain/document';
import { SourceError } from '../story-source';

/** Quote signs, bullets and numbers that may stand before a box on its line. */
const beforeBox = /^[\s>]*(?:(?:[-*+•–]|\d{1,9}[.)])[\s>]*)*/;

/**
 * The same Markdown with one character changed: that between the brackets of a box. Throws a `SourceError`: `conflict`
 * where the box is not at its place any more, `unsupported` where the place is none that is written.
 */
export function setMarkdownTick(text: string, mark: Origin, place: TickPlace, checked: boolean): string {
  if (!('start' in mark)) throw new SourceError('unsupported', 'The mark is none of this format.');
  if (place !== 'box' && place !== 'literal') {
    throw new SourceError('unsupported', `A tick of kind ${place} is not written.`);
  }
  const line = text.slice(mark.start, mark.end);
  const before = beforeBox.exec(line)?.[0] ?? '';
  const changed = withBox(line.slice(before.length), checked);
  if (changed === undefined) throw new SourceError('conflict', 'The check box is not where it was.');
  return text.slice(0, mark.start) + before + changed + text.slice(mark.end);
}
