/** A piece of text that two versions have in common, or that only one of them has. */
export interface DiffPart {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

const token =
  /\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
const mostTokens = 600;

/**
 * What was changed from one text to another, by words. The texts of the parts that are not added give `before`, of
 * those that are not removed `after`. Very long texts are compared as a whole.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const old = before.match(token) ?? [];
  const next = after.match(token) ?? [];
  if (old.length > mostTokens || next.length > mostTokens) {
    return before === after
      ? merged([['same', before]])
      : merged([
          ['removed', before],
          ['added', after],
        ]);
  }
  const lengths = commonLengths(old, next);
  const parts: [DiffPart['change'], string][] = [];
  let at = 0;
  let to = 0;
  while (at < old.length || to < next.length) {
    const [left, right] = [old[at], next[to]];
    if (left !== undefined && left === right) {
      parts.push(['same', left]);
      at++;
      to++;
    } else if (
      left !== undefined &&
      (right === undefined || (lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0))
    ) {
      parts.push(['removed', left]);
      at++;
    } else {
      parts.push(['added', right ?? '']);
      to++;
    }
  }
  return merged(parts);
}

/** Length of the longest common subsequence of what follows each pair of places. */
function commonLengths(old: readonly string[], next: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  for (let at = old.length - 1; at >= 0; at--) {
    const [row, below] = [lengths[at], lengths[at + 1]];
    if (!row || !below) continue;
    for (let to = next.length - 1; to >= 0; to--) {
      row[to] = old[at] === next[to] ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return lengths;
}

/** Neighbours of the same kind as one; of a run of changes first what was removed, then what was added. */
function merged(parts: readonly (readonly [DiffPart['change'], string])[]): DiffPart[] {
  const diff: DiffPart[] = [];
  let removed = '';
  let added = '';
  const endChange = (): void => {
    if (removed) diff.push({ change: 'removed', text: removed });
    if (added) diff.push({ change: 'added', text: added });
    removed = '';
    added = '';
  };
  let same = '';
  const endSame = (): void => {
    if (same) diff.push({ change: 'same', text: same });
    same = '';
  };
  for (const [change, text] of parts) {
    if (change === 'same') {
      endChange();
      same += text;
    } else {
      endSame();
      if (change === 'removed') removed += text;
      else added += text;
    }
  }
  endChange();
  endSame();
  return diff;
}
