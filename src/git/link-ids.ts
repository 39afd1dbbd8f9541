import { createHash } from 'node:crypto';
import { remoteId } from './web-repository';

/** Jira's limit, in characters. */
const longestId = 255;

/** What a branch is known by among the links of a story. `remote` is the address of the remote, as git has it. */
export function branchId(branch: string, remote: string | undefined): string {
  return branchIdAt(remote)(branch);
}

/** The same for many branches of a remote, whose address is read once. */
export function branchIdAt(remote: string | undefined): (branch: string) => string {
  const start = `story-context:branch:${remoteId(remote)}:`;
  return (branch) => withinLimit(start + branch);
}

/** What all that was pushed of a branch is known by: each later push is the same link, with a longer range. */
export function pushId(branch: string, remote: string | undefined): string {
  return withinLimit(`story-context:push:${remoteId(remote)}:${branch}`);
}

/** A longer id keeps its beginning and ends in a digest of the whole, so that it stays one and the same. */
function withinLimit(id: string): string {
  if (id.length <= longestId) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return `${id.slice(0, longestId - digest.length - 1)}~${digest}`;
}
