import { useState } from 'preact/hooks';

let count = 0;

/** An id for an element. Preact's own begins anew with each rendering of the whole page, and gives one id to two parts. */
export function useUniqueId(): string {
  return useState(() => `part-${++count}`)[0];
}
