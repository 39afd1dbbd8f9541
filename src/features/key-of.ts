/** The key in an argument of a command: the key itself, a row of the tree, or the saved state of a page. */
export function keyOf(given: unknown): string | undefined {
  if (typeof given === 'string') return given.trim() || undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  if ('key' in given && typeof given.key === 'string') return given.key;
  return 'story' in given ? keyOf(given.story) : undefined;
}
