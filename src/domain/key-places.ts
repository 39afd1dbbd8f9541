/** A place where a text names a story. */
export interface KeyPlace {
  /** As the source spells it. */
  readonly key: string;
  /** UTF-16 offsets in the text, `end` behind the last character. */
  readonly start: number;
  readonly end: number;
  /** A part of a web address, which leads somewhere by itself. */
  readonly inAddress: boolean;
}

export interface KeySearch {
  /**
   * `exact`: as in code, where a key is spelled as the source spells it. `any`: as in names of branches, where known
   * stories are meant in capitals or not.
   */
  readonly spelling: 'exact' | 'any';
  /** How many places are given at most. */
  readonly limit?: number;
}

export interface KeyFinder {
  /** What keys begin with before the dash, as the source spells it. */
  readonly prefixes: readonly string[];
  /** The places in a text, in their order. */
  find(text: string, search: KeySearch): KeyPlace[];
}

/** `SHOP-7`, `task-4.2`. Other names of stories, such as `cart`, may be any word of a text and are not looked for. */
const keyForm = /^([a-z][a-z0-9_]*)-\d+(?:\.\d+)*$/i;

/** A key of a project that is known may be one of a story that is not. */
const ofProject = /^([A-Z][A-Z0-9_]+)-[1-9]\d*$/;

/**
 * Finds keys of these stories, and of other stories of their projects. Nothing else is one: no `utf-8`, no `sha-256`, no
 * `release-16-1`.
 */
export function createKeyFinder(stories: Iterable<string>): KeyFinder {
  const known = new Map<string, string>();
  const spelled = new Set<string>();
  const prefixes = new Set<string>();
  for (const key of stories) {
    const prefix = keyForm.exec(key)?.[1];
    if (!prefix) continue;
    known.set(key.toLowerCase(), key);
    spelled.add(key);
    prefixes.add(prefix);
  }
  const keyOf = (text: string, { spelling }: KeySearch): string | undefined => {
    if (spelled.has(text)) return text;
    if (spelling === 'any' && known.has(text.toLowerCase())) return known.get(text.toLowerCase());
    return prefixes.has(ofProject.exec(text)?.[1] ?? '') ? text : undefined;
  };
  const form = `(?:${[...prefixes].join('|')})-\\d+(?:\\.\\d+)*`;
  return {
    prefixes: [...prefixes],
    find(text, search) {
      const { spelling, limit = Number.POSITIVE_INFINITY } = search;
      const places: KeyPlace[] = [];
      if (prefixes.size === 0) return places;
      for (const { 0: found, index: start } of text.matchAll(
        new RegExp(form, spelling === 'any' ? 'gi' : 'g'),
      )) {
        if (places.length >= limit) break;
        const end = start + found.length;
        const key = keyOf(found, search);
        if (key && standsAlone(text, start, end))
          places.push({ key, start, end, inAddress: isInAddress(text, start) });
      }
      return places;
    },
  };
}

const wordEnds = /[\p{L}\p{M}\p{N}_]$/u;
const wordGoesOn = /^[\p{L}\p{M}\p{N}]/u;
/** Writing without blanks between words: there a key stands between letters. */
const unspacedEnds = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]$/u;
const unspacedGoesOn = /^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  // Two units: a letter may be a surrogate pair.
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  if (wordEnds.test(before) && !unspacedEnds.test(before)) return false;
  return !wordGoesOn.test(after) || unspacedGoesOn.test(after);
}

/** An address that is longer is none that a person follows. */
const longestAddress = 2_000;
const notInAddress = /[\s<>"'`()[\]{}|]/;

function isInAddress(text: string, at: number): boolean {
  let from = at;
  while (from > 0 && at - from < longestAddress && !notInAddress.test(text.charAt(from - 1))) from--;
  return text.slice(from, at).includes('://');
}
