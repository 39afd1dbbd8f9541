import * as vscode from 'vscode';
import type { Place } from '../domain/anchor/place';
import { commentMarkdown } from '../domain/comment-markdown';
import { type Answer, type Question, threadOf } from '../domain/question';
import type { OpenWrite } from '../sync/outbox/open-writes';
import { typedLines } from '../sync/pending';
import { errorSentence } from './error-sentence';
import { intentionWords } from './intention-words';
import { answerContext, questionContext, type QuestionStanding } from './question-context';
import type { QuestionTarget } from './question-target';
import { type ThreadSubject, typedIn } from './thread-subject';
import { isWebAddress } from './web-address';

/** A comment of a thread, as it is to be shown. */
export interface ThreadComment {
  /** Tells it from the others of the thread. */
  readonly id: string;
  readonly author: string;
  readonly body: string;
  /** What is edited: Markdown, as typed, or plain text. */
  readonly source: string;
  readonly label?: string;
  /** ISO 8601; empty where nobody wrote down when. */
  readonly at: string;
  readonly contextValue: string;
  readonly target?: QuestionTarget;
  /** Id of the write, of what the source refused. */
  readonly write?: string;
}

export interface ThreadView {
  readonly label: string;
  readonly isResolved: boolean;
  readonly contextValue: string;
  readonly comments: readonly ThreadComment[];
}

/** What a thread shows: the question, what was said to it, and what the source did not take. */
export function threadView(
  subject: ThreadSubject,
  lines: Place['kind'],
  standing: QuestionStanding,
  source: string,
): ThreadView {
  const { key, known, open, refused, anchor, isPublic } = subject;
  const refusals = refused.map((write) => notSent(subject, write, standing, source));
  const where = linesWords(lines);
  if (!known) {
    return {
      label: [key, vscode.l10n.t('Not asked'), where].filter(Boolean).join(' · '),
      isResolved: false,
      contextValue: 'storyContextNotAsked',
      comments: refusals,
    };
  }
  const { question } = known;
  const names = question.to.map(({ name }) => name).join(', ');
  const label = [
    key,
    stateWord(question),
    names && vscode.l10n.t('asked {0}', names),
    question.blocks && vscode.l10n.t('blocking'),
    where,
    isPublic &&
      !question.isInternal &&
      question.visibleTo === undefined &&
      vscode.l10n.t('Customers can read this'),
  ];
  const target = { key, question: question.id };
  const asked: ThreadComment = {
    ...{ id: '', author: nameOf(question), at: question.at, source: question.text, target },
    body: [
      question.criterion && `> ${commentMarkdown(lineOf(question.criterion.text))}`,
      commentMarkdown(question.document),
      lines === 'lost' && isWebAddress(anchor.permalink) && oldLines(subject, anchor.permalink),
    ]
      .filter(Boolean)
      .join('\n\n'),
    label: isOnItsWay(open, undefined) ? sending() : question.editedAt && vscode.l10n.t('edited'),
    contextValue: questionContext(question, standing),
  };
  const said = threadOf(question).map((one): ThreadComment => {
    return {
      ...{ id: one.id, author: nameOf(one), at: one.at, source: one.text },
      body: commentMarkdown(one.document),
      label: isOnItsWay(open, one.id) ? sending() : saidLabel(question, one),
      contextValue: answerContext(question, one, standing),
      target: { ...target, said: one.id },
    };
  });
  return {
    label: label.filter(Boolean).join(' · '),
    isResolved: question.state === 'resolved',
    contextValue: questionContext(question, standing),
    comments: [asked, ...said, ...refusals],
  };
}

function stateWord({ state }: Question): string {
  switch (state) {
    case 'open':
      return vscode.l10n.t('Open');
    case 'unconfirmed':
      return vscode.l10n.t('Answered?');
    case 'answered':
      return vscode.l10n.t('Answered');
    case 'resolved':
      return vscode.l10n.t('Resolved');
  }
}

function linesWords(lines: Place['kind']): string | undefined {
  switch (lines) {
    case 'changed':
      return vscode.l10n.t('these lines changed since');
    case 'lost':
      return vscode.l10n.t('the lines are gone');
    default:
      return undefined;
  }
}

function saidLabel(question: Question, said: Answer): string {
  const { state } = question;
  const isAnswer = question.answers.some(({ id }) => id === said.id);
  return [
    said.accepted && vscode.l10n.t('accepted'),
    isAnswer && state === 'unconfirmed' && vscode.l10n.t('answered?'),
    said.isNudge && vscode.l10n.t('reminder'),
    said.byApp && vscode.l10n.t('an app'),
    said.visibleTo && vscode.l10n.t('only {0} can see this', said.visibleTo),
    said.editedAt && vscode.l10n.t('edited'),
  ]
    .filter(Boolean)
    .join(' · ');
}

function notSent(
  { key, id }: ThreadSubject,
  write: OpenWrite,
  { me }: QuestionStanding,
  source: string,
): ThreadComment {
  const typed = typedIn(write);
  const words = typed ?? intentionWords(write.intention);
  const why = write.failure && errorSentence(write.failure, source).message;
  return {
    ...{ id: `write ${write.id}`, author: me?.name ?? vscode.l10n.t('You'), source: words },
    body: commentMarkdown(typedLines(words)),
    label: why ? vscode.l10n.t('Not sent: {0}', why) : vscode.l10n.t('Not sent'),
    at: new Date(write.at).toISOString(),
    contextValue: `storyContextNotSent${typed === undefined ? '' : ' typed'}`,
    target: { key, question: id },
    write: write.id,
  };
}

/** Whether the source does not have the question, or a reply, as it is here. */
function isOnItsWay(open: readonly OpenWrite[], said: string | undefined): boolean {
  return open.some(({ intention }) => {
    switch (intention.do) {
      case 'ask':
        return said === undefined;
      case 'reply':
        return intention.reply.id === said;
      case 'editQuestion':
        return intention.edit.reply === said;
      default:
        return false;
    }
  });
}

function sending(): string {
  return vscode.l10n.t('Sending…');
}

function oldLines({ anchor: { path, startLine, endLine } }: ThreadSubject, href: string): string {
  const place = `${path}:${startLine}${endLine > startLine ? `-${endLine}` : ''}`;
  return commentMarkdown({
    blocks: [
      {
        type: 'paragraph',
        children: [
          {
            type: 'text',
            text: vscode.l10n.t('{0} as it was', place),
            marks: [{ type: 'link', href }],
          },
        ],
      },
    ],
  });
}

function lineOf(text: string): Parameters<typeof commentMarkdown>[0] {
  return { blocks: [{ type: 'paragraph', children: [{ type: 'text', text: text.replace(/\s+/g, ' ') }] }] };
}

function nameOf({ by }: Pick<Answer, 'by'>): string {
  return by.name || vscode.l10n.t('You');
}
