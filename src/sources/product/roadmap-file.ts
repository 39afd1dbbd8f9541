import { goalOf } from '../../domain/goal';
import { plainText } from '../../domain/plain-text';
import type { Block, Heading } from '../../domain/document';
import type { Problem } from '../../domain/problem';
import type { PlannedItem } from '../../domain/roadmap';
import type { FrontMatter } from '../markdown/front-matter';
import { readMarkdown } from '../markdown/markdown';
import { fieldOf, fieldsIn, fieldText, valuesIn } from './field';
import { type Period, readPeriod, withoutPeriod } from '../../domain/period';
import type { ProductFile } from './product-folder';

/** How a heading says that it is done. */
const doneSign = /[✓✔☑]/u;

/**
 * Reads `roadmap.md`: `items` of its front matter, each with a `name`, and where they are known `epic`, `version`, `from`,
 * `to` or `when`, `goal` and `done`; and headings of its text with a time in them, such as
 * `## Guest checkout (WEB-20), 2026-10-01 – 2026-12-15`, whose first paragraph is the goal. What is wrong is said, and the
 * rest counts.
 */
export function readRoadmap({ path, front, body }: ProductFile): {
  readonly items: readonly PlannedItem[];
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const say = (message: string): void => void problems.push({ subject: path, message });
  const listed = valuesIn(fieldOf(front, 'items', 'roadmap', 'epics')).flatMap((value, index) =>
    itemOf(value, front, (message) => say(`item ${index + 1}: ${message}`)),
  );
  const items = [...listed, ...headedItems(withoutTitle(readMarkdown(body).blocks))];
  if (items.length === 0 && problems.length === 0 && body.trim() !== '')
    say('nothing in it has a time: write "## Guest checkout, Q1 2026", or "items" in its front matter');
  for (const { name, from, to } of items)
    if (from !== undefined && to !== undefined && from > to)
      say(`"${name}" ends on ${to}, before it begins on ${from}`);
  return { items, problems };
}

function itemOf(
  value: unknown,
  front: FrontMatter | undefined,
  onProblem: (message: string) => void,
): PlannedItem[] {
  const fields = fieldsIn(value);
  const text = (...names: string[]): string | undefined => fieldText(fields, ...names);
  const [epic, goal] = [text('epic', 'key'), text('goal')];
  const version = asWritten(front, text('version', 'release'));
  const name = text('name', 'title') ?? epic ?? version;
  if (name === undefined) {
    onProblem('it has no name: write "name: …"');
    return [];
  }
  const time = (...names: string[]): Period | undefined => {
    const written = text(...names);
    const period = written === undefined ? undefined : readPeriod(written);
    if (written !== undefined && !period)
      onProblem(`"${written}" is no time: write 2026-03-31, 2026-03 or Q1 2026`);
    return period;
  };
  const [from, to, stated] = [
    time('from', 'start'),
    time('to', 'due', 'end', 'date'),
    time('when', 'period'),
  ];
  // "Fair in Lyon (2026-05)"
  const named = from || to || stated ? undefined : readPeriod(name);
  const when = stated ?? named;
  return [
    {
      ...{ name: (named && withoutPeriod(name)) || name, epic, version, goal },
      from: from?.from ?? from?.to ?? when?.from,
      to: to?.to ?? when?.to,
      isDone: fieldOf(fields, 'done') === true || /^(true|yes|x)$/i.test(text('done') ?? ''),
    },
  ];
}

/** A version that YAML takes for a number: it makes 1.1 of `1.10`, and 2 of `2.0`. */
function asWritten(front: FrontMatter | undefined, version: string | undefined): string | undefined {
  if (version === undefined || !/^\d+(\.\d+)?$/.test(version)) return version;
  const written = [...(front?.yaml ?? '').matchAll(/\b(?:version|release)["']?:[ \t]*(\d+\.\d+)(?![\w.])/gi)];
  const texts = written.flatMap(([, text = '']) => (Number(text) === Number(version) ? [text] : []));
  return texts.includes(version) ? version : (texts[0] ?? version);
}

/** What the text as a whole is called is no plan of it: the one heading above all the others. */
function withoutTitle(blocks: readonly Block[]): readonly Block[] {
  const headings = blocks.filter((block) => block.type === 'heading');
  const [first, ...others] = headings;
  const isTitle = first && others.length > 0 && others.every(({ level }) => level > first.level);
  return isTitle ? blocks.filter((block) => block !== first) : blocks;
}

function headedItems(blocks: readonly Block[]): PlannedItem[] {
  return blocks.flatMap((block, index): PlannedItem[] => {
    if (block.type !== 'heading') return [];
    const heading = plainText(block.children);
    const period = readPeriod(heading);
    if (!period) return [];
    const named = withoutPeriod(heading.replace(doneSign, ''));
    const epic = /(?<![\w-])([A-Z][A-Z0-9_]+-[1-9]\d*)(?![\w-])/.exec(named)?.[1];
    const bare = epic === undefined ? named : withoutPeriod(named.replace(epic, ''));
    const end = blocks.findIndex((other, at) => at > index && isEnd(other, block));
    const below = blocks.slice(index + 1, end < 0 ? undefined : end);
    const goal = goalOf({ blocks: below });
    return [{ name: bare || (epic ?? heading), epic, goal, ...period, isDone: doneSign.test(heading) }];
  });
}

function isEnd(block: Block, { level }: Heading): boolean {
  return block.type === 'heading' && block.level <= level;
}
