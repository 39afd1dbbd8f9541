import { SourceError, type SourceErrorKind } from '../story-source';

/** Where one of these answers a part of what was asked for, the rest is to be had. */
const bearable: ReadonlySet<SourceErrorKind> = new Set([
  'forbidden',
  'not-found',
  'invalid',
  'unsupported',
  'unreadable',
]);

/** A part that the rest is of use without; where Jira does not give it, why is told, and something less is taken. */
export async function orMissing<T>(asked: Promise<T>, otherwise: T, tell: (why: string) => void): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof SourceError) || !bearable.has(error.kind)) throw error;
    tell(error.detail || error.kind);
    return otherwise;
  }
}
