import { isDeepStrictEqual } from 'node:util';

/** A row of a tree. Rows of the same id are the same row, whatever they say. */
export interface Row {
  readonly id: string;
  readonly children?: readonly Row[];
}

/**
 * The rows of a tree as it is shown. VS Code knows a row by its object and draws again what it is told of, so a row stays
 * the same object for as long as it is there, and only rows that changed are told of: scrolling, selection and what is
 * folded stay as they are.
 */
export class KeptRows<R extends Row> {
  #roots: readonly R[] = [];
  readonly #byId = new Map<string, R>();

  get roots(): readonly R[] {
    return this.#roots;
  }

  /**
   * Takes these rows in place of those that are there, and gives those to draw again, with what is below them; `all` where
   * the first level has other rows. A row that is there already takes over what the new one says.
   */
  replace(roots: readonly R[]): readonly R[] | 'all' {
    const changed: R[] = [];
    const kept = new Map<string, R>();
    const next = roots.map((row) => this.#keep(row, kept, changed));
    const isOther = !haveSameRows(this.#roots, next);
    this.#roots = next;
    this.#byId.clear();
    for (const [id, row] of kept) this.#byId.set(id, row);
    return isOther ? 'all' : changed;
  }

  /** The row that stands for a new one. */
  #keep(row: R, kept: Map<string, R>, changed: R[]): R {
    const before = this.#byId.get(row.id);
    const below: R[] = [];
    const children = row.children?.map((child) => this.#keep(child as R, kept, below));
    const next = children ? { ...row, children } : row;
    if (!before) {
      kept.set(row.id, next);
      return next;
    }
    const isSame = haveSameRows(before.children ?? [], children ?? []) && saysTheSame(before, row);
    for (const name of Object.keys(before)) if (!(name in next)) delete before[name as keyof R];
    Object.assign(before, next);
    kept.set(row.id, before);
    // A row is drawn with what is below it.
    if (isSame) changed.push(...below);
    else changed.push(before);
    return before;
  }
}

function haveSameRows(before: readonly Row[], next: readonly Row[]): boolean {
  return before.length === next.length && before.every((row, index) => row === next[index]);
}

function saysTheSame(one: Row, other: Row): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  names.delete('children');
  const value = (row: Row, name: string): unknown => row[name as keyof Row];
  return [...names].every((name) => {
    const [before, next] = [value(one, name), value(other, name)];
    return before === next || isDeepStrictEqual(before, next);
  });
}
