import { createHash } from 'node:crypto';

/** A name for a place that is safe as a file name on every system. */
export function fileNameOf(place: string): string {
  return createHash('sha256').update(place).digest('hex').slice(0, 16);
}
