/** An error whose message already is a sentence for the user: what happened and what to do. */
export class ExplainedError extends Error {
  override readonly name = 'ExplainedError';
}
