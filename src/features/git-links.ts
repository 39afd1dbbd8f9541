import { commitId } from '../domain/link-id';
import type { StoryLink } from '../domain/story';
import { branchId, pushId } from '../git/link-ids';
import { branchUrl, commitUrl, compareUrl } from '../git/permalink';
import type { PushedRange } from '../git/pushes';
import type { RemoteHosts } from '../git/remote-hosts';
import { remotePage, webRepository } from '../git/web-repository';

export interface LinkedBranch {
  readonly branch: string;
  /** Name of the repository's folder. */
  readonly repository: string;
  /** Address of the remote, as git has it. */
  readonly remote?: string;
}

export interface LinkedCommit {
  readonly sha: string;
  readonly message: string;
  readonly repository: string;
  readonly remote?: string;
}

/** The link of a branch. Its address is that of the remote's page where the host's own form is not known. */
export function branchLink({ branch, repository, remote }: LinkedBranch, hosts?: RemoteHosts): StoryLink {
  const web = remote === undefined ? undefined : webRepository(remote, hosts);
  return {
    kind: 'branch',
    globalId: branchId(branch, remote),
    title: branch,
    summary: repository,
    url: web ? branchUrl(web, branch) : remote && remotePage(remote, hosts),
  };
}

/** The link of a commit: its short name, and its subject. */
export function commitLink({ sha, message, remote }: LinkedCommit, hosts?: RemoteHosts): StoryLink {
  const web = remote === undefined ? undefined : webRepository(remote, hosts);
  return {
    kind: 'commit',
    globalId: commitId(sha),
    title: sha.slice(0, 8),
    summary: subjectOf(message),
    url: web ? commitUrl(web, sha) : remote && remotePage(remote, hosts),
  };
}

/** The link of all that was pushed of a branch; `remote` is the address of the remote, as git has it. */
export function pushLink(
  branch: string,
  { from, to, subject }: PushedRange,
  { remote, words }: { readonly remote?: string; readonly words: string },
  hosts?: RemoteHosts,
): StoryLink {
  const web = remote === undefined ? undefined : webRepository(remote, hosts);
  const url = web && (from === undefined ? commitUrl(web, to) : compareUrl(web, from, to));
  return {
    kind: 'push',
    globalId: pushId(branch, remote),
    title: `${branch}: ${words}`,
    summary: `${to.slice(0, 8)} ${subject}`.trim(),
    url: url ?? (remote && remotePage(remote, hosts)),
  };
}

export function subjectOf(message: string): string {
  return (message.trim().split(/\r?\n/)[0] ?? '').trim();
}
