/** The Markdown files of a backlog folder, as little of a file system as the source needs. */
export interface BacklogFiles {
  /** Every `*.md` below the folder, by its path in it, with `/`. */
  list(): Promise<readonly { readonly path: string }[]>;
  read(path: string): Promise<Uint8Array>;
  /**
   * Writes the file where it still is what was read; otherwise rejects with what `changed` makes and writes nothing.
   */
  write(path: string, bytes: Uint8Array, expected: Uint8Array, changed: () => Error): Promise<void>;
  /**
   * Bytes of any other file of the workspace, by its path from the folder (`../docs/flow.png`); `undefined` where there is
   * none. What leads out of the workspace, by its path or by a link on the disk, is none.
   */
  sizeOf(path: string): Promise<number | undefined>;
  /** When it was last written, in milliseconds since the epoch, where that is known. */
  modified?(path: string): Promise<number | undefined>;
  /** What it holds; rejects where there is none. */
  readOther(path: string): Promise<Uint8Array>;
}
