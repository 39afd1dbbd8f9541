import type { Block, Inline, List, ListItem } from '../document';
import { plainText } from '../plain-text';
import { draftOf, type Draft } from './draft';
import { hasThen, stepRole } from './gherkin-keywords';
import { stepRuns } from './gherkin';
import { joined, oneLine } from './inlines';
import { linesOf } from './line';
import { withoutPrefix } from './prefixes';

/** The criteria of a list: one for each item, or one for each scenario whose steps are the items. */
export function draftsOfList(list: List, group: string | undefined, depth = 0): Draft[] {
  if (list.kind === 'decision') return [];
  const drafts: Draft[] = [];
  for (const items of together(list.items)) {
    const [first] = items;
    if (!first) continue;
    if (items.length > 1)
      drafts.push({ ...draftOf(runInlines(items)), ...grouped(group), depth, isScenario: true });
    else drafts.push(...draftsOfItem(first, group, depth));
  }
  return drafts;
}

/** Items that are the steps of one scenario come together; all others alone. */
function together(items: readonly ListItem[]): ListItem[][] {
  const runs: ListItem[][] = [];
  let steps: ListItem[] = [];
  const endSteps = (): void => {
    const isScenario = steps.length > 1 && steps.some((item) => stepRole(textOf(item)) === 'then');
    if (isScenario) runs.push(...stepRuns(steps, textOf));
    else runs.push(...steps.map((item) => [item]));
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

function draftsOfItem(item: ListItem, group: string | undefined, depth: number): Draft[] {
  const { head, rest } = headOf(item);
  const own = item.localId === undefined ? {} : { localId: item.localId };
  const prefixed = withoutPrefix(head);
  const hasBox = item.task !== undefined || prefixed.checked !== null;
  const lists = rest.filter((block): block is List => block.type === 'list');
  if (!oneLine(head)) {
    // A list in an item without words only indents.
    return lists.flatMap((list) => draftsOfList(list, group, depth));
  }
  const tasks = lists.length > 0 && lists.every(isTaskList);
  if (tasks && !hasBox) {
    return lists.flatMap((list) =>
      draftsOfList(list, oneLine(prefixed.inlines).replace(/[:：]$/u, ''), depth),
    );
  }
  const steps = lists.flatMap(stepsIn);
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
  return [draft, ...lists.flatMap((list) => draftsOfList(list, group, depth + 1))];
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

function stepsIn(list: List): (readonly Inline[])[] {
  const heads = list.items.map((item) => headOf(item).head);
  return heads.every((head) => stepRole(oneLine(head)) !== undefined) ? heads : [];
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
