/** What is known of the keys that exist, to tell a story from `utf-8`, `sha-256` or `release-16`. */
export interface KnownKeys {
  /** Keys of projects, old keys of moved projects too; empty while they are not known. */
  readonly projects: readonly string[];
  /** Keys of stories as the source spells them; they are found whatever their form. */
  readonly stories?: readonly string[];
}

export interface StoryKey {
  /** As the source spells it; in capitals where the source has not named it. */
  readonly key: string;
  /** The story or its project is known. */
  readonly confirmed: boolean;
}

/**
 * A project key of two characters or more, a dash, and a number without leading zeros, in a word of their own: no
 * version such as `lodash-4.17`, no sub-task such as `task-4.2`.
 */
const keyForm = /(?<![a-z0-9])([a-z][a-z0-9_]+)-([1-9]\d*)(?![a-z0-9]|\.\d)/g;

/**
 * The story keys that a text or a branch name holds, each once, in the order they stand there. Once projects are known,
 * a key of another project is no key; before that, every key is a guess and says so.
 */
export function storyKeys(text: string, known: KnownKeys): StoryKey[] {
  const projects = new Set(known.projects.map((project) => project.toUpperCase()));
  const lower = text.toLowerCase();
  const found = knownStories(lower, known.stories ?? []);
  for (const match of lower.matchAll(keyForm)) {
    const at = match.index;
    if (found.some(({ start, end }) => at < end && at + match[0].length > start)) continue;
    const confirmed = projects.has((match[1] ?? '').toUpperCase());
    if (projects.size > 0 && !confirmed) continue;
    found.push({ key: match[0].toUpperCase(), confirmed, start: at, end: at + match[0].length });
  }
  found.sort((a, b) => a.start - b.start);
  const keys = new Map<string, StoryKey>();
  for (const { key, confirmed } of found) if (!keys.has(key)) keys.set(key, { key, confirmed });
  return [...keys.values()];
}

/** True where the text names this story, however it is capitalised. */
export function namesStory(text: string, key: string): boolean {
  return knownStories(text.toLowerCase(), [key]).length > 0;
}

interface Found extends StoryKey {
  readonly start: number;
  readonly end: number;
}

/** What a number that is a key stands behind: "32 MB" is none in "Allow 32 MB". */
const beforeNumber = /(?:[\n/#[(]|: ?)$/;

/** Keys of known stories in a text in lower case. */
function knownStories(lower: string, stories: readonly string[]): Found[] {
  const found: Found[] = [];
  // The longest first: `cart-page` is not `cart`.
  for (const key of [...stories].sort((a, b) => b.length - a.length)) {
    const wanted = key.toLowerCase();
    if (!wanted) continue;
    const isNumber = /^[\d.]+$/.test(wanted);
    for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const alone =
        !/[\p{L}\p{N}]$/u.test(lower.slice(0, start)) && !/^(?:[\p{L}\p{N}]|\.\d)/u.test(lower.slice(end));
      if (
        alone &&
        (!isNumber || start === 0 || beforeNumber.test(lower.slice(0, start))) &&
        !found.some((other) => start < other.end && end > other.start)
      ) {
        found.push({ key, confirmed: true, start, end });
      }
    }
  }
  return found;
}

/** What stands before the number of a story's key: the key of its project. */
export function projectOf(key: string): string {
  return key.replace(/-[^-]*$/, '');
}
