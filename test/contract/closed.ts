import { isRecord } from '../simulator/exchange';

const composed = ['allOf', 'anyOf', 'oneOf'] as const;

/**
 * A document in which an object has the members that are listed for it and no others, unless it says otherwise. OpenAPI
 * takes any further member where nothing is said, so that a mistyped one would never be found.
 */
export function closed(document: Record<string, unknown>): Record<string, unknown> {
  return visited(document, false) as Record<string, unknown>;
}

/** `part`: of a composed schema, whose members stand in several places. */
function visited(node: unknown, part: boolean): unknown {
  if (Array.isArray(node)) return node.map((entry) => visited(entry, part));
  if (!isRecord(node)) return node;
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => [
    key,
    key === 'example' || key === 'default' || key === 'enum'
      ? value
      : visited(
          value,
          composed.some((name) => name === key),
        ),
  ]);
  const isOpen =
    !part &&
    isRecord(node['properties']) &&
    (node['type'] ?? 'object') === 'object' &&
    !('additionalProperties' in node) &&
    !composed.some((name) => name in node);
  return Object.fromEntries(isOpen ? [...entries, ['additionalProperties', false]] : entries);
}
