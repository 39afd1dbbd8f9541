/** The id and title a file's name holds: `SHOP-3 - Title.md`, `task-7.1 - Title.md`, `SHOP-3.md`. */
export function keyInName(path: string): { readonly key: string; readonly title?: string } | undefined {
  const match = /^(\p{L}[\p{L}\p{N}_]*-\d+(?:\.\d+)*)(?:[ _-]+(.*))?$/u.exec(stem(path));
  if (!match?.[1]) return undefined;
  return { key: match[1], title: match[2]?.replace(/[-_]+/g, ' ').trim() || undefined };
}

/**
 * Whether a file is a story for the id in its name alone: `adr-0001` and `RFC-12` are names of other texts, and
 * `release-2026` is no id.
 */
export function isStoryKey(key: string): boolean {
  return (
    /^([A-Z][A-Z0-9_]+|task|story|bug|us)-\d+(\.\d+)*$/.test(key) &&
    !/^(adr|rfc|doc|decision|iso|v)-/i.test(key)
  );
}

/** The name of a file without its folder and its ending. */
export function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.md$/i, '');
}
