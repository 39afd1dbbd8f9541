import type { Sprint } from '../../domain/sprint';
import { naturally } from './natural-order';
import { readFrontMatter, textOf, textsOf } from './front-matter';
import { stem } from './file-name';
import { dateOf, unreadDates, type UnreadField } from './typed-fields';

/** What a `sprint.md` or a file in `sprints/` says. */
export interface SprintFile {
  /** Names a story may call it by, in lower case. */
  readonly names: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly goal?: string;
  readonly start?: string;
  readonly end?: string;
  /** When it was really closed. */
  readonly complete?: string;
  /** Where the file says it itself. */
  readonly state?: Sprint['state'];
  readonly productOwners: readonly string[];
  readonly unread?: readonly UnreadField[];
}

export function isSprintPath(path: string): boolean {
  return /(^|\/)sprint\.md$/i.test(path) || /(^|\/)sprints\/[^/]+\.md$/i.test(path);
}

const dates = {
  start: ['start', 'start date', 'from'],
  end: ['end', 'end date', 'to', 'until'],
  complete: ['completed', 'complete', 'closed on'],
} as const;

/** Reads a sprint's front matter; `undefined` where it has none. Throws like `readFrontMatter`. */
export function readSprintFile(path: string, text: string): SprintFile | undefined {
  const front = readFrontMatter(text);
  if (!front) return undefined;
  const file = stem(path);
  const name = textOf(front, 'name', 'title', 'sprint') ?? (/^sprint$/i.test(file) ? 'Sprint' : file);
  const id = textOf(front, 'id') ?? name;
  return {
    names: [name, id, file].map((one) => one.toLowerCase()),
    id,
    name,
    goal: textOf(front, 'goal', 'sprint goal'),
    start: dateOf(front, ...dates.start),
    end: dateOf(front, ...dates.end),
    complete: dateOf(front, ...dates.complete),
    state: stateOf(textOf(front, 'state', 'status')),
    productOwners: textsOf(front, 'product owner', 'po', 'owner'),
    unread: Object.values(dates).flatMap((names) => unreadDates(front, ...names)),
  };
}

function stateOf(word: string | undefined): Sprint['state'] | undefined {
  const name = word?.toLowerCase() ?? '';
  if (
    /^(active|current|running|started|in progress|open|aktiv|läuft|actif|en cours|activo|en curso)$/.test(
      name,
    )
  )
    return 'active';
  if (/^(closed|done|completed?|finished|past|geschlossen|beendet|terminé|fermé|cerrado)$/.test(name))
    return 'closed';
  if (/^(future|planned|next|upcoming|geplant|à venir|futuro|planificado)$/.test(name)) return 'future';
  return undefined;
}

/** Stories in no sprint of a folder that has sprints, and all of them in one that has none. */
export const backlogSprint: Sprint = { id: 'backlog:', name: 'Backlog', state: 'backlog' };

/**
 * The sprint a story means by a name: `sprint-12`, `SPRINT 12` and `12` are all Sprint 12, where there is no other with
 * that number. `undefined` where no file is of it.
 */
export function sprintNamed(files: readonly SprintFile[], name: string): SprintFile | undefined {
  const wanted = spelling(name);
  const found = files.find(({ names }) => names.some((one) => spelling(one) === wanted));
  if (found || !/^\d+$/.test(wanted)) return found;
  const numbered = files.filter(({ names }) =>
    names.some((one) => / (\d+)$/.exec(spelling(one))?.[1]?.replace(/^0+/, '') === wanted.replace(/^0+/, '')),
  );
  return numbered.length === 1 ? numbered[0] : undefined;
}

/** A name without its capitals and what parts its words. */
export function spelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
}

/**
 * The sprints of a folder: those with a file, and those only stories name. A file's own word counts first, then its dates.
 * A sprint that has ended stays the active one until somebody closes it or another one begins; where nothing is said at
 * all, the last one by name is active.
 */
export function sprintsOf(files: readonly SprintFile[], named: readonly string[], now: Date): Sprint[] {
  const unknown = [...new Map(named.map((name) => [spelling(name), name])).values()]
    .filter((name) => !sprintNamed(files, name))
    .map((name): SprintFile => ({ names: [name.toLowerCase()], id: name, name, productOwners: [] }));
  const all = [...files, ...unknown].sort(
    (one, other) => (one.start ?? '').localeCompare(other.start ?? '') || naturally(one.name, other.name),
  );
  const states = all.map((sprint) => sprint.state ?? stateByDates(sprint, now));
  if (!states.includes('active')) {
    const last = states.findLastIndex((state, index) => state !== 'future' && all[index]?.state !== 'closed');
    if (last >= 0) states[last] = 'active';
  }
  return all.map(({ id, name, goal, start, end, complete }, index) => ({
    id,
    name,
    state: states[index] ?? 'closed',
    goal,
    start: withTime(start, '00:00:00'),
    end: withTime(end, '23:59:59'),
    ...(complete !== undefined && { complete: withTime(complete, '23:59:59') }),
  }));
}

/** `undefined` where the dates say nothing. */
function stateByDates({ start, end }: SprintFile, now: Date): Sprint['state'] | undefined {
  if (start !== undefined && Date.parse(withTime(start, '00:00:00') ?? '') > now.getTime()) return 'future';
  if (end === undefined) return undefined;
  if (Date.parse(withTime(end, '23:59:59') ?? '') < now.getTime()) return 'closed';
  return 'active';
}

/** A day alone means all of it, where the reader is. */
function withTime(date: string | undefined, time: string): string | undefined {
  return date?.length === 10 ? `${date}T${time}` : date;
}
