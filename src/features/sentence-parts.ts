import * as vscode from 'vscode';
import { SourceError } from '../sources/story-source';
import { errorSentence } from './error-sentence';
import { gitSentence } from './git-sentence';

/** Words the error of a source; any other is git’s. */
export function whyOf(error: unknown, source: string): string {
  return error instanceof SourceError ? errorSentence(error, source).message : gitSentence(error);
}

/** A sentence begins so. */
export function capital(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(vscode.env.language) + rest.join('');
}
