import type { Block, ListItem, Paragraph } from '../../domain/document';
import type { WikiLine } from './wiki-line';

interface OpenItem {
  readonly lines: WikiLine[];
  readonly blocks: Block[];
  readonly children: OpenList[];
}

interface OpenList {
  readonly kind: 'bullet' | 'ordered';
  readonly start: number;
  readonly items: OpenItem[];
}

const deepest = 20;

/** Lists of wiki markup that lines are still added to, and what follows them becomes part of. */
export class WikiLists {
  /** From the outermost to the one whose item came last. */
  #open: OpenList[] = [];
  #roots: OpenList[] = [];

  constructor(
    /** Where lists go that are ended. */
    private readonly blocks: Block[],
    private readonly paragraphOf: (lines: readonly WikiLine[]) => Paragraph,
  ) {}

  /** The item that came last, while its list is open. */
  get item(): { readonly lines: WikiLine[]; readonly blocks: Block[] } | undefined {
    return this.#open.at(-1)?.items.at(-1);
  }

  /** @param bullets such as `#*`, which stand at `start` */
  addItem(bullets: string, line: WikiLine, start: number): void {
    const kind = bullets.endsWith('#') ? 'ordered' : 'bullet';
    const level = Math.min(bullets.length, this.#open.length + 1, deepest);
    this.#open.length = Math.min(this.#open.length, level);
    let list = this.#open[level - 1];
    if (!list || list.kind !== kind) {
      list = { kind, start, items: [] };
      const parent = this.#open[level - 2]?.items.at(-1);
      if (parent) parent.children.push(list);
      else {
        this.end();
        this.#roots.push(list);
      }
      this.#open[level - 1] = list;
    }
    list.items.push({ lines: [line], blocks: [], children: [] });
    this.#open.length = level;
  }

  end(): void {
    for (const list of this.#roots) this.blocks.push(this.#listOf(list));
    this.#roots = [];
    this.#open = [];
  }

  #listOf(list: OpenList): Block {
    return {
      type: 'list',
      kind: list.kind,
      origin: { start: list.start, end: list.items.at(-1)?.lines.at(-1)?.end ?? list.start },
      items: list.items.map((item): ListItem => {
        const paragraph = this.paragraphOf(item.lines);
        return {
          ...(paragraph.origin && { origin: paragraph.origin }),
          children: [paragraph, ...item.blocks, ...item.children.map((child) => this.#listOf(child))],
        };
      }),
    };
  }
}
