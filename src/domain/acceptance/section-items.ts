import type { Block, CodeBlock, Inline, List } from '../document';
import { draftOf, Weight, withoutScenario, type Draft } from './draft';
import { isGherkin, scenariosIn } from './gherkin';
import { gherkinTitle, hasThen, stepRole } from './gherkin-keywords';
import type { Lexicon } from './lexicon';
import { draftsOfList, hasBox } from './list-items';
import { joined, oneLine } from './inlines';
import { Line, linesOf } from './line';
import { withoutEnd } from './normalise';
import { isBareId, startsWithId } from './criterion-id';
import { rank, type Part, type TextLines, type Title } from './section';
import { draftsOfTable } from './table-items';
import { blockOfLines, draftsOfLines } from './text-items';

/** The criteria of a section, in order: of those of different weight only the surest. */
export function draftsOfSection(root: Part, lexicon: Lexicon): Draft[] {
  const drafts = new SectionReader(lexicon).read(root, undefined);
  const best = drafts.reduce((most, { weight }) => Math.max(most, weight), Weight.Title);
  return drafts.filter(({ weight }) => weight === best);
}

class SectionReader {
  constructor(private readonly lexicon: Lexicon) {}

  /** @param isGroup its title, if it has one, is the name of a group; not so that of a label which only introduces. */
  read(part: Part, above: string | undefined, isGroup = true): Draft[] {
    const drafts = this.#readPart(part, above, isGroup);
    return part.quoted
      ? drafts.map((draft) => ({ ...draft, weight: Math.min(draft.weight, Weight.Quoted) }))
      : drafts;
  }

  #readPart(part: Part, above: string | undefined, isGroup: boolean): Draft[] {
    const { title } = part;
    if (!title) return this.#content(part, above);
    if (isCriterion(title) && !holdsBoxes(part)) return [this.#titleDraft(title, part, above)];
    const group = isGroup ? groupName(title) : above;
    const drafts = this.#content(part, group);
    if (drafts.length > 0) return isBareId(title.text) ? drafts.map(asItem) : drafts;
    return [
      { ...draftOf(title.inlines), ...(above !== undefined && { group: above }), weight: Weight.Title },
    ];
  }

  #titleDraft(title: Title, part: Part, above: string | undefined): Draft {
    return {
      ...draftOf(title.inlines),
      ...(above !== undefined && { group: above }),
      details: blocksOf(part),
    };
  }

  #content(part: Part, group: string | undefined): Draft[] {
    const drafts: Draft[] = [];
    // Spread into a call, a very long list would overflow the stack.
    const add = (more: readonly Draft[]): void => {
      for (const draft of more) drafts.push(draft);
    };
    let lines: Line[] = [];
    const endLines = (beforeList = false): void => {
      add(draftsOfLines(lines, group, beforeList, this.lexicon));
      lines = [];
    };
    const labels = part.content.filter((entry) => 'content' in entry && isLabel(entry)).length;
    for (const [at, entry] of part.content.entries()) {
      if ('content' in entry) {
        endLines();
        add(this.read(entry, group, labels !== 1 || !isLabel(entry)));
      } else if (entry.type === 'lines') {
        if (lines.length === 0 && continues(drafts.at(-1), entry)) {
          const last = drafts.pop();
          if (last) drafts.push(continued(last, entry));
        } else {
          for (const line of entry.lines) lines.push(line);
        }
      } else if (entry.type === 'list' && (isDetail(entry, lines.at(-1)) || interrupts(part.content, at))) {
        endLines();
        addDetail(drafts, entry);
      } else {
        endLines(entry.type === 'list');
        const own = this.#draftsOf(entry, group);
        if (own) add(own);
        else if (entry.type === 'code' && drafts.length === 0) add(draftsOfText(entry, group, this.lexicon));
        else addDetail(drafts, entry);
      }
    }
    endLines();
    return drafts;
  }

  /** `undefined` where the block is none that holds criteria. */
  #draftsOf(block: Block, group: string | undefined): Draft[] | undefined {
    if (block.type === 'list') return draftsOfList(block, group, this.lexicon);
    if (block.type === 'table') return draftsOfTable(block, group, this.lexicon);
    return block.type === 'code' && isGherkin(block.text, block.language)
      ? draftsOfGherkin(block, group)
      : undefined;
  }
}

/** Text below an id is no mere text. */
function asItem(draft: Draft): Draft {
  return { ...draft, weight: Math.max(draft.weight, Weight.Item) };
}

/** `Backend:` */
function isLabel(part: Part): boolean {
  return part.title?.rank === rank.label;
}

/**
 * Whether a bullet list stands between the items of an ordered one: it goes on counting behind it, or each of its items
 * has become a list of its own, with bullets below it.
 */
