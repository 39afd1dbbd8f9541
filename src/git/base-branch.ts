import fs from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from './git-api';
import { defaultBranch, remoteName, type GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/** The branch that new ones start from where nobody says otherwise. */
export interface BaseBranch {
  /** What git is told, as `origin/main`. */
  readonly ref: string;
  /** Its name without the remote. */
  readonly branch: string;
  readonly commit: string;
  /** Absent where it is a branch of this repository alone. */
  readonly remote?: {
    readonly name: string;
    /** When it was last heard of, in milliseconds since the epoch; absent where git has not written that down. */
    readonly fetched?: number;
  };
}

/** The default branch of the remote, as last fetched; without a remote, the one that teams name so. */
export async function baseBranch(
  repository: Repository,
  folder: GitFolder,
  branches: readonly { readonly name: string; readonly remote?: string }[],
): Promise<BaseBranch | undefined> {
  const remote = remoteName(repository.state);
  const noted = remote ? (await defaultBranch(folder, remote))?.slice(remote.length + 1) : undefined;
  const usual = (of: string | undefined): string | undefined => {
    const names = new Set(branches.filter((one) => one.remote === of).map(({ name }) => name));
    return ['main', 'master', 'develop', 'trunk'].find((name) => names.has(name));
  };
  const ofRemote = noted ?? (remote && usual(remote));
  const branch = ofRemote ?? usual(undefined);
  if (!branch) return undefined;
  const ref = ofRemote ? `${remote}/${branch}` : branch;
  const commit = await repository.getCommit(ref).then(
    ({ hash }) => hash,
    () => undefined,
  );
  if (!commit) return undefined;
  if (!ofRemote || !remote) return { ref, branch, commit };
  return {
    ref,
    branch,
    commit,
    remote: { name: remote, fetched: await lastFetched(folder, remote, branch) },
  };
}

/** The newest of what tells of a fetch: the list git leaves of each, and the times that the branch or its clone changed. */
async function lastFetched(folder: GitFolder, remote: string, branch: string): Promise<number | undefined> {
  const times = await Promise.all([
    fetchList(folder, branch),
    reflogTime(folder, `refs/remotes/${remote}/${branch}`),
    reflogTime(folder, `refs/remotes/${remote}/HEAD`),
  ]);
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

async function fetchList({ git, root }: GitFolder, branch: string): Promise<number | undefined> {
  try {
    const name = (await runGit(git, root, ['rev-parse', '--git-path', 'FETCH_HEAD'])).trim();
    const file = path.resolve(root, name);
    const [text, { mtimeMs }] = await Promise.all([fs.readFile(file, 'utf8'), fs.stat(file)]);
    return text.includes(`branch '${branch}' of `) ? mtimeMs : undefined;
  } catch {
    // Nothing was fetched in this working tree yet.
    return undefined;
  }
}

async function reflogTime({ git, root }: GitFolder, ref: string): Promise<number | undefined> {
  try {
    const place = await runGit(git, root, [
      'log',
      '--walk-reflogs',
      '-1',
      '--date=unix',
      '--format=%gd',
      ref,
    ]);
    const [, seconds] = /@\{(\d+)\}/.exec(place) ?? [];
    return seconds ? Number(seconds) * 1000 : undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
