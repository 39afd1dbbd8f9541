/** What files were called before they were renamed, and are called since; folders too. Names are addresses, with `/`. */
export class FileRenames {
  readonly #renames: { readonly from: string; readonly to: string }[] = [];

  add(from: string, to: string): void {
    this.#renames.push({ from, to });
  }

  /** A file's own name, and what it was called before, the latest first. */
  before(name: string): string[] {
    const names = [name];
    for (const { from, to } of this.#renames.toReversed()) {
      const was = moved(names.at(-1) ?? '', to, from);
      if (was !== undefined) names.push(was);
    }
    return names;
  }

  /** What a file is called that had a name at first. */
  now(name: string): string {
    return this.#renames.reduce((found, { from, to }) => moved(found, from, to) ?? found, name);
  }
}

/** The name where it, or a folder it is in, went from one to the other. */
function moved(name: string, from: string, to: string): string | undefined {
  return name === from || name.startsWith(`${from}/`) ? to + name.slice(from.length) : undefined;
}
