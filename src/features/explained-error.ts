import type { ErrorAction } from './error-sentence';

/** An error whose message already is a sentence for the user: what happened and what to do. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';

  constructor(
    message: string,
    /** The one thing that helps. */
    readonly action?: ErrorAction,
  ) {
    super(message);
  }
}
