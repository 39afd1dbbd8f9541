import * as vscode from 'vscode';
import type { AskInCode, AskInCodeOptions } from './ask-in-code';
import type { CurrentStory } from './current-story';
import type { RunCommand } from './feature-host';

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
  let begun: Promise<AskInCode> | undefined;
  const begin = (): Promise<AskInCode> => {
    begun ??= import('./questions-in-code').then(({ beginQuestionsInCode }) =>
      beginQuestionsInCode(options, run),
    );
    return begun;
  };
  const look = async (): Promise<void> => {
    const isAsked = services.session?.questions.questions().some(({ question }) => question.anchor);
    if (begun || isAsked || current.key !== undefined) (await begin()).follow();
  };
  return vscode.Disposable.from(
    current.onDidChange(look),
    services.onDidChange(look),
    run('storyContext.askAboutSelection', async () => (await begin()).begin(vscode.window.activeTextEditor)),
  );
}
