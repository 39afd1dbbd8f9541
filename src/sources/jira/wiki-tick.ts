import type { TickPlace } from '../../domain/acceptance/criterion';
import { withBox, withEmoticon } from '../../domain/acceptance/marks';
import type { Origin } from '../../domain/document';
import { SourceError } from '../story-source';

/**
 * The same wiki markup with the characters of one mark changed: `(x)` ↔ `(/)`, `[ ]` ↔ `[x]`. Throws a `SourceError`:
 * `conflict` where the mark is not at its place any more, `unsupported` where the place is none that is written.
 */
export function setWikiTick(text: string, mark: Origin, place: TickPlace, checked: boolean): string {
  if (!('start' in mark)) throw new SourceError('unsupported', 'The mark is none of this format.');
  if (place !== 'emoticon' && place !== 'literal') {
    throw new SourceError('unsupported', `A tick of kind ${place} is not written.`);
  }
  const old = text.slice(mark.start, mark.end);
  const changed = place === 'emoticon' ? withEmoticon(old, checked) : withBox(old, checked);
  if (changed === undefined) throw new SourceError('conflict', 'The mark is not where it was.');
  return text.slice(0, mark.start) + changed + text.slice(mark.end);
}
