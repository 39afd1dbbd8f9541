import { SourceError } from '../story-source';

/** What was asked for, or something less where Jira does not give that to whoever asks, or has no such thing. */
export async function unlessRefused<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SourceError && (error.kind === 'forbidden' || error.kind === 'not-found'))
      return otherwise;
    throw error;
  }
}
