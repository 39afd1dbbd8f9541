import * as vscode from 'vscode';
import type { QuestionTarget } from './question-target';

const opened = new vscode.EventEmitter<QuestionTarget>();

/** Somebody wants to see a question in its file. */
export const onDidOpenQuestion = opened.event;

/** To be told before the file is shown, so that its thread comes up open. */
export function openQuestionIn(target: QuestionTarget): void {
  opened.fire(target);
}
