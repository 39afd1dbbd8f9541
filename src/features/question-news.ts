import * as vscode from 'vscode';
import { newestWords } from '../domain/question-unread';
import type { Services } from '../services';
import type { KnownQuestion } from '../sync/question-index';

/** Milliseconds in which what is open shows an answer, so that it need not be told. */
const patience = 500;

/** Says once that somebody answered, and leads there. What is seen meanwhile is not told. */
export function showNews(answered: readonly KnownQuestion[], services: Services): void {
  const { session } = services;
  setTimeout(() => {
    if (!session || services.session !== session) return;
    const { questions } = session;
    const unread = answered.filter((one) => questions.isUnread(one));
    void tell(unread, questions.me?.id);
  }, patience);
}

async function tell(unread: readonly KnownQuestion[], me: string | undefined): Promise<void> {
  const [first, ...others] = unread;
  if (!first) return;
  const { key, question } = first;
  const { answer, at } = newestWords(question, me) ?? {};
  const who = answer?.by.name;
  const isOwn = question.by.id === me;
  const message =
    others.length > 0
      ? vscode.l10n.t('{0} questions have new answers.', unread.length)
      : !who
        ? vscode.l10n.t('There is an answer to a question about {0}.', key)
        : answer?.editedAt === at
          ? vscode.l10n.t('{0} changed an answer to a question about {1}.', who, key)
          : isOwn
            ? vscode.l10n.t('{0} answered your question about {1}.', who, key)
            : vscode.l10n.t('{0} answered a question about {1}.', who, key);
  const show = vscode.l10n.t('Show');
  if ((await vscode.window.showInformationMessage(message, show)) !== show) return;
  if (others.length > 0) await vscode.commands.executeCommand('storyContext.questions.focus');
  else await vscode.commands.executeCommand('storyContext.openQuestion', { key, question: question.id });
}
