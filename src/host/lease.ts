import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ifThere } from './if-there';

/** All in milliseconds. */
export interface LeaseTimings {
  /** Between two signs of life of who holds a lease. */
  readonly beat: number;
  /** Without one, after which it is taken over. */
  readonly patience: number;
  /** In which another who takes it over at the same time has written. */
  readonly contest: number;
}

const usual: LeaseTimings = { beat: 2_000, patience: 10_000, contest: 250 };

interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
  readonly beat: number;
}

/** Something that one window has at a time. */
export interface Lease {
  /** Whether it is ours now. Never waits for who has it. */
  take(): Promise<boolean>;
  /** Whether it is still ours: it is not after a machine slept for long, and another window took over. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/**
 * A lease in a file. Whoever holds it changes the file every two seconds; who sees no change for ten by a clock that
 * nobody sets, or a holder on this machine that is gone, takes over. Libraries for this trust the time of the file, which
 * jumps, and catch the signals of the process, which is not ours alone.
 *
 * @param file absolute
 */
export function createLease(file: string, timings: Partial<LeaseTimings> = {}): Lease {
  const { beat, patience, contest } = { ...usual, ...timings };
  const token = randomUUID();
  let beats = 0;
  let timer: NodeJS.Timeout | undefined;
  /** What was last seen of another holder, and since when by the monotonic clock. */
  let seen: { readonly text: string; readonly since: number } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** One change of the file at a time: a sign of life on its way would bring back what was let go. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  const signOfLife = (): string => {
    const holder: Holder = { token, pid: process.pid, host: os.hostname(), beat: ++beats };
    return JSON.stringify(holder);
  };

  /** Writes whole or not at all, and only where the file still has what is expected. */
  async function write(isExpected: (text: string | undefined) => boolean): Promise<void> {
    const draft = path.join(path.dirname(file), `.${path.basename(file)}.${token}.tmp`);
    try {
      await fs.writeFile(draft, signOfLife(), { mode: 0o600 });
      if (isExpected(await textOf(file))) await fs.rename(draft, file);
    } finally {
      await fs.rm(draft, { force: true });
    }
  }

  const isToken = (text: string | undefined): boolean => holderIn(text)?.token === token;

  async function isOurs(): Promise<boolean> {
    return isToken(await textOf(file));
  }

  function keep(): true {
    clearInterval(timer);
    timer = setInterval(() => void inTurn(renew), beat);
    timer.unref();
    return true;
  }

  async function renew(): Promise<void> {
    try {
      if (await isOurs()) await write(isToken);
      else clearInterval(timer);
    } catch {
      // The next beat tries again; whoever takes over meanwhile is met by `isHeld`.
    }
  }

  async function create(): Promise<boolean> {
    await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      await fs.writeFile(file, signOfLife(), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  async function takeOver(from: string): Promise<boolean> {
    await write((text) => text === from);
    await wait(contest);
    return isOurs();
  }

  async function take(): Promise<boolean> {
    const text = await textOf(file);
    if (text === undefined) return (await create()) && keep();
    const holder = holderIn(text);
    if (holder?.token === token) return keep();
    const now = performance.now();
    if (seen?.text !== text) seen = { text, since: now };
    const isGone = holder ? isDead(holder) : false;
    if (!isGone && now - seen.since < patience) return false;
    return (await takeOver(text)) && keep();
  }

  return {
    take: () => inTurn(take),
    isHeld: isOurs,
    release: () =>
      inTurn(async () => {
        clearInterval(timer);
        if (await isOurs()) await fs.rm(file, { force: true });
      }),
  };
}

function holderIn(text: string | undefined): Holder | undefined {
  try {
    return JSON.parse(text ?? '') as Holder;
  } catch {
    return undefined;
  }
}

/** Whether a process of this machine is gone; of another machine nobody can tell. */
function isDead({ pid, host }: Holder): boolean {
  if (host !== os.hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function textOf(file: string): Promise<string | undefined> {
  return ifThere(fs.readFile(file, 'utf8'));
}
