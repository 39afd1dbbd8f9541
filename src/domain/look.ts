import { matchCriteria, normalise } from './acceptance/match';
import { plainText } from './plain-text';
import type { Story } from './story';

/** What somebody saw of a story, as far as it takes to tell later what became different. */
export interface Look {
  /** When, in milliseconds since the epoch by the clock of this machine. */
  readonly at: number;
  /** The story's own time of its last change then, ISO 8601: what is later is new, whatever the clock here says. */
  readonly updated?: string;
  readonly title: string;
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly group?: string }[];
  /** Plain texts of the rich texts, by their names. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
}

/** A passage that says something else, is new (without `before`) or is gone (without `after`). */
export interface ChangedPassage {
  readonly before?: string;
  readonly after?: string;
}

export interface ChangesSince {
  /** The title before, where it is another now. */
  readonly title?: string;
  /** Ids of criteria that are new. */
  readonly added: readonly string[];
  /** Texts before of criteria that say something else now, by their id now. */
  readonly reworded: Readonly<Record<string, string>>;
  /** Texts of criteria that are gone. */
  readonly removed: readonly string[];
  readonly documents: readonly { readonly name: string; readonly passages: readonly ChangedPassage[] }[];
}

/** Characters kept of a text; nobody follows changes further down than that. */
const longest = 20_000;
/** Lines that are compared one by one. */
const mostLines = 400;

export function lookOf(story: Story, at: number): Look {
  const { title, updated, criteria } = story;
  return {
    ...{ at, title },
    ...(updated !== undefined && { updated }),
    criteria: criteria.map(({ id, text, group }) => ({ id, text, ...(group !== undefined && { group }) })),
    documents: textsOf(story),
  };
}

/** What is different from what was seen, `undefined` where nothing is. */
export function changesSince(look: Look, story: Story): ChangesSince | undefined {
  const matches = matchCriteria(look.criteria.map(matchable), story.criteria.map(matchable));
  const known = new Set(matches);
  const added = story.criteria.filter((_, index) => !known.has(index)).map(({ id }) => id);
  const removed: string[] = [];
  const reworded: Record<string, string> = {};
  for (const [index, { text }] of look.criteria.entries()) {
    const match = matches[index] ?? undefined;
    const now = match === undefined ? undefined : story.criteria[match];
    if (!now) removed.push(text);
    else if (normalise(now.text) !== normalise(text)) reworded[now.id] = text;
  }
  const before = new Map(look.documents.map(({ name, text }) => [name, text]));
  const documents = textsOf(story).flatMap(({ name, text }) => {
    const passages = changedPassages(before.get(name) ?? '', text);
    return passages.length > 0 ? [{ name, passages }] : [];
  });
  const title = look.title === story.title ? undefined : look.title;
  const count = added.length + removed.length + Object.keys(reworded).length + documents.length;
  if (title === undefined && count === 0) return undefined;
  return { ...(title !== undefined && { title }), added, reworded, removed, documents };
}

/** In the order of the newer text; what is gone stands before what followed it. */
export function changedPassages(before: string, after: string): ChangedPassage[] {
  if (before === after) return [];
  const [old, next] = [linesOf(before), linesOf(after)];
  if (old.length > mostLines || next.length > mostLines) return [{ before, after }];
  const matches = matchCriteria(
    old.map((text) => ({ text })),
    next.map((text) => ({ text })),
  );
  const wasOf = new Map<number, number>();
  matches.forEach((match, index) => match !== null && wasOf.set(match, index));
  const passages: ChangedPassage[] = [];
  let shown = 0;
  const goneUpTo = (end: number): void => {
    for (; shown < end; shown++) if (matches[shown] === null) passages.push({ before: old[shown] });
  };
  next.forEach((text, index) => {
    const was = wasOf.get(index);
    if (was === undefined) {
      passages.push({ after: text });
      return;
    }
    goneUpTo(was);
    if (old[was] !== text) passages.push({ before: old[was], after: text });
  });
  goneUpTo(old.length);
  return passages;
}

function textsOf({ documents }: Story): Look['documents'] {
  return documents
    .filter(({ role }) => role === 'description')
    .map(({ name, document }) => ({ name, text: plainText(document.blocks).slice(0, longest) }));
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function matchable({ text, group }: { readonly text: string; readonly group?: string }) {
  return { text, ...(group !== undefined && { group }) };
}
