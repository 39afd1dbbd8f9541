import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createJournalFolder } from '../../src/host/journal-folder';
import type { OutboxTimings } from '../../src/sync/outbox/sender';
import { readJournal } from '../../src/sync/outbox/journal';
import { type Random, randomFrom } from '../simulator/random';
import { createBacklogWorld } from './backlog-world';
import { createJiraWorld } from './jira-world';
import { Model } from './model';
import { settle } from './settle';
import { userAct } from './user-act';
import type { Fall } from './window-protocol';
import { type OpenedWindow, openWindowIn } from './windows';
import type { World } from './world';

export const timings: OutboxTimings = { gather: 12, gap: 1, turn: 15, first: 15, longest: 120 };

/**
 * Milliseconds without a sign of life: a thread that was killed leaves a process that lives on. Long enough that a machine
 * with much to do takes nobody for dead who is not.
 */
const patience = 400;

export interface HistoryResult {
  readonly seed: number;
  readonly world: string;
  readonly writes: number;
  readonly faults: number;
  readonly kills: number;
  readonly windows: number;
  readonly processes: number;
  /** Writes that were refused and shown with their reason. */
  readonly refused: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Everything else that was not as it has to be. */
  readonly wrong: readonly string[];
  readonly unhandled: readonly string[];
  /** What happened, step by step. */
  readonly told: readonly string[];
}

/** What a history works with. */
export interface History {
  readonly random: Random;
  readonly world: World;
  readonly model: Model;
  readonly windows: OpenedWindow[];
  readonly counts: { writes: number; kills: number; windows: number; processes: number; refused: number };
  readonly wrong: string[];
  tell(what: string): void;
  open(): Promise<OpenedWindow>;
  kill(window: OpenedWindow): Promise<void>;
}

/**
 * Lets a user, others and the world do things at random, the same for the same seed, and says whether everything is as
 * it has to be in the end. The instants at which windows are killed and answers come are those of the machine.
 *
 * @param bundle as `bundleWindow` gave it
 * @param root a folder for the files of it, removed afterwards
 */
