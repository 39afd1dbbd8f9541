import * as v from 'valibot';
import type { ListOrder } from '../domain/order-change';
import { createListeners } from './listeners';
import { createMemory } from './memory';
import type { StateStorage } from './state-file';

const shape = v.object({
  /** Milliseconds since the epoch. */
  at: v.number(),
  lists: v.array(v.object({ id: v.string(), name: v.string(), keys: v.array(v.string()) })),
});

/** The order of the stories of a place as it was when somebody last said that they saw it, kept on this machine. */
export class SeenOrder {
  readonly #memory: ReturnType<typeof createMemory>;
  readonly #changes = createListeners<void>();
  #at: number | undefined;
  #lists: readonly ListOrder[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(
    storage: StateStorage,
    place: string,
    private readonly onProblem: (doing: string, error: unknown) => void,
  ) {
    this.#memory = createMemory(storage, 'order', place);
  }

  /** What cannot be read is begun anew: then nothing is said to have moved. */
  async load(): Promise<void> {
    const result = v.safeParse(shape, await this.#memory.read().catch(() => undefined));
    if (result.success) [this.#at, this.#lists] = [result.output.at, result.output.lists];
  }

  /** Tells that an order was seen. */
  onChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  /** Milliseconds since the epoch; `undefined` where nothing was seen yet. */
  get at(): number | undefined {
    return this.#at;
  }

  get lists(): readonly ListOrder[] {
    return this.#lists;
  }

  /** Takes lists that nobody saw before as seen as they are: only what moves from now on is told. */
  begin(lists: readonly ListOrder[], at: number): void {
    const known = new Set(this.#lists.map(({ id }) => id));
    const fresh = lists.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) this.#put([...this.#lists, ...fresh], this.#at ?? at);
  }

  /** Notes that these lists were seen as they are; of others it stays what was seen, but for what is here now. */
  see(lists: readonly ListOrder[], at: number): void {
    const seen = new Set(lists.map(({ id }) => id));
    const here = new Set(lists.flatMap(({ keys }) => keys));
    const others = this.#lists
      .filter(({ id }) => !seen.has(id))
      .slice(0, othersKept)
      .map((list) => ({ ...list, keys: list.keys.filter((key) => !here.has(key)) }));
    this.#put([...lists, ...others], at);
  }

  /** Resolves when everything is on disk. */
  saved(): Promise<void> {
    return this.#last;
  }

  #put(lists: readonly ListOrder[], at: number): void {
    [this.#at, this.#lists] = [at, lists];
    this.#last = this.#last
      .then(() => this.#memory.write({ at, lists }))
      .catch((error) => this.onProblem('Keeping the order that was seen', error));
    this.#changes.tell();
  }
}

/** Lists that are not read at the moment, or are closed by now. */
const othersKept = 20;
