import * as v from 'valibot';
import type { Look } from '../domain/look';
import { createMemory } from './memory';
import type { StateStorage } from './state-file';

/** Stories whose last look is kept, the most recently looked at. */
const kept = 200;

const shape = v.array(
  v.tuple([
    v.string(),
    v.object({
      at: v.number(),
      updated: v.optional(v.string()),
      title: v.string(),
      criteria: v.array(v.object({ id: v.string(), text: v.string(), group: v.optional(v.string()) })),
      documents: v.array(v.object({ name: v.string(), text: v.string() })),
    }),
  ]),
);

/** What was last seen of the stories of a place, kept on this machine. */
export interface Looks {
  /** Of the story with this key; `undefined` where it was never looked at. */
  at(key: string): Promise<Look | undefined>;
  put(key: string, look: Look): Promise<void>;
}

export function createLooks(storage: StateStorage, place: string): Looks {
  const memory = createMemory(storage, 'looks', place);
  let last: Promise<unknown> = Promise.resolve();

  /** What cannot be read is begun anew: it costs nothing but a few marks of what is new. */
  async function read(): Promise<Map<string, Look>> {
    const result = v.safeParse(shape, await memory.read().catch(() => undefined));
    return new Map(result.success ? result.output : []);
  }

  return {
    at: async (key) => (await read()).get(key),
    put(key, look) {
      // One after the other, each on what is there by then: another window writes the same file.
      const done = last.then(async () => {
        const looks = await read();
        looks.delete(key);
        looks.set(key, look);
        await memory.write([...looks].slice(-kept));
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}
