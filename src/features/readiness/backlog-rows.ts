import * as l10n from '@vscode/l10n';
import type { Command } from 'vscode';
import { withoutNested } from '../../domain/grouping';
import type { OrderChange, OrderChanges } from '../../domain/order-change';
import { type DefinitionOfReady, type Readiness, readinessOf } from '../../domain/readiness';
import type { StorySummary } from '../../domain/story';
import type { RefinementNote } from '../../sources/product/refinement-file';
import type { ProductRow } from '../product/product-row';
import { findingSentence, questionAbout, readinessWords } from './finding-words';
import { readinessIcons } from './row-marks';

/** A sprint to come, or the backlog, as far as it is read. */
export interface BacklogList {
  readonly id: string;
  readonly name: string;
  readonly isBacklog: boolean;
  /** In the Product Owner's order; absent while nobody looked into it. */
  readonly stories?: readonly StorySummary[];
  /** Why they could not be read. */
  readonly failed?: string;
}

/** What is known of what comes next. */
export interface BacklogView {
  readonly lists: readonly BacklogList[];
  readonly changes: OrderChanges;
  /** "3 days ago": when the order was last said to be seen; absent where it never was. */
  readonly seen?: string;
  readonly definition: DefinitionOfReady;
  /** How many questions about a story wait for an answer. */
  openQuestions(key: string): number;
  /** What was said of stories when they were talked through, by their keys. */
  readonly notes: ReadonlyMap<string, readonly RefinementNote[]>;
  /** Leads to a note. */
  openNote(note: RefinementNote): Command;
}

export const root = 'backlog';

/** What comes next, in the Product Owner's order: what moved, what is ready, and what is missing where it is not. */
export function backlogRows(view: BacklogView): ProductRow[] {
  const { lists, changes, seen } = view;
  if (lists.length === 0) return [];
  const count = changes.of.size + [...changes.gone.values()].flat().length;
  const changed =
    count === 0
      ? undefined
      : count === 1
        ? l10n.t('1 change since last seen, {0}', seen ?? '')
        : l10n.t('{0} changes since last seen, {1}', count, seen ?? '');
  return [
    {
      id: root,
      label: l10n.t('Next Up'),
      description: changed,
      tooltip: changed && l10n.t('Changes of the order since you last marked it as seen.'),
      icon: { name: 'list-ordered' },
      context: count > 0 ? 'backlog.changed' : 'backlog',
      children: lists.map((list) => listRow(list, view)),
    },
  ];
}

function listRow(list: BacklogList, view: BacklogView): ProductRow {
  const { id, name, isBacklog, stories, failed } = list;
  const own = `${root}:list:${id}`;
  const shown = stories && withoutNested(stories);
  const rows = shown?.map((story) => storyRow(story, own, view)) ?? [];
  const ready = shown?.filter((story) => readiness(story, view).state === 'ready').length;
  const gone = view.changes.gone.get(id) ?? [];
  return {
    id: own,
    label: name,
    description: shown && l10n.t('{0} of {1} ready', ready ?? 0, shown.length),
    icon: { name: isBacklog ? 'inbox' : 'calendar' },
    context: 'backlogList',
    isFolded: true,
    children: [
      ...(failed ? [{ id: `${own}:failed`, label: failed, tooltip: failed, icon: warning }] : []),
      ...rows,
      ...(gone.length > 0 ? [goneRow(own, gone)] : []),
      ...(shown?.length === 0 ? [{ id: `${own}:empty`, label: l10n.t('There are no stories here.') }] : []),
      ...(!shown && !failed
        ? [{ id: `${own}:reading`, label: l10n.t('Reading stories…'), icon: { name: 'loading~spin' } }]
        : []),
    ],
  };
}

const warning = { name: 'warning', colour: 'list.warningForeground' };

function goneRow(list: string, keys: readonly string[]): ProductRow {
  return {
    id: `${list}:gone`,
    label: l10n.t('No longer here: {0}', keys.join(', ')),
    icon: { name: 'remove' },
  };
}

function storyRow(story: StorySummary, list: string, view: BacklogView): ProductRow {
  const { key, title, points } = story;
  const own = `${list}:${key}`;
  const judged = readiness(story, view);
  const { state, findings } = judged;
  const change = view.changes.of.get(key);
  const said = [
    change && changeWords(change),
    points === undefined ? undefined : l10n.t('{0} pt', points),
    readinessWords(judged),
  ].filter((words) => words !== undefined);
  const below = [
    ...findings.map((finding, index): ProductRow => {
      const text = questionAbout(finding);
      const sentence = findingSentence(finding);
      return {
        id: `${own}:finding:${index}`,
        label: sentence,
        tooltip: text ? l10n.t('{0} Click to ask the Product Owner.', sentence) : sentence,
        icon: { name: text ? 'question' : 'comment-discussion' },
        context: 'finding',
        command: text
          ? {
              command: 'storyContext.askProductOwner',
              title: l10n.t('Ask the Product Owner…'),
              arguments: [key, { text }],
            }
          : openStory(key),
      };
    }),
    ...(view.notes.get(key) ?? []).map((note, index): ProductRow => ({
      id: `${own}:note:${index}`,
      label: note.text,
      tooltip: note.text,
      icon: { name: 'note' },
      context: 'note',
      command: view.openNote(note),
      spoken: l10n.t('Refinement note: {0}', note.text),
    })),
  ];
  return {
    id: own,
    label: `${key} ${title}`,
    description: said.join(' · '),
    tooltip: [`${key} ${title}`, ...said].join('\n'),
    icon: readinessIcons[state],
    context: 'backlogStory',
    story: key,
    command: openStory(key),
    spoken: [`${key} ${title}`, ...said].join(', '),
    ...(below.length > 0 && { children: below, isFolded: true }),
  };
}

function readiness(story: StorySummary, { openQuestions, definition }: BacklogView): Readiness {
  return readinessOf(story, openQuestions(story.key), definition);
}

function changeWords(change: OrderChange): string {
  switch (change.kind) {
    case 'new':
      return l10n.t('new');
    case 'from':
      return l10n.t('from {0}', change.list);
    case 'up':
      return l10n.t('↑ {0}', change.by);
    case 'down':
      return l10n.t('↓ {0}', change.by);
  }
}

function openStory(key: string): Command {
  return { command: 'storyContext.openStory', title: l10n.t('Open Story'), arguments: [key, 'preview'] };
}
