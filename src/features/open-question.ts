import * as vscode from 'vscode';
import type { Services } from '../services';
import type { CodeThreads } from './code-threads';
import { ExplainedError } from './explained-error';
import { questionAt } from './question-acts';
import { type QuestionTarget, targetOf } from './question-target';
import { sessionOf } from './session-of';

/**
 * Shows where a question arose: its lines where they are in this window. Where they are not, its place on the page of the
 * story, and to whoever comes from there the lines on the web.
 */
export async function openQuestion(
  services: Services,
  threads: Pick<CodeThreads, 'showLines'>,
  given: unknown,
  isFromPage: boolean,
): Promise<void> {
  const target = targetOf(given);
  if (!target) return;
  const session = await sessionOf(services);
  const { question } = await questionAt(session, target.key, target.question);
  const { anchor } = question;
  if (!anchor || !(await threads.showLines(target, anchor))) {
    if (!isFromPage) await showOnPage(target);
    else if (anchor?.permalink && /^https?:/i.test(anchor.permalink))
      await vscode.env.openExternal(vscode.Uri.parse(anchor.permalink, true));
    else if (anchor) throw new ExplainedError(vscode.l10n.t('{0} is not in this workspace.', anchor.path));
  }
  session.questions.markRead(question);
}

export async function showOnPage({ key, question }: QuestionTarget): Promise<void> {
  await vscode.commands.executeCommand('storyContext.openStory', key, 'preview', question);
}
