import * as vscode from 'vscode';
import { commitId } from '../domain/link-id';
import { branchUrl, commitUrl } from '../git/permalink';
import type { StoryBranch } from '../git/story-branches';
import type { RemoteHosts } from '../git/remote-hosts';
import type { StoryInRepository } from '../git/story-git';
import { webRepository } from '../git/web-repository';
import type { BranchView, CommitView, GitView } from '../page-views/git';
import { ago } from './ago';
import { subjectOf } from './git-links';
import type { GitState, LookedAt } from './git-of-story';
import { gitSentence } from './git-sentence';

/** What the page shows of the branches and commits of a story, all repositories together. */
export function gitView({ looking, missing, repositories, limit }: GitState, hosts?: RemoteHosts): GitView {
  const several = repositories.length > 1;
  const failures = repositories.flatMap(({ name, error }) =>
    error === undefined
      ? []
      : [vscode.l10n.t('{0} could not be looked through. {1}', name, gitSentence(error))],
  );
  const commits = new Map<string, CommitView>();
  for (const one of repositories)
    for (const commit of one.found?.commits ?? [])
      if (!commits.has(commit.sha))
        commits.set(commit.sha, commitView(commit, several ? one.name : undefined, hosts));
  const newest = [...commits.values()].sort((a, b) => b.at.localeCompare(a.at));
  return {
    looking,
    missing: [missing, ...failures].filter(Boolean).join(' ') || undefined,
    branches: repositories.flatMap((one) => branchViews(one, several, hosts)),
    commits: newest,
    more: repositories.some(({ found }) => found?.more === true) ? limit : undefined,
  };
}

/** What a branch is called between the page and the extension. */
export function branchName({ folder }: LookedAt, { ref }: StoryBranch): string {
  return `${folder.root}\n${ref}`;
}

function commitView(
  { sha, message, author, at, remote }: StoryInRepository['commits'][number],
  repository: string | undefined,
  hosts: RemoteHosts | undefined,
): CommitView {
  const web = remote === undefined ? undefined : webRepository(remote, hosts);
  return {
    sha,
    linkId: commitId(sha),
    subject: subjectOf(message) || vscode.l10n.t('No message'),
    author,
    at: new Date(at).toISOString(),
    when: ago(at),
    repository,
    url: web && commitUrl(web, sha),
  };
}

function branchViews(one: LookedAt, several: boolean, hosts: RemoteHosts | undefined): BranchView[] {
  const { found } = one;
  if (!found) return [];
  return found.branches.map((branch) => ({
    id: branchName(one, branch),
    linkIds: branch.ids,
    name: branch.remote === undefined ? branch.branch : `${branch.remote}/${branch.branch}`,
    isCurrent: branch.current,
    about: [...where(branch), ...state(branch)].join(' · '),
    when: ago(branch.at),
    repository: several ? one.name : undefined,
    url: addressOf(branch, found, hosts),
  }));
}

function where({ remote, upstream }: StoryBranch): string[] {
  if (remote !== undefined) return [];
  if (!upstream) return [vscode.l10n.t('on this machine only')];
  const name = upstream.remote === undefined ? upstream.branch : `${upstream.remote}/${upstream.branch}`;
  const { ahead, behind, gone } = upstream;
  if (gone) return [vscode.l10n.t('{0} was deleted', name)];
  if (ahead > 0 && behind > 0) return [vscode.l10n.t('{0} ahead of and {1} behind {2}', ahead, behind, name)];
  if (ahead > 0) return [vscode.l10n.t('{0} ahead of {1}', ahead, name)];
  return behind > 0
    ? [vscode.l10n.t('{0} behind {1}', behind, name)]
    : [vscode.l10n.t('the same as {0}', name)];
}

function state({ state: where, base }: StoryBranch): string[] {
  if (!where || base === undefined) return [];
  return where === 'merged'
    ? [vscode.l10n.t('merged into {0}', base)]
    : [vscode.l10n.t('nothing that {0} has not', base)];
}

/** A branch has a page where a remote has it under its own name. */
function addressOf(
  { branch, remote, upstream }: StoryBranch,
  { remotes }: StoryInRepository,
  hosts: RemoteHosts | undefined,
): string | undefined {
  const there = upstream && !upstream.gone && upstream.branch === branch ? upstream.remote : remote;
  const url = there === undefined ? undefined : remotes.get(there);
  const web = url === undefined ? undefined : webRepository(url, hosts);
  return web && branchUrl(web, branch);
}
