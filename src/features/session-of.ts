import * as vscode from 'vscode';
import { SourceError } from '../sources/story-source';
import type { Services } from '../services';
import type { Session } from '../sync/session';
import { ExplainedError } from './explained-error';

/** The session at hand, opened where it is not yet; rejects with what is missing. */
export async function sessionOf(services: Services): Promise<Session> {
  const situation = await services.situation();
  switch (situation.kind) {
    case 'ready':
    case 'noBoard':
      return situation.session;
    case 'untrusted':
      throw new ExplainedError(
        vscode.l10n.t(
          'This workspace is not trusted, so Story Context reads and sends nothing. Trust it first.',
        ),
      );
    case 'noBacklog':
      throw new ExplainedError(
        vscode.l10n.t(
          'There is no folder “{0}” with stories here. Create a sample backlog, or set storyContext.markdown.folder.',
          services.settings.markdownFolder,
        ),
      );
    default:
      throw new SourceError('not-signed-in');
  }
}
