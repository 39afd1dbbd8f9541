/** What a file held from a time on. */
export interface EarlierVersion {
  /** ISO 8601; absent of what it held before the time that was asked for. */
  readonly at?: string;
  readonly by?: string;
  readonly text: string;
}

/** What the files of a folder were. */
export interface EarlierFiles {
  /**
   * By the path each file has now, with `/`, from the folder; the oldest first. What did not change since the time that was
   * asked for need not be in it.
   */
  readonly files: ReadonlyMap<string, readonly EarlierVersion[]>;
  /** ISO 8601: nothing is known of what was before. */
  readonly knownSince?: string;
}
