import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { type Answer, answerToTake, longestQuestion, type Question, threadOf } from '../domain/question';
import { dayIn } from '../domain/day';
import { mayNudge } from '../domain/question-reminder';
import { shortened } from '../domain/shortened';
import type { Person } from '../domain/story';
import { readClock } from '../host/clock';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import type { Intention } from '../sync/outbox/intention';
import type { KnownQuestion } from '../sync/question-index';
import type { Session } from '../sync/session';
import { discardWrite } from './discard-write';
import { ExplainedError } from './explained-error';
import { notPermitted } from './not-permitted';
import { sessionOf } from './session-of';
import { writeToStory, type Written } from './write-to-story';

/** What can be done with a question. */
export type QuestionAct = 'reply' | 'accept' | 'resolve' | 'reopen' | 'edit' | 'delete' | 'nudge';

/** What a reminder says, for everyone who reads the story. */
const nudgeText = 'Is there an answer to this yet?';

/**
 * Does it, and says what the user cannot see: that it is kept until the source takes it, or that somebody was reminded.
 * What was written shows at once. Rejects where it cannot be done, with what to do about it, and silently where the user
 * thinks better of deleting.
 *
 * @param text of a reply, and of what is edited
 * @param said the source's id of what was said to the question: the answer to accept, which is the newest where none is
 * named, or what is edited or deleted in place of the question
 */
export async function actOnQuestion(
  services: Services,
  act: QuestionAct,
  key: string,
  questionId: string,
  text?: string,
  said?: string,
): Promise<Written> {
  const session = await sessionOf(services);
  const { question } = await questionAt(session, key, questionId);
  if (session.store.story(key)?.value.permissions?.commenting === false)
    throw new ExplainedError(notPermitted('commenting', session.source.name));
  const unsent = session.outbox
    .writes(key)
    .find(({ intention: one }) => one.do === 'ask' && one.question.id === questionId);
  if (act === 'delete' && said === undefined && unsent && !unsent.wasSent) {
    await discardWrite(session, unsent);
    return 'done';
  }
  const me = session.questions.me;
  const isInFile = session.source.kind === 'markdown';
  const intention = await intentionOf(act, question, { me, text, said, isInFile, key });
  const written = await writeToStory(session, key, intention);
  if (written === 'kept') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Kept, and sent as soon as {0} takes it.', session.source.name),
    );
  } else if (act === 'nudge') {
    const names = question.to.map(({ name }) => name).join(', ');
    void vscode.window.showInformationMessage(vscode.l10n.t('Reminded {0} of your question.', names));
  }
  return written;
}

/** A question as it is known, read where it is not. */
export async function questionAt(session: Session, key: string, id: string): Promise<KnownQuestion> {
  const known = session.questions.find(key, id);
  if (known) return known;
  await session.refresh.story(key);
  const found = session.questions.find(key, id);
  if (!found) throw new SourceError('not-found', vscode.l10n.t('the question is not there any more'));
  return found;
}

/** What was said to a question, by its id. */
export function saidTo(question: Question, id: string | undefined): Answer | undefined {
  return id === undefined ? undefined : threadOf(question).find((one) => one.id === id);
}

interface Given {
  readonly me: Person | undefined;
  readonly text?: string;
  readonly said?: string;
  readonly key: string;
  /** What others said to it stands below it in a file, and would go with it. */
  readonly isInFile: boolean;
}

async function intentionOf(act: QuestionAct, question: Question, given: Given): Promise<Intention> {
  const { me, said, isInFile, key } = given;
  const at = new Date().toISOString();
  switch (act) {
    case 'reply': {
      const reply = {
        id: randomUUID(),
        question: question.id,
        text: typed(given),
        to: spokenTo(question, me),
      };
      return { do: 'reply', reply };
    }
    case 'nudge':
      return { do: 'reply', reply: nudgeOf(question, me) };
    case 'accept': {
      const answer = said ?? answerToTake(question)?.id;
      if (answer === undefined) throw new ExplainedError(vscode.l10n.t('Nobody answered this question yet.'));
      return { do: 'changeQuestion', change: { to: 'answered', question: question.id, answer, at } };
    }
    case 'resolve':
      return { do: 'changeQuestion', change: { to: 'resolved', question: question.id, at } };
    case 'reopen':
      return {
        do: 'changeQuestion',
        change: { to: 'open', question: question.id, at, seen: question.answers.at(-1)?.id },
      };
    case 'edit': {
      const was = partOf(question, said).text;
      const part = { question: question.id, ...(said !== undefined && { reply: said }) };
      return { do: 'editQuestion', edit: { ...part, text: typed(given), was } };
    }
    case 'delete':
      if (isInFile && said === undefined && question.answers.length > 0)
        throw new ExplainedError(
          vscode.l10n.t(
            'Others answered this question, and their words stand below it in the file of {0}. Resolve it instead, or delete its lines there by hand.',
            key,
          ),
        );
      await confirmDeletion(question, partOf(question, said), said);
      return {
        do: 'deleteQuestion',
        part: { question: question.id, ...(said !== undefined && { reply: said }) },
      };
  }
}

function typed({ text = '' }: Pick<Given, 'text'>): string {
  const trimmed = text.trim();
  const problem = problemOf(trimmed);
  if (problem) throw new ExplainedError(problem);
  return trimmed;
}

/** Why a text cannot be posted. */
export function problemOf(text: string): string | undefined {
  const { length } = text.trim();
  if (length === 0) return vscode.l10n.t('Type something first.');
  return length > longestQuestion
    ? vscode.l10n.t('This is too long: {0} characters, at most {1}.', length, longestQuestion)
    : undefined;
}

function partOf(question: Question, said: string | undefined): Pick<Answer, 'text' | 'by'> {
  if (said === undefined) return question;
  const part = saidTo(question, said);
  if (!part) throw new SourceError('not-found', vscode.l10n.t('the answer is not there any more'));
  return part;
}

/** Whoever goes on speaks to the other side: the asker to who answered last, else to who was asked. */
function spokenTo({ by, to, answers }: Question, me: Person | undefined): Person[] {
  if (me?.id !== by.id) return by.id ? [by] : [];
  const last = answers.findLast(({ by: one, byApp }) => one.id && !byApp)?.by;
  return last ? [last] : to.filter(({ id }) => id !== me.id);
}

function nudgeOf(question: Question, me: Person | undefined) {
  const { now, timeZone } = readClock();
  if (!mayNudge(question, now, timeZone)) {
    throw new ExplainedError(
      question.state === 'open' && question.to.length > 0
        ? vscode.l10n.t('They were reminded today already.')
        : vscode.l10n.t('Nobody is to be reminded of this question.'),
    );
  }
  const to = question.to.filter(({ id }) => id !== me?.id);
  return { id: randomUUID(), question: question.id, text: nudgeText, to, nudge: dayIn(timeZone, now) };
}

async function confirmDeletion(
  question: Question,
  { text }: Pick<Answer, 'text'>,
  said: string | undefined,
): Promise<void> {
  const remove = vscode.l10n.t('Delete');
  const isQuestion = said === undefined;
  const chosen = await vscode.window.showWarningMessage(
    isQuestion ? vscode.l10n.t('Delete this question?') : vscode.l10n.t('Delete this answer?'),
    {
      modal: true,
      detail: [
        shortened(text, 200),
        isQuestion && question.answers.length > 0 && vscode.l10n.t('What was said to it stays as comments.'),
      ]
        .filter(Boolean)
        .join('\n\n'),
    },
    remove,
  );
  if (chosen !== remove) throw new vscode.CancellationError();
}
