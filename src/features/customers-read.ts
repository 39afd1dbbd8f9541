import * as vscode from 'vscode';
import type { Story } from '../domain/story';

/** What to know before something is said about a story of a service project; `undefined` elsewhere. */
export function customersRead(story: Pick<Story, 'isPublic'> | undefined): string | undefined {
  return story?.isPublic
    ? vscode.l10n.t('Customers can read this: comments of this project are public to them.')
    : undefined;
}
