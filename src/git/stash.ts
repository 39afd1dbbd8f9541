import type { Repository } from './git-api';
import { refusalOf } from './refusal';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/** Changes that were set aside. They are told by their commit: the number of a stash changes with each new one. */
export interface Stash {
  readonly commit: string;
  readonly message: string;
}

/** What came of setting changes aside: both where git failed only when it cleared the working tree. */
export interface Stashed {
  /** Absent where there was nothing to set aside. */
  readonly stash?: Stash;
  readonly error?: unknown;
}

/** Sets all changes aside, new files too, and leaves a clean working tree. */
export async function makeStash(
  repository: Pick<Repository, 'createStash'>,
  folder: GitFolder,
  message: string,
): Promise<Stashed> {
  const before = await newestStash(folder);
  const made = async (): Promise<Stash | undefined> => {
    const commit = await newestStash(folder);
    return commit && commit !== before ? { commit, message } : undefined;
  };
  try {
    if (repository.createStash) await repository.createStash({ message, includeUntracked: true });
    else
      await runGit(folder.git, folder.root, ['stash', 'push', '--include-untracked', '--message', message]);
  } catch (error) {
    return refusalOf(error).code === 'NoLocalChanges' ? {} : { stash: await made(), error };
  }
  return { stash: await made() };
}

/**
 * Brings changes back, staged ones staged, and lets go of the stash. Rejects where that cannot be done; the stash is still
 * there then.
 */
export async function popStash(folder: GitFolder, { commit }: Stash): Promise<void> {
  const place = await placeOf(folder, commit);
  if (!place) throw new GitError('the stash is not there any more');
  try {
    await runGit(folder.git, folder.root, ['stash', 'pop', '--index', place]);
  } catch (error) {
    if (!(error instanceof GitError) || !/without --index/i.test(error.message)) throw error;
    await runGit(folder.git, folder.root, ['stash', 'pop', place]);
  }
}

async function placeOf({ git, root }: GitFolder, commit: string): Promise<string | undefined> {
  const at = (await runGit(git, root, ['stash', 'list', '--format=%H'])).split('\n').indexOf(commit);
  return at < 0 ? undefined : `stash@{${at}}`;
}

async function newestStash({ git, root }: GitFolder): Promise<string | undefined> {
  try {
    return (await runGit(git, root, ['rev-parse', '--verify', '--quiet', 'refs/stash'])).trim() || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
