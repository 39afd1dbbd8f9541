import type { Services } from '../services';
import type { Session } from '../sync/session';
import type { TreeAction, TreeNode } from './sprint-tree-nodes';

/**
 * The view's message says why nothing could be read; while there is one, VS Code shows no welcome text with buttons.
 * Over stories that are known stands only what brings back the newest.
 */
export function whatHelps({ source, refresh }: Session, hasStories = false): TreeNode[] {
  const { sprintsAttempt: attempt } = refresh;
  if (attempt.kind !== 'failed') return [];
  const { kind } = attempt.error;
  const isSignedOut = kind === 'not-signed-in' || kind === 'captcha';
  if (hasStories && !isSignedOut) return [];
  const actions: TreeAction[] =
    kind === 'not-signed-in' ? ['signIn'] : kind === 'captcha' ? ['openInBrowser', 'signIn'] : ['refresh'];
  if (source.kind === 'jira' && (kind === 'not-found' || kind === 'forbidden')) actions.push('selectBoard');
  return actions.map((action) => ({
    kind: 'action',
    action,
    ...(action === 'signIn' && source.address && { argument: { url: source.address } }),
  }));
}

/** What helps where the settings name a Jira nobody signed in to, and someone is signed in to another. */
export function elsewhere({ known, sites }: Services): TreeNode[] {
  if (known.kind !== 'signedOut' || !known.wanted || sites.list().length === 0) return [];
  return [
    { kind: 'action', action: 'signIn', argument: { url: known.wanted } },
    { kind: 'action', action: 'switchSite' },
  ];
}
