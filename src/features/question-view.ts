import * as vscode from 'vscode';
import type { Criterion } from '../domain/acceptance/criterion';
import { criterionNow } from '../domain/criterion-now';
import { type Answer, type Question, threadOf } from '../domain/question';
import { daysWaiting } from '../domain/question-reminder';
import type { Story } from '../domain/story';
import { readClock } from '../host/clock';
import type { QuestionView, SaidView } from '../page-views/questions';
import type { Intention } from '../sync/outbox/intention';
import { withPendingQuestions } from '../sync/pending-questions';
import type { Session } from '../sync/session';
import { ago } from './ago';
import { placeWords } from './anchor-words';
import { customersRead } from './customers-read';
import { answerContext, isMissed, questionContext, type QuestionStanding } from './question-context';
import type { Beside } from './story-view';

/** The questions of a story with what is on its way, ready to show. */
export function questionViews(story: Story, session: Session, beside: Beside): QuestionView[] {
  const { look, me, read, remindAfter = 0, workingDays } = beside;
  const writes = session.outbox.writes(story.key);
  const { questions, pending } = withPendingQuestions(story.questions, writes, me, read);
  const clock = readClock();
  const isReadOnly = story.permissions?.commenting === false;
  return questions.map((question) =>
    questionView(question, {
      criteria: story.criteria,
      warning: customersRead(story),
      standing: { me, isReadOnly, remindAfter, workingDays, ...clock },
      known: new Set(story.questions.map(({ id }) => id)),
      pending,
      pendingSaid: new Set(writes.flatMap(({ intention }) => saidBy(intention))),
      seen: look?.updated,
    }),
  );
}

/** Ids of what is said to a question by a write. */
function saidBy(intention: Intention): string[] {
  if (intention.do === 'reply') return [intention.reply.id];
  return intention.do === 'editQuestion' && intention.edit.reply !== undefined ? [intention.edit.reply] : [];
}

/** What tells how a question of a story is shown. */
export interface QuestionsBeside {
  readonly criteria: readonly Criterion[];
  /** What to know before something is said to everybody. */
  readonly warning?: string;
  readonly standing: QuestionStanding;
  /** Ids of questions that the source has, or has not as they are here. */
  readonly known: ReadonlySet<string>;
  readonly pending: ReadonlySet<string>;
  /** Ids of what was said that the source does not have yet. */
  readonly pendingSaid: ReadonlySet<string>;
  /** The story's last change that was seen, ISO 8601; absent where it was never looked at: then nothing is new. */
  readonly seen?: string;
}

/** A question of a story, ready to show. */
function questionView(question: Question, beside: QuestionsBeside): QuestionView {
  const { standing, criteria, known, pending } = beside;
  const { id, state, text, document, at, blocks, visibleTo, criterion, anchor, url } = question;
  // Nothing can be done with what the source does not have.
  const words = new Set(known.has(id) ? questionContext(question, standing).split(' ') : []);
  const now = criterion && criterionNow(criterion, criteria);
  const isMine = words.has('mine');
  return {
    ...{ id, state, text, blocks: document.blocks, at, visibleTo, url },
    asked: askedWords(question, standing),
    isBlocking: blocks,
    criterion: criterion && { ...criterion, now: now && { id: now.id, text: now.text } },
    place: anchor && placeWords(anchor),
    notPushed: anchor?.notPushed,
    said: threadOf(question).map((said) => saidView(said, question, beside)),
    pending: pending.has(id),
    overdue: isMissed(question, standing) ? missedWords(question, standing) : undefined,
    reminded: state === 'open' ? remindedWords(question) : undefined,
    // A reply is seen by whoever sees the question.
    warning: visibleTo === undefined ? beside.warning : undefined,
    may: {
      reply: words.has('writable'),
      resolve: words.has('own') && state !== 'resolved',
      reopen: words.has('own') && state !== 'open',
      delete: isMine,
      nudge: words.has('due'),
    },
    editing: isMine ? text : undefined,
  };
}

function saidView(said: Answer, question: Question, beside: QuestionsBeside): SaidView {
  const { standing, pendingSaid, seen } = beside;
  const { id, by, at, editedAt, text, document, accepted, isGuess, isNudge, byApp, visibleTo, url } = said;
  const isPending = pendingSaid.has(id);
  const words = new Set(isPending ? [] : answerContext(question, said, standing).split(' '));
  const isMine = standing.me !== undefined && standing.me.id === by.id;
  const changed = Date.parse(editedAt ?? at);
  return {
    ...{ id, at, accepted, isGuess, isNudge, byApp, visibleTo, url, isMine },
    by: by.name || (isMine ? vscode.l10n.t('You') : ''),
    when: whenWords(at, editedAt),
    blocks: document.blocks,
    isAnswer: question.answers.includes(said),
    isNew: seen !== undefined && changed > Date.parse(seen) && !isMine,
    pending: isPending,
    mayAccept: words.has('acceptable'),
    editing: words.has('mine') && !isNudge ? text : undefined,
    mayDelete: words.has('mine'),
  };
}

function askedWords({ by, to, at, editedAt }: Question, { me }: QuestionStanding): string {
  const { t } = vscode.l10n;
  const asker = by.name || (me?.id === by.id ? me.name : '') || t('Somebody');
  const names = to.map(({ name }) => name).join(', ');
  const when = whenWords(at, editedAt);
  if (when === undefined) return names ? t('{0} asked {1}', asker, names) : t('{0} asked', asker);
  return names ? t('{0} asked {1}, {2}', asker, names, when) : t('{0} asked, {1}', asker, when);
}

/** `undefined` where nobody wrote it down. */
function whenWords(at: string, editedAt: string | undefined): string | undefined {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return undefined;
  return editedAt ? vscode.l10n.t('{0}, edited {1}', ago(time), ago(Date.parse(editedAt))) : ago(time);
}

function missedWords(question: Question, { now, timeZone, workingDays }: QuestionStanding): string {
  const days = daysWaiting(question, now, timeZone, workingDays) ?? 0;
  return days === 1
    ? vscode.l10n.t('No answer for a working day')
    : vscode.l10n.t('No answer for {0} working days', days);
}

function remindedWords({ followUps }: Question): string | undefined {
  const time = Date.parse(followUps.findLast(({ isNudge }) => isNudge)?.at ?? '');
  return Number.isNaN(time) ? undefined : vscode.l10n.t('Reminded {0}', ago(time));
}
