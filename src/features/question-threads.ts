import * as vscode from 'vscode';
import type { AskInCodeOptions } from './ask-in-code';
import { awaitedName } from './awaited-name';
import type { CurrentStory } from './current-story';
import type { ThreadAct } from './edit-in-thread';
import type { RunCommand } from './feature-host';
import type { QuestionsInCode } from './questions-in-code';

/** Milliseconds after the start of a window in which it has better to do. */
const settling = 1_000;

/**
 * Questions at lines of code. What it takes is loaded when there is a story to ask about, something was asked at lines, or
 * somebody asks.
 */
export function registerQuestionThreads(
  options: AskInCodeOptions,
  current: CurrentStory,
  run: RunCommand,
): vscode.Disposable {
  const { services } = options;
  let begun: Promise<QuestionsInCode> | undefined;
  const begin = (): Promise<QuestionsInCode> => {
    begun ??= import('./questions-in-code').then(({ beginQuestionsInCode }) => beginQuestionsInCode(options));
    return begun;
  };
  const doing =
    (act: ThreadAct) =>
    async (given: unknown): Promise<void> =>
      (await begin()).act(act, given);
  const look = async (): Promise<void> => {
    const isAsked = services.session?.questions.questions().some(({ question }) => question.anchor);
    if (begun || isAsked || current.key !== undefined) (await begin()).asking.follow();
  };
  // Threads stand at their lines, and an answer is told of, whether or not the views are in sight.
  const timer = setTimeout(async () => {
    if (!services.context.workspaceState.get(awaitedName)) return;
    await (await import('./awaited-answers')).takeUpQuestions(services);
  }, settling);
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(timer)),
    current.onDidChange(look),
    services.onDidChange(look),
    run('storyContext.openQuestion', async (given, from) => {
      const [{ openQuestion }, { threads }] = await Promise.all([import('./open-question'), begin()]);
      await openQuestion(services, threads, given, from === 'page');
    }),
    run('storyContext.askAboutSelection', async () =>
      (await begin()).asking.begin(vscode.window.activeTextEditor),
    ),
    run('storyContext.askInCode', async (given) => (await begin()).asking.ask(given, false)),
    run('storyContext.askBlockingInCode', async (given) => (await begin()).asking.ask(given, true)),
    run('storyContext.askInForm', async (given) => (await begin()).asking.goOn(given)),
    run('storyContext.cancelAskInCode', async (given) => (await begin()).asking.cancel(given)),
    run('storyContext.replyInThread', doing('reply')),
    run('storyContext.editInThread', doing('edit')),
    run('storyContext.cancelEditInThread', doing('cancelEdit')),
    run('storyContext.saveInThread', doing('save')),
    run('storyContext.sendAgainInThread', doing('sendAgain')),
    run('storyContext.discardInThread', doing('discard')),
  );
}
