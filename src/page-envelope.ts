import * as v from 'valibot';

/** What the extension says to a page, whatever that shows: all there is to see, under a number that grows. */
export interface Snapshot<Page> {
  readonly type: 'snapshot';
  readonly version: number;
  readonly number: number;
  readonly page: Page;
}

/** What became of an intention. */
export interface Settled {
  readonly type: 'settled';
  readonly request: number;
  readonly ok: boolean;
  /** Why it failed, or what came of it where that cannot be seen, ready to show. */
  readonly message?: string;
}

/**
 * What a page says: that it is there, and what its reader wants, each under a number of its own.
 *
 * @__NO_SIDE_EFFECTS__ lest pages, which decode none of it, carry it
 */
export function fromPage<const Intents extends v.GenericSchema>(intent: Intents) {
  return v.variant('type', [
    v.object({ type: v.literal('ready'), version: v.number() }),
    v.object({ type: v.literal('intent'), request: v.pipe(v.number(), v.integer()), intent }),
  ]);
}
