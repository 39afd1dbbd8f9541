import { createHash } from 'node:crypto';
import type { Sprint } from '../domain/sprint';
import type { Story } from '../domain/story';
import type { SprintContent, StoryQuestions } from '../sources/story-source';

export interface Known<T> {
  readonly value: T;
  /** When the source said so, in milliseconds since the epoch. */
  readonly at: number;
}

/** What is kept of a place on disk; every part has an age of its own. */
export interface StoredState {
  readonly sprints?: Known<readonly SprintContent[]>;
  /** As old as the sprints. */
  readonly planned?: readonly Sprint[];
  readonly lists: readonly (readonly [string, Known<SprintContent>])[];
  readonly stories: readonly (readonly [string, Known<Story>])[];
  readonly questions: readonly (readonly [string, Known<StoryQuestions>])[];
}

/** Raised when the shape of what is stored changes; an older file is set aside. */
const format = 6;
/** Whole stories kept, the most recently opened ones. */
export const storiesKept = 100;
/** Stories of which it is kept what was asked, the most recently read ones. */
const storiesAskedAboutKept = 1_000;
/** Questions kept of all of them. */
const questionsKept = 2_000;
/** Milliseconds a time may be ahead: what is later was stored before the clock was set back. */
const tolerance = 60_000;

/** A line that says what follows, and the state. */
export function encodeState(state: StoredState): string {
  const body = JSON.stringify(state);
  return `${JSON.stringify({ format, sum: sumOf(body) })}\n${body}`;
}

/** The line that says what follows: another state has another. */
export function headOf(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

/** Only a body that is as we wrote it is believed, so its shape needs no second check. Throws on any other. */
export function decodeState(text: string): StoredState {
  const line = headOf(text);
  const head = JSON.parse(line) as { format?: unknown; sum?: unknown };
  if (head.format !== format) throw new Error(`format ${String(head.format)}, not ${format}`);
  const body = text.slice(line.length + 1);
  if (head.sum !== sumOf(body)) throw new Error('damaged');
  return JSON.parse(body) as StoredState;
}

/**
 * The newer of each part of two states, ours where they are of the same age: whatever the order in which windows write,
 * the newest of all stays.
 */
export function newestOf(ours: StoredState, theirs: StoredState, now: number): StoredState {
  const age = (known: Known<unknown> | undefined): number =>
    known && known.at <= now + tolerance ? known.at : -Infinity;
  const isOurs = age(ours.sprints) >= age(theirs.sprints);
  const { sprints, planned } = isOurs ? ours : theirs;
  const ids = new Set(planned?.map(({ id }) => id));
  const both = <T>(own: readonly Entry<T>[], others: readonly Entry<T>[]): Entry<T>[] => {
    const all = new Map(others);
    for (const [key, known] of own) {
      if (age(known) < age(all.get(key))) continue;
      // What comes last was opened last.
      all.delete(key);
      all.set(key, known);
    }
    return [...all];
  };
  return {
    ...{ sprints, planned },
    lists: both(ours.lists, theirs.lists).filter(([id]) => ids.has(id)),
    stories: both(ours.stories, theirs.stories).slice(-storiesKept),
    questions: lastQuestions(both(ours.questions, theirs.questions)),
  };
}

/** As many of the last ones as are kept. */
export function lastQuestions(all: readonly Entry<StoryQuestions>[]): readonly Entry<StoryQuestions>[] {
  let left = questionsKept;
  const last = all.slice(-storiesAskedAboutKept);
  const tooMany = last.findLastIndex(([, { value }]) => (left -= value.questions.length) < 0);
  return last.slice(tooMany + 1);
}

type Entry<T> = readonly [string, Known<T>];

function sumOf(body: string): string {
  return createHash('sha256').update(body).digest('base64');
}
