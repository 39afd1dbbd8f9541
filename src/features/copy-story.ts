import * as vscode from 'vscode';
import { storyMarkdown } from '../domain/story-markdown';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import { sessionOf } from './session-of';

/** Title, criteria and texts of a story as Markdown; it is read where nothing is known of it yet. */
export async function copyMarkdown(services: Services, key: string): Promise<void> {
  const { store, refresh } = await sessionOf(services);
  if (!store.story(key)) await refresh.story(key);
  const attempt = refresh.storyAttempt(key);
  const story = store.story(key)?.value;
  if (!story) throw attempt.kind === 'failed' ? attempt.error : new SourceError('not-found', key);
  const words = { criteria: vscode.l10n.t('Acceptance criteria') };
  await vscode.env.clipboard.writeText(storyMarkdown(story, words));
  said(vscode.l10n.t('{0} is on the clipboard as Markdown.', key));
}

/** The story's address in the browser, or where it has none, the link that opens it in VS Code. */
export async function copyLink(services: Services, key: string): Promise<void> {
  const { store } = await sessionOf(services);
  const { uriScheme } = vscode.env;
  const { id } = services.context.extension;
  const url = store.summary(key)?.url ?? `${uriScheme}://${id}/story/${encodeURIComponent(key)}`;
  await vscode.env.clipboard.writeText(url);
  said(vscode.l10n.t('The link to {0} is on the clipboard.', key));
}

function said(text: string): void {
  void vscode.window.setStatusBarMessage(text, 3_000);
}