export async function runHistory(seed: number, bundle: string, root: string): Promise<HistoryResult> {
  const random = randomFrom(seed * 7919);
  const folder = path.join(root, `history-${seed}`);
  await fs.mkdir(folder, { recursive: true });
  const model = new Model();
  const world = await createWorld(random, model, folder);
  for (const key of world.keys) model.begin(key, world.state(key));

  const told: string[] = [];
  const unhandled: string[] = [];
  const windows: OpenedWindow[] = [];
  const counts = { writes: 0, kills: 0, windows: 0, processes: 0, refused: 0 };
  const started = performance.now();
  const outbox = path.join(folder, 'outbox');

  const history: History = {
    ...{ random, world, model, windows, counts, wrong: [] },
    tell: (what) => told.push(`${String(Math.round(performance.now() - started)).padStart(5)} ms  ${what}`),
    async open() {
      const home = random.chance(0.25) ? 'process' : 'thread';
      const fall = home === 'process' && random.chance(0.5) ? fallOf(random) : undefined;
      history.tell(`opens a window in a ${home}${fall ? `, to fall ${fall.when} ${fall.append}` : ''}`);
      counts.windows += 1;
      if (home === 'process') counts.processes += 1;
      const clock = random.chance(0.2) ? (random.integer(48) - 24) * 3_600_000 : 0;
      const storage = path.join(folder, `storage-${windows.length}`);
      const { setting: source, credentials } = world;
      const window = await openWindowIn(
        home,
        bundle,
        {
          ...{ source, outbox, storage, timings, patience, clock, fall },
          ...(credentials && { credentials }),
        },
        (what) => unhandled.push(what),
      );
      windows.push(window);
      void window.gone.then(() => {
        if (!windows.includes(window)) return;
        windows.splice(windows.indexOf(window), 1);
        if (fall) counts.kills += 1;
        history.tell('a window is gone by itself');
      });
      return window;
    },
    async kill(window) {
      if (windows.includes(window)) windows.splice(windows.indexOf(window), 1);
      counts.kills += 1;
      history.tell('kills a window');
      await window.kill();
    },
  };

  const ends = { lost: [] as string[], doubled: [] as string[] };
  try {
    await liveThrough(history);
    await settle(history);
    for (const key of world.keys) {
      const { lost, doubled, disordered } = model.judge(key, world.state(key), world.effects);
      ends.lost.push(...lost);
      ends.doubled.push(...doubled);
      history.wrong.push(...disordered);
    }
    const left = readJournal(await createJournalFolder(outbox).read()).open.size;
    if (left > 0) history.wrong.push(`${left} writes are left in the journal`);
  } catch (error) {
    history.wrong.push(String((error as Error).stack ?? error));
  } finally {
    await Promise.all(windows.splice(0).map((window) => window.kill()));
    await world.close();
    await fs.rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  const { wrong } = history;
  return { seed, world: world.name, ...counts, faults: world.faults, ...ends, wrong, unhandled, told };
}

function createWorld(random: Random, model: Model, folder: string): Promise<World> {
  const kind = random.pick(['cloud', 'cloud', 'datacenter', 'datacenter', 'markdown'] as const);
  return kind === 'markdown'
    ? createBacklogWorld(path.join(folder, 'backlog'))
    : createJiraWorld(kind, model.nextMoment);
}

function fallOf(random: Random): Fall {
  return { append: 1 + random.integer(8), when: random.pick(['before', 'halfway', 'after'] as const) };
}

/** A dozen things or two, one after the other and with little time in between. */
async function liveThrough(history: History): Promise<void> {
  const { random, world, model, windows } = history;
  const steps = 12 + random.integer(14);
  let offline = 0;
  let signedOut = 0;
  for (let step = 0; step < steps; step++) {
    if (windows.length === 0) await history.open();
    const dice = random.next();
    if (offline > 0 && --offline === 0) await world.setOffline(false, windows);
    if (signedOut > 0 && --signedOut === 0) await signIn(history);
    if (dice < 0.5) await userAct(history);
    else if (dice < 0.6) {
      const key = random.pick(world.keys);
      for (const [subject, value] of await world.disturb(random, key, [...windows])) {
        history.tell(`somebody else: ${key} ${subject} ${value}`);
        model.outside(key, subject, value, model.nextMoment());
      }
    } else if (dice < 0.8) history.tell(`to go wrong: ${await world.strike(random, windows)}`);
    else if (dice < 0.86) await history.kill(random.pick(windows));
    else if (dice < 0.91) {
      if (windows.length < 2) await history.open();
      else await end(history);
    } else if (dice < 0.93 && offline === 0) {
      offline = 2 + random.integer(3);
      history.tell('goes offline');
      await world.setOffline(true, windows);
    } else if (dice < 0.95 && signedOut === 0 && world.expire()) {
      signedOut = 2 + random.integer(3);
      history.tell('the token expires');
    } else if (dice < 0.97) {
      const clock = (random.integer(48) - 24) * 3_600_000;
      await ignoringGone(Promise.all(windows.map((window) => window.setClock(clock))));
      history.tell(`the clock jumps to ${clock / 3_600_000} hours`);
    } else await ignoringGone(lookThrough(history));
    await wait(random.integer(24));
  }
  await world.setOffline(false, windows);
  if (signedOut > 0) await signIn(history);
}

/** The window ends in an orderly way, or is killed in the middle of that. */
async function end({ random, windows, tell }: History): Promise<void> {
  const [window] = windows.splice(random.integer(windows.length), 1);
  if (!window) return;
  tell('closes a window');
  const closing = ignoringGone(window.close());
  if (random.chance(0.3)) await wait(random.integer(30));
  else await closing;
  await window.kill();
}

async function signIn({ world, windows, tell }: History): Promise<void> {
  const credentials = world.renew();
  if (!credentials) return;
  tell('signs in again');
  await ignoringGone(Promise.all(windows.map((window) => window.signIn(credentials))));
}

/** What a user does with what was refused. */
async function lookThrough({ random, model, windows, tell }: History): Promise<void> {
  const [window] = windows;
  if (!window) return;
  for (const { id, state, failure } of await window.writes()) {
    if (state !== 'refused' || !random.chance(0.7)) continue;
    const isAgain = random.chance(0.5);
    tell(`${isAgain ? 'tries again' : 'lets go of'} ${failure?.kind}: ${failure?.detail}`);
    if (isAgain) {
      model.again(id);
      await window.retryNow([id]);
    } else {
      model.letGo(id);
      await window.discard([id]);
    }
  }
}

/** What is asked of a window that is gone meanwhile is of no use. */
async function ignoringGone(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch {
    // It is looked at in the end.
  }
}
