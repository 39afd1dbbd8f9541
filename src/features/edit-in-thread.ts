import * as vscode from 'vscode';
import type { Services } from '../services';
import type { Intention } from '../sync/outbox/intention';
import type { OpenWrite } from '../sync/outbox/open-writes';
import { discardWrite } from './discard-write';
import { ExplainedError } from './explained-error';
import { actOnQuestion, problemOf } from './question-acts';
import { targetOf, textOf } from './question-target';
import { sessionOf } from './session-of';
import { isShown, type ShownComment } from './shown-thread';

export type ThreadAct = 'reply' | 'edit' | 'cancelEdit' | 'save' | 'sendAgain' | 'discard';

/** Comments of a thread are written over where they stand; what was not sent is sent again, or let go of. */
export async function actInThread(services: Services, act: ThreadAct, given: unknown): Promise<void> {
  switch (act) {
    case 'reply':
      return reply(services, given);
    case 'edit':
      return edit(given, true);
    case 'cancelEdit':
      return edit(given, false);
    case 'save':
      return save(services, given);
    case 'sendAgain':
      return sendAgain(services, given);
    case 'discard':
      return discard(services, given);
  }
}

/** The box is free again as soon as the words are kept: the thread says what becomes of them. */
async function reply(services: Services, given: unknown): Promise<void> {
  const target = targetOf(given);
  if (!target) return;
  const { key, question } = target;
  const { outbox } = await sessionOf(services);
  let watch: { dispose(): void } | undefined;
  const kept = new Promise<void>((resolve) => {
    watch = outbox.onChange((changed) => {
      if (changed === key) resolve();
    });
  });
  const sent = actOnQuestion(services, 'reply', key, question, textOf(given));
  try {
    await Promise.race([sent, kept]);
  } finally {
    watch?.dispose();
  }
  sent.catch((error) => services.log.error(`Replying in ${key}`, error));
}

async function sendAgain(services: Services, given: unknown): Promise<void> {
  const { outbox } = await sessionOf(services);
  const { write } = commentIn(given).of;
  if (write !== undefined) await outbox.retryNow([write]);
}

async function discard(services: Services, given: unknown): Promise<void> {
  const session = await sessionOf(services);
  const write = session.outbox.writes().find(({ id }) => id === commentIn(given).of.write);
  if (write) await discardWrite(session, write);
}

function edit(given: unknown, isEdited: boolean): void {
  const comment = commentIn(given);
  comment.thread.edit(comment, isEdited);
}

/** Milliseconds in which VS Code gathers what changed of a thread. */
const reopening = 300;

/** The box is opened again where the words cannot be kept. */
async function save(services: Services, given: unknown): Promise<void> {
  const comment = commentIn(given);
  const { of, thread } = comment;
  // VS Code has put what stands in the box there.
  const text = typeof comment.body === 'string' ? comment.body : comment.body.value;
  thread.edit(comment, false);
  try {
    if (of.write !== undefined) await replace(services, of.write, text.trim());
    else if (of.target && text.trim() !== of.source.trim()) {
      const { key, question, said } = of.target;
      await actOnQuestion(services, 'edit', key, question, text, said);
    }
  } catch (error) {
    // VS Code has closed the box, and opens it once it has seen that.
    setTimeout(() => thread.edit(comment, true, text), reopening);
    throw error;
  }
}

/** The same with other words, in place of what the source did not take. */
async function replace(services: Services, write: string, text: string): Promise<void> {
  const problem = problemOf(text);
  if (problem) throw new ExplainedError(problem);
  const { outbox } = await sessionOf(services);
  const refused = outbox.writes().find(({ id }) => id === write);
  if (!refused) return;
  await outbox.add(refused.key, withWords(refused, text));
  await outbox.discard([write]);
}

function withWords({ intention }: OpenWrite, text: string): Intention {
  switch (intention.do) {
    case 'ask':
      return { ...intention, question: { ...intention.question, text } };
    case 'reply':
      return { ...intention, reply: { ...intention.reply, text } };
    case 'editQuestion':
      return { ...intention, edit: { ...intention.edit, text } };
    default:
      return intention;
  }
}

function commentIn(given: unknown): ShownComment {
  if (!isShown(given)) throw new vscode.CancellationError();
  return given;
}
