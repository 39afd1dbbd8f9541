import { flagOf, readFrontMatter, textOf } from './front-matter';
import { stem } from './file-name';
import { statusOf } from './status';
import { dayOf, unreadDates, type UnreadField } from './typed-fields';

/** What a file in `versions/` or `releases/` says. */
export interface VersionFile {
  readonly name: string;
  readonly description?: string;
  /** `yyyy-mm-dd` */
  readonly start?: string;
  readonly releaseDate?: string;
  readonly released: boolean;
  readonly unread: readonly UnreadField[];
}

export function isVersionPath(path: string): boolean {
  return /(^|\/)(versions|releases)\/[^/]+\.md$/i.test(path);
}

const starts = ['start', 'start date'] as const;
const releases = ['release date', 'date', 'due'] as const;

/** Reads a version's front matter; `undefined` where it has none. Throws like `readFrontMatter`. */
export function readVersionFile(path: string, text: string): VersionFile | undefined {
  const front = readFrontMatter(text);
  if (!front) return undefined;
  const state = textOf(front, 'status', 'state');
  return {
    name: textOf(front, 'name', 'title', 'version') ?? stem(path),
    description: textOf(front, 'description', 'goal'),
    start: dayOf(front, 'first', ...starts)?.slice(0, 10),
    releaseDate: dayOf(front, 'last', ...releases)?.slice(0, 10),
    released: flagOf(front, 'released') || (state !== undefined && statusOf(state).category === 'done'),
    unread: unreadDates(front, ...starts, ...releases),
  };
}
