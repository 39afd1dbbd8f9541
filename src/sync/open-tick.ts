import type { SourceError, SourceErrorKind, TickChange } from '../sources/story-source';

/** A tick the user made that the source does not have yet. */
export interface OpenTick {
  readonly change: TickChange;
  /** Why the last write failed; absent while it is on its way. */
  readonly failure?: SourceError;
}

/** By the key of a story, then by criterion. */
export type OpenTicks = ReadonlyMap<string, ReadonlyMap<string, OpenTick>>;

/** Nobody said no: worth another try at another time. */
const passing: ReadonlySet<string> = new Set<SourceErrorKind>([
  'unreachable',
  'rate-limited',
  'not-signed-in',
  'captcha',
  'not-jira',
  'cancelled',
]);

/** Whether a tick failed for a reason that may be gone at another time. */
export function mayPass({ failure }: OpenTick): boolean {
  return failure !== undefined && passing.has(failure.kind);
}
