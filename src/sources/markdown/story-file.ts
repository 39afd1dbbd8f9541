import type { Document } from '../../domain/document';
import { oneLine } from '../../domain/one-line';
import type { Question } from '../../domain/question';
import type { Status, StoryKind, StoryLink, StoryType } from '../../domain/story';
import { plainText } from '../../domain/plain-text';
import { bodyStatus, hasCriteria, type WrittenStatus } from './body-status';
import { commentSections, type FileComment, isCommentList, readComments } from './comment-list';
import {
  flagOf,
  type FrontMatter,
  numberOf,
  readFrontMatter,
  referencesOf,
  textOf,
  textsOf,
} from './front-matter';
import { isStoryKey, keyInName, stem } from './file-name';
import { linkSections, readLinks } from './link-list';
import { readMarkdown } from './markdown';
import { questionSections, readQuestions } from './question-list';
import { type NamedRelations, readRelations } from './relations';
import { withoutSections } from './sections';
import { statusOf } from './status';
import { dateOf, dayOf, pointsOf, unreadDates, unreadPoints, type UnreadField } from './typed-fields';

/** What one file says of its story; what other files have to say about it is not in here. */
export interface StoryFile {
  readonly text: string;
  readonly key: string;
  readonly title: string;
  readonly type: StoryType | undefined;
  readonly status: Status;
  /** Where its text says the status, where its front matter does not. */
  readonly statusAt?: Pick<WrittenStatus, 'start' | 'end'>;
  /** As they are written, with an `@` where there is one. */
  readonly assignees: readonly string[];
  readonly reporter?: string;
  readonly productOwners: readonly string[];
  readonly sprints: readonly string[];
  readonly points?: number;
  readonly priority?: string;
  readonly parent?: string;
  readonly epic?: string;
  readonly labels: readonly string[];
  readonly flagged: boolean;
  readonly updated?: string;
  /** When it was written, and when it was done, where the file says so. */
  readonly created?: string;
  readonly done?: string;
  readonly order?: number;
  readonly relations: NamedRelations;
  readonly fixVersions: readonly string[];
  /** Days it is planned from and to. */
  readonly start?: string;
  readonly due?: string;
  /** Names of the metrics it is meant to move. */
  readonly metrics: readonly string[];
  /** What an epic is for. */
  readonly goal?: string;
  /** Everything below the front matter. */
  readonly body: Document;
  /** The same without what is shown in a place of its own: title, questions, comments, branches and commits. */
  readonly description: Document;
  readonly questions: readonly Question[];
  readonly links: readonly StoryLink[];
  /** Oldest first. */
  readonly comments: readonly FileComment[];
}

/** Names of the fields that are written as well as read; a new one gets the first. */
export const fields = {
  status: ['status', 'state', 'statut', 'estado', 'stato'],
  assignee: [
    ...(['assignee', 'assignees', 'assigned to', 'assigned'] as const),
    ...(['bearbeiter', 'zuständig', 'responsable', 'responsável', 'asignado', 'assegnatario'] as const),
  ],
  points: [
    ...(['points', 'story points', 'estimate', 'sp'] as const),
    ...(['punkte', 'storypunkte', 'puntos', 'pontos', 'punti'] as const),
  ],
  flagged: ['flagged', 'blocked'],
  labels: ['labels', 'tags'],
} as const;

const dates = {
  updated: ['updated', 'updated date', 'updated at', 'modified'],
  created: ['created', 'created date', 'created at'],
  done: ['done', 'done date', 'completed', 'finished', 'resolved', 'closed'],
  start: ['start', 'start date', 'planned start'],
  due: [
    'due',
    'due date',
    'end',
    'end date',
    'target date',
    'deadline',
    'fällig',
    'échéance',
    'prazo',
    'vencimiento',
  ],
} as const;

/** Fields of a story that say something which is not understood. */
export function unreadFields(front: FrontMatter | undefined): UnreadField[] {
  return [
    ...unreadPoints(front, ...fields.points),
    ...Object.values(dates).flatMap((names) => unreadDates(front, ...names)),
  ];
}

/**
 * Reads one file; `undefined` where it holds no story. Throws a `SourceError` of the kind `unreadable` with the line where
 * its front matter is broken.
 */
export function readStoryFile(path: string, text: string): StoryFile | undefined {
  const front = readFrontMatter(text);
  const named = keyInName(path);
  const status = textOf(front, ...fields.status);
  const written = status === undefined ? bodyStatus(text, bodyStartOf(text, front)) : undefined;
  const key = ownKey(front) ?? keyOfName(path, status !== undefined) ?? keyOfStory(path, text, written);
  if (key === undefined || isTemplate(path, key)) return undefined;
  return {
    ...readFields(front),
    key: oneLine(key),
    status: statusOf(status ?? written?.name),
    ...(written && { statusAt: written }),
    ...readBody(text, front, named?.title ?? key),
  };
}

/**
 * Of a text that says a status and has criteria, by the name of its file, or of its folder where all are called alike. A
 * word alone may be any word of a commit: it takes a number to be one of several stories.
 */
function keyOfStory(path: string, text: string, status: WrittenStatus | undefined): string | undefined {
  if (!status || !hasCriteria(text)) return undefined;
  const isOfFolder = /^(?:spec|story|index|readme)$/i.test(stem(path));
  const name = isOfFolder ? path.split('/').at(-2) : stem(path);
  return name !== undefined && /\d/.test(name) ? name.trim().replace(/\s+/g, '-') : undefined;
}

