/** Where the lines of a text stand in the whole text; lines end as in CommonMark (`\n`, `\r\n`, `\r`). */
export interface SourceLines {
  /** Of the lines from `map[0]` to before `map[1]`, empty ones at their end left out; to spread into a node. */
  origin(map: readonly [number, number] | null): {
    readonly origin?: { readonly start: number; readonly end: number };
  };
}

export function linesOf(text: string, offset: number): SourceLines {
  const starts = [0];
  const ends: number[] = [];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
    ends.push(index);
    starts.push(index + lineEnd.length);
  }
  ends.push(text.length);
  return {
    origin(map) {
      const start = map ? starts[map[0]] : undefined;
      if (!map || start === undefined) return {};
      let last = Math.min(Math.max(map[0], map[1] - 1), ends.length - 1);
      while (last > map[0] && !text.slice(starts[last], ends[last]).trim()) last--;
      return { origin: { start: offset + start, end: offset + (ends[last] ?? text.length) } };
    },
  };
}
