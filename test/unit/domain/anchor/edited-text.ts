/** Numbers from 0 to below 1, the same ones for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A text like code: functions with names of their own, and lines that many have. */
export function codeLike(random: () => number, functions: number): string[] {
  const some = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const name = (): string => `${some(['read', 'find', 'list', 'story'])}${Math.floor(random() * 1e6)}`;
  const common = ['  return undefined;', '  }', '', '    return [];', '  if (!found) return;', '  try {'];
  return Array.from({ length: functions }, () => [
    `/** Gives what ${name()} has of ${name()}. */`,
    `export function ${name()}(found: string): void {`,
    ...Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      random() < 0.4 ? some(common) : `  const ${name()} = ${name()}(found, ${Math.floor(random() * 100)});`,
    ),
    '}',
    '',
  ]).flat();
}

/** A line that is known whatever becomes of it. */
interface Line {
  readonly text: string;
  /** Its number in the text at first; `undefined` for one that was put in. */
  readonly was?: number;
  /** It says something else than at first. */
  readonly isEdited?: boolean;
  /** It was moved away from what it stood beside, and from the passage. */
  readonly isMoved?: boolean;
}

/** A text whose lines remember where they were at first, through any edits. */
export class EditedText {
  #lines: Line[];
  readonly #random: () => number;
  #new = 0;

  /** @param passage numbers of its first and last line, which only `tear` moves away from each other */
  constructor(
    lines: readonly string[],
    private readonly passage: readonly [number, number],
    random: () => number,
  ) {
    this.#lines = lines.map((text, was) => ({ text, was }));
    this.#random = random;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  get text(): string {
    return this.#lines.map(({ text }) => text).join('\n');
  }

  /** One edit of the kind; `near` is a line at first that it is likely to be near to. */
  edit(kind: EditKind, near: number): void {
    const lines = this.#lines;
    const at = this.#place(near);
    const some = (most: number): number => 1 + Math.floor(this.#random() * most);
    switch (kind) {
      case 'change':
        for (let line = at; line < Math.min(lines.length, at + some(3)); line++) this.#change(line);
        return;
      case 'insert':
        lines.splice(at, 0, ...Array.from({ length: some(12) }, () => this.#fresh()));
        return;
      case 'copy':
      case 'double': {
        const from = Math.floor(this.#random() * lines.length);
        const copied = lines
          .slice(from, from + some(8))
          .filter(({ was }) => kind === 'double' || !this.#isOwn(was, 3))
          .map(({ text }) => ({ text }));
        lines.splice(at, 0, ...copied);
        return;
      }
      case 'delete':
        lines.splice(at, some(5));
        return;
      case 'move':
      case 'carry':
      case 'tear': {
        const [from, to] = kind === 'tear' ? [at, at + some(20)] : this.#withPassage(at, at + some(20));
        if (kind === 'carry' && !lines.slice(from, to).some(({ was }) => this.#isOwn(was))) return;
        const isWith = lines.slice(from, to).some(({ was }) => this.#isOwn(was));
        const moved = lines
          .splice(from, to - from)
          .map((line) => (isWith ? line : { ...line, isMoved: true }));
        lines.splice(Math.floor(this.#random() * (lines.length + 1)), 0, ...moved);
        return;
      }
      case 'indent':
        this.#lines = lines.map((line, index) =>
          index >= at && index < at + 30 ? { ...line, text: `    ${line.text}` } : line,
        );
        return;
      case 'rename': {
        const name = /[A-Za-z]{4,}/.exec(lines[at]?.text ?? '')?.[0];
        if (!name) return;
        this.#lines = lines.map((line) =>
          line.text.includes(name)
            ? { ...line, text: line.text.replaceAll(name, `${name}Of${this.#new}`), isEdited: true }
            : line,
        );
        this.#new++;
      }
    }
  }

  /** Deletes what is left of lines, by their numbers at first. */
  deleteLines(from: number, to: number): void {
    this.#lines = this.#lines.filter(({ was }) => was === undefined || was < from || was > to);
  }

  /** A part of the text, with the whole passage where it has some of it. */
  #withPassage(from: number, to: number): [number, number] {
    const own = this.#lines.flatMap(({ was }, at) => (this.#isOwn(was) ? [at] : []));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined || first >= to || last < from) return [from, to];
    return [Math.min(from, first), Math.max(to, last + 1)];
  }

  #isOwn(was: number | undefined, around = 0): boolean {
    return was !== undefined && was >= this.passage[0] - around && was <= this.passage[1] + around;
  }

  #place(near: number): number {
    if (this.#random() < 0.5) return Math.floor(this.#random() * this.#lines.length);
    const at = this.#lines.findIndex(({ was }) => was !== undefined && was >= near);
    const shift = Math.floor((this.#random() - 0.5) * 16);
    return Math.max(0, Math.min(this.#lines.length - 1, (at < 0 ? 0 : at) + shift));
  }

  #change(at: number): void {
    const line = this.#lines[at];
    if (line)
      this.#lines[at] = { ...line, text: `${line.text.slice(0, -2)} + other${this.#new++}`, isEdited: true };
  }

  #fresh(): Line {
    const common = ['', '}', '  return;', '});', '  }'];
    if (this.#random() < 0.4) return { text: common[Math.floor(this.#random() * common.length)] ?? '' };
    return { text: `  const fresh${this.#new++} = ${Math.floor(this.#random() * 1e6)};` };
  }
}

/**
 * `copy` copies other lines than the passage, `double` any; `move` takes the passage along as a whole or leaves it,
 * `carry` takes it along, and `tear` may take a part of it.
 */
export type EditKind =
  'change' | 'insert' | 'delete' | 'indent' | 'rename' | 'carry' | 'copy' | 'move' | 'double' | 'tear';
