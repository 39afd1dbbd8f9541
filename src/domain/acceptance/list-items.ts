import type { Block, Inline, List, ListItem } from '../document';
import { plainText } from '../plain-text';
import { draftOf, type Draft } from './draft';
import { gherkinTitle, hasThen, stepRole } from './gherkin-keywords';
import { stepRuns } from './gherkin';
import { joined, oneLine } from './inlines';
import type { Lexicon } from './lexicon';
import { linesOf } from './line';
import { withoutPrefix } from './prefixes';

/** The criteria of a list: one for each item, or one for each scenario whose steps are the items. */
export function draftsOfList(list: List, group: string | undefined, lexicon: Lexicon, depth = 0): Draft[] {
  if (list.kind === 'decision') return [];
  return together(itemsBeforeTitle(list.items, lexicon)).flatMap((items) => {
    const [first] = items;
    if (!first) return [];
    if (items.length === 1) return draftsOfItem(first, group, lexicon, depth);
    return [{ ...draftOf(runInlines(items)), ...grouped(group), depth, isScenario: true }];
  });
}

/**
 * The items up to a line that names another section. Written right below an item, it is part of that item for the
 * source, and the list goes on behind it, but nobody means that.
 */
function itemsBeforeTitle(items: readonly ListItem[], lexicon: Lexicon): readonly ListItem[] {
  for (const [index, item] of items.entries()) {
    const { head, rest } = headOf(item);
    if (!head.some(({ type }) => type === 'break')) continue;
    const lines = linesOf(head);
    const at = lines.findIndex((line, nth) => {
      if (nth === 0 || line.text.length > 40) return false;
      const { kind } = lexicon.meaning(line.text, false);
      return kind !== 'other' && kind !== 'acceptance too';
    });
    if (at < 0) continue;
    const last = {
      ...item,
      children: [{ type: 'paragraph', children: joined(lines.slice(0, at)) } as const, ...rest],
    };
    return [...items.slice(0, index), last];
  }
  return items;
}

/** Items that are the steps of one scenario come together; all others alone. */
function together(items: readonly ListItem[]): ListItem[][] {
  const runs: ListItem[][] = [];
  let steps: ListItem[] = [];
  const endSteps = (): void => {
    const isScenario = steps.length > 1 && steps.some((item) => stepRole(textOf(item)) === 'then');
    for (const run of isScenario ? stepRuns(steps, textOf) : steps.map((item) => [item])) runs.push(run);
    steps = [];
  };
  for (const item of items) {
    const role = item.task ? undefined : stepRole(textOf(item));
    if (role && (steps.length > 0 || role === 'given' || role === 'when')) {
      steps.push(item);
    } else {
      endSteps();
      runs.push([item]);
    }
  }
  endSteps();
  return runs;
}

function draftsOfItem(item: ListItem, group: string | undefined, lexicon: Lexicon, depth: number): Draft[] {
  const { head, rest } = headOf(item);
  const own = item.localId === undefined ? {} : { localId: item.localId };
  const prefixed = withoutPrefix(head);
  const hasBox = item.task !== undefined || prefixed.checked !== null;
  const lists = rest.filter((block): block is List => block.type === 'list');
  if (!oneLine(head)) {
    // A list in an item without words only indents.
    return lists.flatMap((list) => draftsOfList(list, group, lexicon, depth));
  }
  const tasks = lists.length > 0 && lists.every(isTaskList);
  if (tasks && !hasBox) {
    const name = oneLine(prefixed.inlines).replace(/[:：]$/u, '');
    return lists.flatMap((list) => draftsOfList(list, name, lexicon, depth));
  }
  const steps = lists.flatMap(stepsIn);
  if (steps.length > 0 && isUnnamedScenario(oneLine(prefixed.inlines))) {
    return [
      {
        ...draftOf(joinedItems(steps)),
        group: oneLine(prefixed.inlines).replace(/[\s:：]+$/u, ''),
        depth,
        isScenario: true,
      },
    ];
  }
  const isStep = stepRole(oneLine(prefixed.inlines)) !== undefined;
  const inlines =
    isStep && steps.length > 0 && !hasThen(oneLine(head)) ? joinedItems([head, ...steps]) : head;
  const task = item.task && item.origin ? { mark: item.origin } : {};
  const draft: Draft = {
    ...draftOf(inlines, item.task && { checked: item.task.checked, place: 'box', ...task }),
    ...own,
    ...grouped(group),
    depth,
    ...(isStep && hasThen(oneLine(inlines)) && { isScenario: true }),
    details: tasks ? rest.filter((block) => block.type !== 'list') : rest,
  };
  if (!tasks) return [draft];
  return [draft, ...lists.flatMap((list) => draftsOfList(list, group, lexicon, depth + 1))];
}

/** The words of an item, and what belongs to it beside them. */
export function headOf(item: ListItem): { head: readonly Inline[]; rest: readonly Block[] } {
  const [first, ...rest] = item.children;
  if (first?.type === 'paragraph' || first?.type === 'heading') return { head: first.children, rest };
  if (first?.type === 'list' || first === undefined) return { head: [], rest: item.children };
  // An item that is a panel, an image or code: what it says.
  const text = plainText([first]).replace(/\s+/gu, ' ').trim();
  return { head: text ? [{ type: 'text', text }] : [], rest: item.children };
}

function isTaskList(list: List): boolean {
  return list.items.every(hasBox);
}

/** A box of the source, or a mark typed before the words. */
export function hasBox(item: ListItem): boolean {
  return item.task !== undefined || withoutPrefix(headOf(item).head).checked !== null;
}

function textOf(item: ListItem): string {
  return oneLine(withoutPrefix(headOf(item).head).inlines);
}

/** The items of a list that are steps, with those below them; none where one is no step. */
function stepsIn(list: List): (readonly Inline[])[] {
  const parts = list.items.map(headOf);
  if (!parts.every(({ head }) => stepRole(oneLine(head)) !== undefined)) return [];
  return parts.flatMap(({ head, rest }) => [
    head,
    ...rest.flatMap((block) => (block.type === 'list' ? stepsIn(block) : [])),
  ]);
}

/** `Scenario 1:` */
function isUnnamedScenario(text: string): boolean {
  const title = gherkinTitle(text);
  return title?.kind === 'scenario' && text.slice(title.nameAt).trim() === '';
}

function joinedItems(heads: readonly (readonly Inline[])[]): Inline[] {
  return joined(heads.flatMap((head) => linesOf(head)));
}

function runInlines(items: readonly ListItem[]): Inline[] {
  return joinedItems(items.map((item) => headOf(item).head));
}

function grouped(group: string | undefined): { group?: string } {
  return group === undefined ? {} : { group };
}
