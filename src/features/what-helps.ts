import type { Services } from '../services';
import type { SourceError } from '../sources/story-source';
import type { Session } from '../sync/session';
import type { TreeAction, TreeNode } from './sprint-tree-nodes';

/**
 * The view's message says why nothing could be read; while there is one, VS Code shows no welcome text with buttons.
 * Over stories that are known stands only the first of what brings back the newest.
 */
export function whatHelps({ source, refresh }: Session, hasStories = false): TreeNode[] {
  const { sprintsAttempt: attempt } = refresh;
  // It stays until it is known whether another try helped.
  const error =
    attempt.kind === 'failed' ? attempt.error : attempt.kind === 'running' ? attempt.failed : undefined;
  if (!error) return [];
  const actions = actionsFor(error, source.kind === 'jira');
  return (hasStories && !isSignedOut(error) ? actions.slice(0, 1) : actions).map((action) => ({
    id: `action:${action}`,
    kind: 'action',
    action,
    ...(action === 'signIn' && source.address && { argument: { url: source.address } }),
  }));
}

function actionsFor({ kind }: SourceError, isJira: boolean): TreeAction[] {
  switch (kind) {
    case 'not-signed-in':
      return ['signIn'];
    case 'captcha':
      return ['openInBrowser', 'signIn'];
    case 'not-found':
    case 'forbidden':
      return isJira ? ['refresh', 'selectBoard'] : ['refresh'];
    default:
      return ['refresh'];
  }
}

function isSignedOut({ kind }: SourceError): boolean {
  return kind === 'not-signed-in' || kind === 'captcha';
}

/** What helps where the settings name a Jira nobody signed in to, and someone is signed in to another. */
export function elsewhere({ known, sites }: Services): TreeNode[] {
  if (known.kind !== 'signedOut' || !known.wanted || sites.list().length === 0) return [];
  return [
    { id: 'action:signIn', kind: 'action', action: 'signIn', argument: { url: known.wanted } },
    { id: 'action:switchSite', kind: 'action', action: 'switchSite' },
  ];
}
