import type { Fault } from '../simulator/faults';

/** What goes wrong with one request, by the name it has in the matrix; it passes after it struck once. */
export const strikes: Readonly<Record<string, Fault>> = {
  'dropped before effect': { kind: 'drop-before' },
  'dropped after effect': { kind: 'drop-after' },
  '429 with Retry-After': { kind: 'status', status: 429, headers: { 'Retry-After': '0.05' } },
  '429 for long': { kind: 'status', status: 429, headers: { 'Retry-After': '0.3' } },
  '500': { kind: 'status', status: 500 },
  '502 with a page': { kind: 'html', status: 502 },
  'a page of a portal': { kind: 'html' },
  'time-out before effect': { kind: 'hang-before' },
  'time-out after effect': { kind: 'hang-after' },
  'body cut off': { kind: 'truncate' },
  '401': { kind: 'status', status: 401 },
};

/** Milliseconds: nobody waits for minutes here. */
export const matrixHttp = { silence: 800, answer: 3_000, pause: 1, longestWait: 100 };
