import assert from 'node:assert/strict';
import type { TickLedger } from '../../../src/sources/tick-ledger';

/** A ledger in memory; `values` is what it keeps, by story. */
export function memoryLedger(): TickLedger & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    read: (key) => Promise.resolve(structuredClone(values.get(key))),
    write: async (key, value, before) => {
      assert.deepEqual(before, values.get(key), 'nothing is written over what was not read');
      values.set(key, structuredClone(value));
    },
  };
}
