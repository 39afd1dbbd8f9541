import * as vscode from 'vscode';
import type { Document } from '../domain/document';
import type { Look } from '../domain/look';
import type { DefinitionOfReady } from '../domain/readiness';
import type { Person, Story, StoryPermissions, StorySummary } from '../domain/story';
import type { WorkingDays } from '../domain/working-day';
import type { PageState, StoryPage, StoryView, UndoView, UnsentView } from '../page-views/story';
import type { ChangesView } from '../page-views/story-parts';
import type { Session } from '../sync/session';
import { withPending } from '../sync/pending';
import { ago } from './ago';
import { criteriaViews } from './criteria-view';
import { customersRead } from './customers-read';
import { errorSentence } from './error-sentence';
import { intentionWords } from './intention-words';
import { notPermitted } from './not-permitted';
import { questionViews } from './question-view';
import { readinessView } from './readiness/readiness-view';
import {
  attachmentView,
  commentView,
  historyView,
  relatedView,
  timeWords,
  unreadWords,
} from './story-parts-view';

/** What the page shows beside what is known of its story. */
export interface Beside {
  /** What was seen of the story before, and what became different since. */
  readonly look?: Look;
  readonly changes?: ChangesView;
  /** Who is signed in, as far as it is known. */
  readonly me?: Person;
  readonly undo?: UndoView;
  /** Working days after which an answer is missed; 0 where it never is. */
  readonly remindAfter?: number;
  /** Monday to Friday where nothing is said of them. */
  readonly workingDays?: WorkingDays;
  /** What a story has to have before work on it begins. */
  readonly definition?: DefinitionOfReady;
  /** Reads Markdown that was typed, once it is at hand. */
  readonly read?: (markdown: string) => Document;
}

/** What the page of a story shows now: what is known of it, how true that is, and what is on its way. */
export function storyPage(key: string, session: Session, beside: Beside = {}): StoryPage {
  const known = session.store.story(key);
  const state = pageState(key, session);
  if (known) return { key, state, story: wholeView(known.value, session, beside) };
  const summary = session.store.summary(key);
  // A story that is not whole yet shows what its row says, rather than nothing.
  return { key, state, story: summary && rowView(summary, session, beside) };
}

function pageState(key: string, session: Session): PageState {
  const known = session.store.story(key);
  const attempt = session.refresh.storyAttempt(key);
  if (attempt.kind === 'failed') {
    const { message, action } = errorSentence(attempt.error, session.source.name);
    const useful = action === 'showLog' ? 'retry' : action;
    if (!known) return { kind: 'failed', message, action: useful ?? 'retry' };
    return {
      kind: 'stale',
      message: vscode.l10n.t('{0} Shown as of {1}.', message, ago(known.at)),
      action: useful ?? 'retry',
    };
  }
  if (!known) return { kind: 'loading' };
  return attempt.kind === 'running'
    ? { kind: 'refreshing', message: vscode.l10n.t('Asking {0} for the newest…', session.source.name) }
    : { kind: 'fresh', message: vscode.l10n.t('As of {0}', ago(known.at)) };
}

function wholeView(known: Story, session: Session, beside: Beside): StoryView {
  const { look, changes, me, read, definition } = beside;
  const { story, parts, comments } = withPending(known, session.outbox.writes(known.key), me, read);
  return {
    ...summaryView(story, session, beside),
    ...criteriaViews(known, session, story.links),
    pending: [...parts],
    refusals: {
      ask: refusal('commenting', story, session),
      link: refusal('linking', story, session),
      comment: refusal('commenting', story, session),
      move: refusal('moving', story, session),
      assign: refusal('assigning', story, session),
      edit: refusal('editing', story, session),
      logWork: refusal('logging', story, session),
    },
    documents: story.documents
      .filter(({ role, document }) => role === 'description' && document.blocks.length > 0)
      .map(({ name, document }) => ({ name, blocks: document.blocks })),
    questions: questionViews(known, session, beside),
    links: story.links,
    warning: customersRead(story),
    comments: story.comments.map((comment) =>
      commentView(comment, { pending: comments, seen: look?.updated, me: me?.name }),
    ),
    attachments: story.attachments.map(attachmentView),
    subtasks: story.subtasks.map(relatedView),
    relations: story.relations.map(({ kind, words, story: other }) => ({
      ...{ kind, words },
      story: relatedView(other),
    })),
    fixVersions: story.fixVersions,
    epicGoal: story.epicGoal,
    time: timeWords(story.time),
    history: story.history.map((change) => historyView(change, { seen: look?.updated, me: me?.name })),
    changes,
    readiness: definition && readinessView(story, definition),
    unread: unreadWords(story.unread, session.source.name),
  };
}

function rowView(known: StorySummary, session: Session, beside: Beside): StoryView {
  const { story, parts } = withPending(known, session.outbox.writes(known.key), beside.me);
  return { ...summaryView(story, session, beside), pending: [...parts] };
}

function summaryView(story: StorySummary, session: Session, { undo }: Beside): StoryView {
  const { title, type, status, points, priority, epic, parent, labels, flagged, url } = story;
  const sprints = session.store.sprints?.value.map(({ sprint }) => sprint) ?? [];
  return {
    title,
    type,
    status,
    assignee: story.assignee?.name,
    points,
    priority,
    epic,
    parent,
    sprint: sprints.find(({ id }) => story.sprintIds.includes(id))?.name,
    labels,
    flagged,
    url,
    logsWork: session.source.kind === 'jira',
    refusals: {},
    pending: [],
    undo,
    criteria: [],
    removedTicks: [],
    documents: [],
    questions: [],
    links: [],
    comments: [],
    attachments: [],
    subtasks: [],
    relations: [],
    fixVersions: [],
    history: [],
    unsent: unsent(story.key, session),
  };
}

function unsent(key: string, session: Session): UnsentView[] {
  return session.outbox.writes(key).flatMap(({ id, state, intention, failure }) => {
    if (intention.do === 'tick' || !failure) return [];
    const { message } = errorSentence(failure, session.source.name);
    return { id, text: intentionWords(intention), refused: state === 'refused', message };
  });
}

function refusal(
  what: keyof StoryPermissions,
  { permissions }: Story,
  { source }: Session,
): string | undefined {
  return permissions?.[what] === false ? notPermitted(what, source.name) : undefined;
}
