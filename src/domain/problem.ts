/** A file or an answer that was left out of a list, and why. */
export interface Problem {
  /** What it is about: a path, a field, a key. */
  readonly subject: string;
  readonly message: string;
}