function interrupts(content: Part['content'], at: number): boolean {
  const listAt = (index: number): List | undefined => {
    const entry = content[index];
    return entry && 'type' in entry && entry.type === 'list' ? entry : undefined;
  };
  const [before, list, after] = [listAt(at - 1), listAt(at), listAt(at + 1)];
  if (before?.kind !== 'ordered' || list?.kind !== 'bullet' || list.items.some(hasBox)) return false;
  const goesOn = after?.kind === 'ordered' && after.start === (before.start ?? 1) + before.items.length;
  const isOneOfSeveral = [after, listAt(at - 3)].some(
    (one) => one?.kind === 'ordered' && one.items.length === 1,
  );
  return goesOn || (before.start ?? 1) > 1 || (before.items.length === 1 && isOneOfSeveral);
}

function addDetail(drafts: Draft[], block: Block): void {
  const last = drafts.pop();
  if (last) drafts.push({ ...last, details: [...last.details, block] });
}

/** A list without boxes right below a numbered line belongs to that line. */
function isDetail(list: List, line: Line | undefined): boolean {
  if (!line || !/^\(?\d{1,3}[.)]/u.test(line.text)) return false;
  return !list.items.some(hasBox);
}

function draftsOfGherkin(code: CodeBlock, group: string | undefined): Draft[] {
  return scenariosIn(code.text).map(({ name, lines, group: own }) => {
    const inlines: Inline[] = name
      ? [{ type: 'text', text: name }]
      : joined(lines.map((text) => ({ inlines: [{ type: 'text', text }] })));
    return {
      ...draftOf([]),
      inlines,
      details:
        name && lines.length > 0 ? [{ type: 'code', language: 'gherkin', text: lines.join('\n') }] : [],
      ...((own ?? group) !== undefined && { group: own ?? group }),
      isScenario: name !== '',
    };
  });
}

const plainLanguages = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'md', 'markdown']);
/** Two words of a sentence, and nothing that starts a command or a comment. */
const prose =
  /^(?![$<>{}#]|\/\/).*(?:\p{L}[\p{L}.,:'’`*-]*\s+[\p{L}`*]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2})/u;

function isProse(line: string): boolean {
  return prose.test(line.slice(0, 200)) && !/[{};,\\]$/.test(line);
}

/** The lines of preformatted text, where they are sentences and no program: some write criteria so. */
function draftsOfText({ text, language }: CodeBlock, group: string | undefined, lexicon: Lexicon): Draft[] {
  if (language !== undefined && !plainLanguages.has(language)) return [];
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (!lines.every(isProse)) return [];
  const written = lines.map((line) => new Line([{ type: 'text', text: line }]));
  return draftsOfLines(written, group, false, lexicon).map((draft) => ({ ...draft, weight: Weight.Quoted }));
}

/** A title that is a criterion itself: it has an id, or is the name of a scenario. */
function isCriterion(title: Title): boolean {
  if (startsWithId(title.text)) return !isBareId(title.text);
  return withoutScenario(title.inlines).isScenario;
}

function groupName(title: Title): string {
  const text = title.text.replace(/[\p{Extended_Pictographic}\u{FE0F}]/gu, (sign) =>
    /[\d#*]/.test(sign) ? sign : '',
  );
  return withoutEnd(text.trim(), ' :：');
}

/** Whether the criteria below a title have boxes of their own; then the title is the name of a group. */
function holdsBoxes(part: Part): boolean {
  return part.content.some((entry) => {
    if ('content' in entry) return holdsBoxes(entry);
    if (entry.type === 'lines') return entry.lines.some((line) => line.prefixed.checked !== null);
    return entry.type === 'list' && entry.items.some(hasBox);
  });
}

/** What stands in a part, to be shown below the criterion that is its title. */
function blocksOf(part: Part): Block[] {
  return part.content.flatMap((entry): Block[] => {
    if ('content' in entry) {
      const title: Block[] = entry.title ? [{ type: 'paragraph', children: entry.title.inlines }] : [];
      return [...title, ...blocksOf(entry)];
    }
    return entry.type === 'lines' ? [blockOfLines(entry.lines)] : [entry];
  });
}

/** Whether a paragraph goes on with the steps that the item of a list before it began. */
function continues(last: Draft | undefined, { lines }: TextLines): boolean {
  const [first] = lines;
  if (!last || !first || last.weight !== Weight.Item || first.isItem) return false;
  const text = oneLine(last.inlines);
  const role = stepRole(text);
  if (!role || gherkinTitle(text)) return false;
  const next = first.role;
  return next !== undefined && next !== 'given' && (!hasThen(text) || next === 'and');
}

function continued(draft: Draft, { lines }: TextLines): Draft {
  return { ...draft, inlines: joined([...linesOf(draft.inlines), ...lines]) };
}