/** What stories begin as is none. */
function isTemplate(path: string, key: string): boolean {
  return /[{}<>]/.test(key) || /^_?(?:[a-z]+[-_ ])?template$/i.test(stem(path));
}

function bodyStartOf(text: string, front: FrontMatter | undefined): number {
  return front?.bodyStart ?? (text.startsWith('\uFEFF') ? 1 : 0);
}

function ownKey(front: FrontMatter | undefined): string | undefined {
  const key = textOf(front, 'id', 'key');
  if (key !== undefined) return key;
  // A number under one of these is one of several.
  return ['story id', 'us id', 'task id', 'ticket id', 'issue id']
    .map((name) => textOf(front, name))
    .find((text) => text !== undefined && /\p{L}/u.test(text));
}

/** What has a status is a story, whatever its file is called; anything else is one where it is called like one. */
function keyOfName(path: string, hasStatus: boolean): string | undefined {
  const key = keyInName(path)?.key;
  if (hasStatus) return key ?? stem(path).trim().replace(/\s+/g, '-');
  return key !== undefined && isStoryKey(key) ? key : undefined;
}

function readFields(front: FrontMatter | undefined) {
  const labels = textsOf(front, ...fields.labels).flatMap(parts);
  return {
    type: typeOf(textOf(front, 'type', 'kind', 'issue type')),
    assignees: textsOf(front, ...fields.assignee).filter((name) => !nobody.test(name)),
    reporter: textOf(front, 'reporter', 'created by', 'author'),
    productOwners: textsOf(front, 'product owner', 'po', 'owner'),
    sprints: textsOf(front, 'sprint', 'sprints', 'iteration'),
    points: pointsOf(front, ...fields.points),
    priority: textOf(front, 'priority', 'priorität', 'priorité', 'prioridad', 'prioridade', 'prioriteit'),
    parent: referenceOf(front, 'parent', 'parent task id', 'parent id'),
    epic: referenceOf(front, 'epic', 'epic id', 'epic key', 'epic link', 'parent epic'),
    labels,
    flagged: flagOf(front, ...fields.flagged) || labels.some(isFlag),
    updated: dateOf(front, ...dates.updated),
    created: dateOf(front, ...dates.created),
    done: dateOf(front, ...dates.done),
    order: numberOf(front, 'order', 'ordinal', 'rank'),
    relations: readRelations(front),
    fixVersions: ['fix version', 'fix versions', 'version', 'release', 'milestone']
      .map((name) => textsOf(front, name).flatMap(parts))
      .reduce((found, more) => (found.length > 0 ? found : more), []),
    start: dayOf(front, 'first', ...dates.start),
    due: dayOf(front, 'last', ...dates.due),
    metrics: ['metrics', 'metric'].flatMap((name) => textsOf(front, name)),
    goal: textOf(front, 'goal'),
  };
}

function readBody(text: string, front: FrontMatter | undefined, otherwise: string) {
  const bodyStart = bodyStartOf(text, front);
  const body = readMarkdown(text.slice(bodyStart), bodyStart);
  const heading = body.blocks.find((block) => block.type === 'heading');
  const headed =
    heading?.type === 'heading' && heading.level === 1 ? oneLine(plainText(heading.children)) : undefined;
  const title =
    textOf(front, 'title', 'summary', 'name', 'titel', 'titre', 'título', 'titolo') ?? headed ?? otherwise;
  const comments = readComments(text, body);
  const asLists = withoutSections(body, [...questionSections(body), ...linkSections(body)]);
  const shown = withoutSections(asLists, commentSections(asLists), (block) => isCommentList(text, block));
  const isTitle = headed !== undefined && headed.endsWith(oneLine(title)) && shown.blocks[0] === heading;
  return {
    text,
    title: oneLine(title),
    body,
    description: isTitle ? { blocks: shown.blocks.slice(1) } : shown,
    questions: readQuestions(text, body),
    links: readLinks(text, body),
    comments,
  };
}

const nobody = /^(?:@?(?:tb[da]|none|nobody|unassigned|n\/a|null)|[-–?]+)$/i;

function referenceOf(front: FrontMatter | undefined, ...names: readonly string[]): string | undefined {
  return names.flatMap((name) => referencesOf(front, name))[0];
}

const kinds: readonly (readonly [StoryKind, RegExp])[] = [
  ['subtask', /^(sub-?task|sub-task|unteraufgabe|sous-tâche|subtarea)$/],
  ['bug', /^(bug|defect|fault|fix|incident|fehler|bogue|error)$/],
  ['epic', /^(epic|epos|épopée|épica|initiative|theme)$/],
  ['spike', /^(spike|research|investigation|exploration)$/],
  [
    'task',
    /^(task|chore|tech(nical)?( task| debt)?|docs?|maintenance|refactor(ing)?|aufgabe|tâche|tarea|compito|tarefa)$/,
  ],
];

/** A label that says what a flag says. */
export function isFlag(label: string): boolean {
  return /^(blocked|impediment|flagged)$/i.test(label);
}

function typeOf(name: string | undefined): StoryType | undefined {
  if (name === undefined) return undefined;
  const word = name.toLowerCase().replace(/[\s_]+/g, ' ');
  return { name, kind: kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? 'story' };
}

function parts(text: string): string[] {
  return text.split(/\s*[,;]\s*/).filter((part) => part !== '');
}
