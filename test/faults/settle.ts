import { setTimeout as wait } from 'node:timers/promises';
import type { History } from './history';
import { valuesOf } from './story-state';
import type { OpenedWindow } from './windows';

/** Milliseconds in which everything is written once nothing goes wrong any more. */
const longest = 10_000;
/** Milliseconds in which what is there is shown. */
const longestToShow = 3_000;

/** Nothing goes wrong any more: a window writes what is left, and shows everything as it is. */
export async function settle(history: History): Promise<void> {
  const { world, windows, wrong, random } = history;
  await world.calm(windows);
  while (windows.length > (random.chance(0.5) ? 1 : 0)) {
    const [window] = windows;
    if (window) await history.kill(window);
  }
  history.tell('nothing goes wrong any more');
  const deadline = performance.now() + longest;
  let window = windows[0] ?? (await history.open());
  for (;;) {
    try {
      if (await isWritten(history, window)) break;
    } catch (error) {
      // One that was to fall may do so now.
      if (!window.isGone) throw error;
      window = await history.open();
    }
    if (performance.now() > deadline) {
      const left = (await window.writes()).map((write) => JSON.stringify(write));
      wrong.push(`not written in ${longest} ms: ${left.join(', ')}`);
      break;
    }
    await wait(10);
  }
  for (const key of world.keys) {
    // One refresh may join another that began before the last write, or meet a machine with too much to do.
    const until = performance.now() + longestToShow;
    for (;;) {
      if (window.isGone) window = await history.open();
      const faults = await notShown(history, window, key).catch((error: unknown) => [String(error)]);
      if (faults.length === 0) break;
      if (performance.now() > until) {
        wrong.push(...faults);
        break;
      }
      await wait(30);
    }
  }
}

/** What a window shows of a story after a refresh and is not so, or does not show. */
async function notShown({ world }: History, window: OpenedWindow, key: string): Promise<string[]> {
  const there = valuesOf(world.state(key));
  const { known = [], failure } = await window.refresh(key);
  const names = new Map(known);
  const isAs = (subject: string): string | undefined =>
    there.get(subject) ?? (subject.startsWith('tick ') ? 'false' : undefined);
  return [
    ...(failure ? [`${key} cannot be read: ${failure}`] : []),
    ...known
      .filter(([subject, value]) => value !== isAs(subject))
      .map(([subject, value]) => `${key} ${subject} is shown as ${value}, and is ${isAs(subject)}`),
    ...[...there.keys()]
      .filter((subject) => !names.has(subject) && !/^(tick|work) /.test(subject))
      .map((subject) => `${key} ${subject} is there and not shown`),
  ];
}

async function isWritten(history: History, window: OpenedWindow): Promise<boolean> {
  const { model, counts, wrong } = history;
  await window.retry();
  const writes = await window.writes();
  for (const { id, key, state, failure } of writes) {
    if (state !== 'refused') continue;
    history.tell(`refused: ${key} ${failure?.kind}: ${failure?.detail}`);
    // Nothing else is a reason that others, or a source that refuses, did not give.
    const isReason =
      ['invalid', 'forbidden'].includes(failure?.kind ?? '') ||
      (failure?.kind === 'conflict' && model.isTouchedByOthers(key)) ||
      (['conflict', 'not-found'].includes(failure?.kind ?? '') && model.isWithoutQuestion(key));
    if (!isReason) wrong.push(`${key} was refused for ${failure?.kind}: ${failure?.detail}`);
    counts.refused += 1;
    model.letGo(id);
    await window.discard([id]);
  }
  return writes.length === 0;
}
