import { setTimeout as wait } from 'node:timers/promises';
import { decodeState, encodeState, headOf, newestOf, type StoredState } from './stored-state';

/** Where the store keeps its state; writes are whole or not at all. */
export interface StateStorage {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
  setAside(name: string): Promise<void>;
  /** `at` in milliseconds since the epoch. */
  list(): Promise<readonly { readonly name: string; readonly at: number }[]>;
  remove(name: string): Promise<void>;
}

interface StateFileOptions {
  readonly storage: StateStorage;
  readonly name: string;
  readonly now: () => number;
  readonly onProblem: (doing: string, error: unknown) => void;
  /** What is to be written. */
  readonly state: () => StoredState;
}

/** Milliseconds between two writes. */
const pause = 500;
/** Milliseconds until it is on disk that nothing changed. */
const unhurried = 10 * 60_000;
/** Milliseconds in which another window may write what it read before us. */
const contest = 60;

/**
 * The state of a place on disk, which every window that shows the place writes. Each writes the newest of what it knows
 * and what is there, and looks a moment later whether another wrote over it what it had read before: the file may be
 * behind for that moment, and never stays so.
 */
export function createStateFile({ storage, name, now, onProblem, state }: StateFileOptions) {
  let saving: Promise<void> | undefined;
  let isDirty = false;
  let later: NodeJS.Timeout | undefined;
  let hurry: AbortController | undefined;
  let isHurried = false;
  /** The first line of the file as it was last read or written: it names the rest. */
  let seen: string | undefined;

  function begin(): void {
    clearTimeout(later);
    later = undefined;
    isDirty = true;
    saving ??= save().finally(() => (saving = undefined));
  }

  async function save(): Promise<void> {
    try {
      // Changes come in bursts: what follows in the same turn of the loop goes into the same file.
      await new Promise((resolve) => setImmediate(resolve));
      for (;;) {
        while (isDirty) {
          isDirty = false;
          await write();
          if (isDirty) await rest();
        }
        await wait(contest);
        if (isDirty) continue;
        if (!(await isBehind())) return;
        isDirty = true;
      }
    } catch (error) {
      onProblem('Storing the stories', error);
    }
  }

  async function write(): Promise<void> {
    const there = await theirs();
    const text = encodeState(there ? newestOf(state(), there, now()) : state());
    seen = headOf(text);
    await storage.write(name, text);
  }

  /** What another window wrote; `undefined` where it is what we did, or cannot be understood. */
  async function theirs(): Promise<StoredState | undefined> {
    const text = await storage.read(name);
    if (text === undefined || headOf(text) === seen) return undefined;
    try {
      return decodeState(text);
    } catch {
      return undefined;
    }
  }

  /** Whether what is there lacks something newer that we know. */
  async function isBehind(): Promise<boolean> {
    const there = await theirs();
    return there !== undefined && encodeState(newestOf(there, state(), now())) !== encodeState(there);
  }

  /** The last writes of a session do not wait. */
  async function rest(): Promise<void> {
    if (isHurried) return;
    hurry = new AbortController();
    await wait(pause, undefined, { signal: hurry.signal }).catch(() => undefined);
    hurry = undefined;
  }

  return {
    /** What is there; a file that is damaged or of another format is set aside. */
    async read(): Promise<StoredState | undefined> {
      let text: string | undefined;
      try {
        text = await storage.read(name);
      } catch (error) {
        // What cannot be read now may be whole.
        onProblem('Reading the stored stories', error);
      }
      if (text === undefined) return undefined;
      try {
        const found = decodeState(text);
        seen = headOf(text);
        return found;
      } catch (error) {
        onProblem('Reading the stored stories', error);
        await storage.setAside(name).catch((again) => onProblem('Setting them aside', again));
        return undefined;
      }
    },

    /**
     * @param isAge whether it is nothing but an age, which is written with the next change, or after a while: that nothing
     * changed shall cost nothing
     */
    changed(isAge = false): void {
      if (!isAge) begin();
      else if (!saving) later ??= setTimeout(begin, unhurried).unref();
      else isDirty = true;
    },

    /** Resolves when everything is on disk, but for how new it is. */
    async saved(): Promise<void> {
      isHurried = true;
      hurry?.abort();
      while (saving) await saving;
      isHurried = false;
    },
  };
}
