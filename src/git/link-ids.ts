import { createHash } from 'node:crypto';
import { remoteId } from './web-repository';

/** Jira's limit, in characters. */
const longestId = 255;

/** What a branch is known by among the links of a story. `remote` is the address of the remote, as git has it. */
export function branchId(branch: string, remote: string | undefined): string {
  return withinLimit(`story-context:branch:${remoteId(remote)}:${branch}`);
}

/** What a commit is known by among the links of a story, wherever it is. */
export function commitId(sha: string): string {
  return commitPrefix + sha;
}

/** The commit that the link with this id is of; `undefined` for any other link. */
export function commitOfId(id: string): string | undefined {
  const sha = id.startsWith(commitPrefix) ? id.slice(commitPrefix.length) : '';
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? sha : undefined;
}

const commitPrefix = 'story-context:commit:';

/** A longer id keeps its beginning and ends in a digest of the whole, so that it stays one and the same. */
function withinLimit(id: string): string {
  if (id.length <= longestId) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${id.slice(0, longestId - digest.length - 1)}~${digest}`;
}
