import * as v from 'valibot';
import { SourceError, type SourceErrorKind } from '../sources/story-source';
import { fileNameOf } from './file-name';
import type { OpenTick, OpenTicks } from './open-tick';
import type { StateStorage } from './story-store';

/** Keeps on disk what the source does not have yet, so that it outlives the window, whatever ends that. */
export interface OpenTickFile {
  load(): Promise<OpenTicks>;
  /**
   * Resolves when what is open now, or later, is on disk; or when it cannot be, which is told as a problem.
   *
   * @param open the same at each call, as it changes
   */
  save(open: OpenTicks): Promise<void>;
}

const ticksShape = v.array(
  v.object({
    key: v.string(),
    change: v.object({
      criterionId: v.string(),
      text: v.string(),
      checked: v.boolean(),
      at: v.string(),
      commit: v.optional(v.string()),
    }),
    failure: v.optional(v.object({ kind: v.string(), detail: v.string() })),
  }),
);

const reading = 'Reading the ticks that were not written yet';

export function createOpenTickFile(
  storage: StateStorage,
  place: string,
  onProblem: (doing: string, error: unknown) => void,
): OpenTickFile {
  const name = `open-ticks-${fileNameOf(place)}`;
  let saving: Promise<void> = Promise.resolve();
  /** A save that has not begun: it will have everything that is open by then. */
  let waiting: Promise<void> | undefined;

  async function write(open: OpenTicks): Promise<void> {
    try {
      await storage.write(name, encode(open));
    } catch (error) {
      onProblem('Keeping ticks that are not written yet', error);
    }
  }

  return {
    async load() {
      const open = new Map<string, Map<string, OpenTick>>();
      const text = await storage.read(name).catch((error) => void onProblem(reading, error));
      if (text === undefined) return open;
      try {
        for (const { key, change, failure } of v.parse(ticksShape, JSON.parse(text))) {
          const tick = failure
            ? { change, failure: new SourceError(failure.kind as SourceErrorKind, failure.detail) }
            : { change };
          const ticks = open.get(key) ?? new Map<string, OpenTick>();
          open.set(key, ticks.set(change.criterionId, tick));
        }
      } catch (error) {
        onProblem(reading, error);
        await storage.setAside(name).catch((again) => onProblem('Setting them aside', again));
      }
      return open;
    },

    save(open) {
      waiting ??= saving = saving.then(() => {
        waiting = undefined;
        return write(open);
      });
      return waiting;
    },
  };
}

function encode(open: OpenTicks): string {
  const all = [...open].flatMap(([key, ticks]) =>
    [...ticks.values()].map(({ change, failure }) => ({
      key,
      change,
      ...(failure && { failure: { kind: failure.kind, detail: failure.detail } }),
    })),
  );
  return JSON.stringify(all);
}
