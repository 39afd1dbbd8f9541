import * as vscode from 'vscode';
import type { Criterion, RemovedTick, TickRecord } from '../domain/acceptance/criterion';
import type { Story, StoryPermissions, StorySummary } from '../domain/story';
import type {
  CriterionView,
  PageState,
  RemovedTickView,
  StoryPage,
  StoryView,
  UnsentView,
} from '../protocol';
import { movedTicks } from '../sync/moved-ticks';
import type { Session } from '../sync/session';
import type { TickChange } from '../sources/story-source';
import { type OpenTick, openTicks } from '../sync/open-ticks';
import { ago } from './ago';
import { errorSentence } from './error-sentence';
import { intentionWords } from './intention-words';
import { notPermitted } from './not-permitted';

/** What the page of a story shows now: what is known of it, how true that is, and the ticks on their way. */
export function storyPage(key: string, session: Session): StoryPage {
  const known = session.store.story(key);
  const summary = session.store.summary(key);
  const state = pageState(key, session);
  if (known) return { key, state, story: wholeView(known.value, session) };
  // A story that is not whole yet shows what its row says, rather than nothing.
  return { key, state, story: summary && summaryView(summary, session) };
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

function wholeView(story: Story, session: Session): StoryView {
  const ticks = openTicks(session.outbox.writes(story.key));
  const { reworded, gone } = movedTicks(story.criteria, ticks);
  const isDismissed = (tick: string): boolean =>
    session.outbox
      .writes(story.key)
      .some(
        ({ state, intention: one }) => state !== 'refused' && one.do === 'dismissTick' && one.id === tick,
      );
  return {
    ...summaryView(story, session),
    refusals: {
      ask: refusal('commenting', story, session),
      link: refusal('linking', story, session),
    },
    criteria: story.criteria.map((criterion) => {
      const refused = reworded.get(criterion.id)?.change;
      const view = {
        ...criterionView(criterion, refused ? undefined : ticks.get(criterion.id), session),
        // What is ticked in the text itself can be unticked only there.
        locked:
          criterion.checked && criterion.keeper === 'source' ? refusal('editing', story, session) : undefined,
      };
      if (!refused) return view;
      const { criterionId: id, text, checked } = refused;
      return { ...view, refused: { id, text, checked } };
    }),
    removedTicks: [
      ...gone.map(({ change }) => refusedView(change)),
      ...story.removedTicks.filter(({ id }) => !isDismissed(id)).map(removedView),
    ],
    documents: story.documents
      .filter(({ role, document }) => role === 'description' && document.blocks.length > 0)
      .map(({ name, document }) => ({ name, blocks: document.blocks })),
    questions: story.questions.map((question) => ({ ...question, askedAgo: ago(Date.parse(question.at)) })),
    links: story.links,
  };
}

function summaryView(story: StorySummary, session: Session): StoryView {
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
    refusals: {},
    criteria: [],
    removedTicks: [],
    documents: [],
    questions: [],
    links: [],
    pending: [],
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

function criterionView(criterion: Criterion, open: OpenTick | undefined, session: Session): CriterionView {
  const { id, text, content, details, keeper, group, depth, section, tick } = criterion;
  const why = open?.failure && errorSentence(open.failure, session.source.name).message;
  const isRefused = open?.state === 'refused';
  const onItsWay = isRefused ? undefined : open;
  return {
    id,
    text,
    content,
    details,
    keeper,
    group,
    depth,
    section,
    // A tick that was refused is shown as the source has it.
    checked: onItsWay ? onItsWay.change.checked : criterion.checked,
    tickedBy: criterion.checked ? tickedBy(tick) : undefined,
    tickedText: onItsWay ? undefined : criterion.tickedText,
    textBeforeTick: onItsWay ? undefined : criterion.textBeforeTick,
    pending: onItsWay !== undefined,
    ...(isRefused ? { failure: why } : { waiting: why }),
  };
}

function refusal(
  what: keyof StoryPermissions,
  { permissions }: Story,
  { source }: Session,
): string | undefined {
  return permissions?.[what] === false ? notPermitted(what, source.name) : undefined;
}

function removedView({ id, text, ...tick }: RemovedTick): RemovedTickView {
  return { id, text, tickedBy: tickedBy(tick), refused: false };
}

function refusedView({ criterionId, text }: TickChange): RemovedTickView {
  return { id: criterionId, text, refused: true };
}

function tickedBy(tick: TickRecord | undefined): string | undefined {
  if (!tick?.at) return undefined;
  const when = ago(Date.parse(tick.at));
  return tick.by ? vscode.l10n.t('Ticked by {0}, {1}', tick.by, when) : vscode.l10n.t('Ticked {0}', when);
}
