import type { StoryState } from './story-state';
import { askedIn, saidSubject, valuesOf } from './story-state';
import { type Effect, gone } from './world';

/** Something a user did. */
export interface Write {
  readonly key: string;
  readonly subject: string;
  readonly value: string;
  /** What was there when it was begun. */
  readonly from?: string;
  /** When it was begun. */
  readonly moment: number;
  /** Given when it was said to be kept: from then on it is not to be lost. */
  id?: string;
}

interface Outside {
  readonly key: string;
  readonly subject: string;
  readonly value: string;
  readonly moment: number;
}

export interface Verdict {
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly disordered: readonly string[];
}

/**
 * What has to be there in the end, from what a user did and others did. A write that was said to be kept is there, or
 * was until somebody else or the user went on from it, or it was refused and shown with its reason.
 */
export class Model {
  #moment = 0;
  readonly writes: Write[] = [];
  readonly #outside: Outside[] = [];
  /** Ids of what the source refused, or the user let go of. */
  readonly #let = new Set<string>();
  /** Ids of what was tried once more after others went on. */
  readonly #again = new Set<string>();
  readonly #initial = new Map<string, ReadonlyMap<string, string>>();

  readonly nextMoment = (): number => ++this.#moment;

  begin(key: string, state: StoryState): void {
    this.#initial.set(key, valuesOf(state));
  }

  write(key: string, subject: string, value: string, from?: string): Write {
    const write: Write = { key, subject, value, from, moment: this.nextMoment() };
    this.writes.push(write);
    return write;
  }

  /** Somebody else did it, between two moments. */
  outside(key: string, subject: string, value: string, moment: number): void {
    this.#outside.push({ key, subject, value, moment });
  }

  /** Ids of questions that were asked about a story, and that nobody deleted as far as is known. */
  questions(key: string): string[] {
    const own = this.writes.filter((one) => one.key === key && one.subject.startsWith('ask '));
    const ids = own.filter((one) => one.id !== undefined && !this.#isLetGo(one)).flatMap(asked);
    return [...new Set(ids)].filter((id) => !this.isDeleted(key, id));
  }

  /** Whether the user deleted a question, or may have. */
  isDeleted(key: string, id: string): boolean {
    return this.writes.some((one) => one.key === key && one.subject === `ask ${id}` && one.value === gone);
  }

  /** What was written last of a subject, as far as it is known to be kept. */
  lastValue(key: string, subject: string): string | undefined {
    return this.writes.findLast(
      (one) => one.key === key && one.subject === subject && one.id !== undefined && !this.#isLetGo(one),
    )?.value;
  }

  /** Whether a question, or a part of it, was deleted, or never came to be, so that what was done with it cannot be. */
  isWithoutQuestion(key: string): boolean {
    return this.writes.some(
      (one) =>
        one.key === key &&
        asked(one).length > 0 &&
        (one.value === gone || one.id === undefined || this.#isLetGo(one)),
    );
  }

  isTouchedByOthers(key: string): boolean {
    return this.#outside.some((one) => one.key === key);
  }

  letGo(id: string): void {
    this.#let.add(id);
  }

  again(id: string): void {
    this.#again.add(id);
  }

  #isLetGo({ id }: Write): boolean {
    return id !== undefined && this.#let.has(id);
  }

  /** @param effects what came to be in its order, where that was seen */
  judge(key: string, state: StoryState, effects?: readonly Effect[]): Verdict {
    const final = valuesOf(state);
    const writes = this.writes.filter((one) => one.key === key);
    const lost = [...new Set(writes.map(({ subject }) => subject))].flatMap((subject) =>
      this.#lost(key, subject, final.get(subject), effects),
    );
    return {
      lost,
      doubled: this.#doubled(key, state, effects),
      disordered: effects
        ? this.#disordered(
            key,
            effects.filter((one) => one.key === key),
          )
        : this.#misplaced(key, state),
    };
  }

