import * as vscode from 'vscode';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import { askText } from './ask-text';
import { customersRead } from './customers-read';
import { errorSentence } from './error-sentence';
import { showOnPage } from './open-question';
import { actOnQuestion, problemOf, questionAt, type QuestionAct, saidTo } from './question-acts';
import { shortWords } from './question-items';
import { type QuestionTarget, targetOf, textOf } from './question-target';
import { sessionOf } from './session-of';

/** Does something with the question an argument of a command stands for, after asking for the words it needs. */
export async function doWithQuestion(act: QuestionAct, services: Services, given: unknown): Promise<void> {
  const target = targetOf(given);
  if (!target) return;
  const { key, question, said } = target;
  const text = textOf(given);
  if (text !== undefined || (act !== 'reply' && act !== 'edit'))
    await actOnQuestion(services, act, key, question, text, said);
  else await withWords(act, services, target);
}

async function withWords(
  act: 'reply' | 'edit',
  services: Services,
  { key, question: id, said }: QuestionTarget,
): Promise<void> {
  const session = await sessionOf(services);
  const { question } = await questionAt(session, key, id);
  const part = saidTo(question, said) ?? question;
  const isEdit = act === 'edit';
  // A box has one line, and would lose the others.
  if (isEdit && /[\r\n]/.test(part.text)) {
    await showOnPage({ key, question: id });
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This has several lines. Edit it on the page of {0}.', key),
    );
    return;
  }
  const reply = vscode.l10n.t('Your reply to “{0}”', shortWords(question.text));
  // What was said already is known to whoever reads along.
  if (!isEdit && !session.store.story(key)) await session.refresh.story(key);
  const isHidden = question.visibleTo !== undefined || question.isInternal;
  const warning = isHidden ? undefined : customersRead(session.store.story(key)?.value);
  await askText<true>({
    title: isEdit ? vscode.l10n.t('Edit in {0}', key) : vscode.l10n.t('Reply in {0}', key),
    prompt: isEdit ? vscode.l10n.t('What shall it say?') : [reply, warning].filter(Boolean).join('. '),
    value: isEdit ? part.text : '',
    accept: async (typed) => {
      const problem = problemOf(typed);
      if (problem) return { problem };
      try {
        await actOnQuestion(services, act, key, id, typed, isEdit ? said : undefined);
        return { answer: true };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        services.log.error(`${act} in ${key}`, error);
        return { problem: errorSentence(error, session.source.name).message };
      }
    },
  });
}
