import { createHash } from 'node:crypto';
import type { StoryLink } from '../domain/story';
import { branchUrl, commitUrl, remoteId, remotePage, webRepository } from '../git/permalink';

/** Jira's limit, in characters. */
const longestId = 255;

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
export function branchLink({ branch, repository, remote }: LinkedBranch): StoryLink {
  const web = remote === undefined ? undefined : webRepository(remote);
  return {
    kind: 'branch',
    globalId: withinLimit(`story-context:branch:${remoteId(remote)}:${branch}`),
    title: branch,
    summary: repository,
    url: web ? branchUrl(web, branch) : remote && remotePage(remote),
  };
}

/** The link of a commit: its short name, and its subject. */
export function commitLink({ sha, message, remote }: LinkedCommit): StoryLink {
  const web = remote === undefined ? undefined : webRepository(remote);
  return {
    kind: 'commit',
    globalId: `story-context:commit:${sha}`,
    title: sha.slice(0, 8),
    summary: subjectOf(message),
    url: web ? commitUrl(web, sha) : remote && remotePage(remote),
  };
}

export function subjectOf(message: string): string {
  return (message.trim().split(/\r?\n/)[0] ?? '').trim();
}

/** A longer id keeps its beginning and ends in a digest of the whole, so that it stays one and the same. */
function withinLimit(id: string): string {
  if (id.length <= longestId) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${id.slice(0, longestId - digest.length - 1)}~${digest}`;
}