  #lost(key: string, subject: string, final: string | undefined, effects?: readonly Effect[]): string[] {
    const about = <T extends { key: string; subject: string }>(all: readonly T[]): T[] =>
      all.filter((one) => one.key === key && one.subject === subject);
    const writes = about(this.writes);
    const outside = about(this.#outside);
    const initial = this.#initial.get(key)?.get(subject);
    const last = writes.at(-1);
    const told = `${key} ${subject}: ${JSON.stringify(final)}`;
    if (!last) return [];
    const question = askedIn(subject);
    // What is said to a question goes with it in a file, and stays on the story in Jira.
    if (question !== undefined && subject !== `ask ${question}` && this.isDeleted(key, question)) return [];
    if (last.id === undefined || this.#isLetGo(last)) {
      const possible = [initial, ...[...writes, ...outside].map(({ value }) => value)];
      const isUnknown = final === undefined || initial === undefined;
      return isUnknown || possible.includes(final) ? [] : [`${told}, which nobody wrote`];
    }
    const after = outside.filter(({ moment }) => moment >= last.moment).map(({ value }) => value);
    const isGone = outside.some(({ value }) => value === gone);
    if (effects && question === undefined) {
      const values = about(effects);
      const at = values.filter(({ moment }) => moment <= last.moment).at(-1)?.value ?? initial;
      const wasThere =
        at === last.value ||
        // A tick that was never made is one that is not there.
        (at === undefined && last.value === 'false') ||
        values.some(({ moment, value }) => moment > last.moment && value === last.value);
      if (!wasThere) return [`${told}, and it was never ${last.value}`];
    }
    if (last.value === gone && final === undefined) return [];
    if (isGone || final === last.value || (final === undefined && last.value === 'false')) return [];
    return after.includes(final ?? '') ? [] : [`${told}, not ${last.value}`];
  }

  #doubled(key: string, state: StoryState, effects?: readonly Effect[]): string[] {
    const names = [
      ...state.questions.map(({ id }) => `ask ${id}`),
      ...state.questions.flatMap(({ id, replies }) => replies.map(({ words }) => saidSubject(id, words))),
      ...state.questions.flatMap(({ id, nudges }) => Array.from({ length: nudges }, () => `nudge ${id}`)),
      ...state.links.map(([id]) => `link ${id}`),
      ...state.remarks.map((text) => `comment ${text}`),
      ...state.work.map((seconds) => `work ${seconds}`),
    ].map((subject) => `${key} ${subject}`);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const moved = (effects ?? []).filter((one) => one.key === key && one.subject === 'move' && one.isOurs);
    const moves = this.writes.filter((one) => one.key === key && one.subject === 'move');
    // Who moves it back to where it was asks for the move once more.
    const others = this.#outside.filter((one) => one.key === key && one.subject === 'move');
    const back = others.filter(({ value }) => moves.some(({ from }) => from === value)).length;
    const again = moves.map(({ value }) => value).filter((value, index, all) => all.indexOf(value) === index);
    const often = again.filter((value) => {
      const times = moved.filter((one) => one.value === value).length;
      return times > moves.filter((one) => one.value === value).length + back;
    });
    return [...twice, ...often.map((value) => `${key} moved to ${value} more often than anybody wanted`)];
  }

  /** Effects of ours follow one another as what they are of did. */
  #disordered(key: string, effects: readonly Effect[]): string[] {
    const writes = this.writes.filter((one) => one.key === key);
    let from = 0;
    const groups = new Map<number, Effect[]>();
    for (const effect of effects.filter(({ isOurs }) => isOurs))
      groups.set(effect.moment, [...(groups.get(effect.moment) ?? []), effect]);
    for (const group of groups.values()) {
      // What is written together has no order; the first of them is where it goes on.
      const places = group.flatMap(({ subject, value }) => {
        const same = writes.filter((one) => one.subject === subject && one.value === value);
        const isOut = this.#outside.some((one) => one.key === key && one.subject === subject);
        const isFree = same.some((one) => this.#isLetGo(one) || this.#again.has(one.id ?? ''));
        // An edit that was read before somebody else's and written after it brings back what that took away.
        if (same.length === 0 || isFree || isOut) return [];
        const index = writes.findIndex((one, place) => place >= from && same.includes(one));
        return [{ subject, value, index }];
      });
      const wrong = places.find(({ index }) => index < 0);
      if (wrong) return [`${key} ${wrong.subject} ${wrong.value} came after what was done later`];
      if (places.length > 0) from = Math.min(...places.map(({ index }) => index));
    }
    return [];
  }

  /** Questions and comments stand in the order in which they were written. */
  #misplaced(key: string, { questions, remarks }: StoryState): string[] {
    const ids = questions.map(({ id }) => id);
    return [...this.#outOfOrder(key, 'ask', ids), ...this.#outOfOrder(key, 'comment', remarks)];
  }

  #outOfOrder(key: string, what: 'ask' | 'comment', names: readonly string[]): string[] {
    const written = this.writes.filter(
      (one) =>
        one.key === key &&
        one.subject.startsWith(`${what} `) &&
        !this.#isLetGo(one) &&
        !this.#again.has(one.id ?? ''),
    );
    const places = names
      .map((name) => written.findIndex(({ subject }) => subject === `${what} ${name}`))
      .filter((place) => place >= 0);
    const isSorted = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
    return isSorted ? [] : [`${key}: ${what} ${names.join(', ')}`];
  }
}

/** The question a write is about, where it is. */
function asked({ subject }: Write): string[] {
  const id = askedIn(subject);
  return id === undefined ? [] : [id];
}
