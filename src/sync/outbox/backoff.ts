import { passingKinds, type SourceError, type SourceErrorKind } from '../../sources/story-source';

/** Nobody said no: worth another try at another time. */
const passing: ReadonlySet<SourceErrorKind> = new Set([...passingKinds, 'not-signed-in', 'captcha']);

/** Whether a write failed for a reason that may be gone at another time. */
export function mayPass({ kind, more }: SourceError): boolean {
  // Jira's word for two edits of one issue at the same instant.
  return passing.has(kind) || (kind === 'conflict' && more.status === 409);
}

/** Whether the identity was refused: a few more tries would lock the account, so that a person has to do something first. */
export function isIdentityRefused({ kind, more }: SourceError): boolean {
  return kind === 'captcha' || (kind === 'not-signed-in' && more.status !== undefined);
}

/** All in milliseconds. */
export interface Pauses {
  /** After the first failure; doubled for each further one. */
  readonly first: number;
  readonly longest: number;
}

/**
 * Milliseconds until the next try.
 *
 * @param tries how many failed in a row
 * @param now milliseconds since the epoch
 * @param chance between 0 and 1, so that not everyone comes back at once
 */
export function pauseAfter(
  { more }: SourceError,
  tries: number,
  pauses: Pauses,
  now: number,
  chance: number,
): number {
  const own = Math.min(pauses.first * 2 ** (tries - 1), pauses.longest) * (0.7 + chance * 0.6);
  const told = more.retryAt === undefined ? 0 : more.retryAt - now;
  // A clock that was set in between tells nonsense.
  return Math.max(own, Math.min(told, pauses.longest));
}
