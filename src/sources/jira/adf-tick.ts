import type { TickPlace } from '../../domain/acceptance/criterion';
import { withBox } from '../../domain/acceptance/marks';
import type { Origin } from '../../domain/document';
import { SourceError } from '../story-source';

/**
 * The same ADF tree with one tick set: one `state` of a task item, or one character between brackets typed as text.
 * Everything else, known or not, is the very same object as before. Throws a `SourceError`: `conflict` where the mark
 * is not at its place any more, `unsupported` where the place is none that is written.
 */
export function setAdfTick(raw: unknown, mark: Origin, place: TickPlace, checked: boolean): unknown {
  if (!('path' in mark)) throw new SourceError('unsupported', 'The mark is none of this format.');
  if (place === 'box') {
    return replaced(raw, mark.path, (node) => {
      if (node.type !== 'taskItem' && node.type !== 'blockTaskItem') throw moved();
      const attrs = isRecord(node.attrs) ? node.attrs : {};
      const state = checked ? 'DONE' : 'TODO';
      return attrs.state === state ? node : { ...node, attrs: { ...attrs, state } };
    });
  }
  if (place === 'literal') {
    const offset = mark.path.at(-1);
    if (offset === undefined) throw moved();
    return replaced(raw, mark.path.slice(0, -1), (node) => {
      if (node.type !== 'text' || typeof node.text !== 'string') throw moved();
      const rest = withBox(node.text.slice(offset), checked);
      if (rest === undefined) throw moved();
      const text = node.text.slice(0, offset) + rest;
      return text === node.text ? node : { ...node, text };
    });
  }
  throw new SourceError('unsupported', `A tick of kind ${place} is not written.`);
}

type RawObject = Readonly<Record<string, unknown>>;

/** Copies the objects on the way to the node and nothing else; the tree itself where nothing changes. */
function replaced(raw: unknown, path: readonly number[], change: (node: RawObject) => RawObject): unknown {
  if (!isRecord(raw)) throw moved();
  const [index, ...rest] = path;
  if (index === undefined) return change(raw);
  const { content } = raw;
  if (!Array.isArray(content)) throw moved();
  const before: unknown = content[index];
  const after = replaced(before, rest, change);
  if (after === before) return raw;
  return { ...raw, content: content.map((child: unknown, at) => (at === index ? after : child)) };
}

function isRecord(value: unknown): value is RawObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function moved(): SourceError {
  return new SourceError('conflict', 'The check box is not where it was.');
}
