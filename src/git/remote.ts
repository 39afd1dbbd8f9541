import type { RepositoryState } from './git-api';
import { GitError, runGit } from './run-git';

/** A folder of a repository, and the git to run there. */
export interface GitFolder {
  /** Path of git. */
  readonly git: string;
  readonly root: string;
}

/** The remote a repository's work goes to: of the branch that is checked out, else `origin`, else the first. */
export function remoteName({ HEAD, remotes }: Pick<RepositoryState, 'HEAD' | 'remotes'>): string | undefined {
  const names = remotes.map(({ name }) => name);
  const upstream = HEAD?.upstream?.remote;
  if (upstream && names.includes(upstream)) return upstream;
  return names.includes('origin') ? 'origin' : names[0];
}

/** The address of a remote as git uses it, with `url.….insteadOf` applied. It may hold credentials. */
export async function remoteUrl({ git, root }: GitFolder, name: string): Promise<string | undefined> {
  return ask(git, root, ['remote', 'get-url', name]);
}

/**
 * The newest commit of HEAD's own line that a remote has: HEAD itself, the commit the branch grew from, or none. As far
 * as the last fetch or push knows.
 */
export async function pushedCommit({ git, root }: GitFolder, remote: string): Promise<string | undefined> {
  const known = await ask(git, root, [
    'for-each-ref',
    '--count=1',
    '--format=%(refname)',
    `refs/remotes/${remote}/`,
  ]);
  if (!known) return undefined;
  const range = ['HEAD', '--not', `--remotes=${remote}`];
  const own = await ask(git, root, ['rev-list', '--first-parent', '--boundary', ...range]);
  if (own === undefined) return ask(git, root, ['rev-parse', '--verify', 'HEAD^{commit}']);
  const boundary = own.split('\n').filter((line) => line.startsWith('-'));
  return boundary.at(-1)?.slice(1);
}

/** The default branch of a remote, as `origin/main`, where a clone or `git remote set-head` has noted it. */
export async function defaultBranch({ git, root }: GitFolder, remote: string): Promise<string | undefined> {
  return ask(git, root, ['symbolic-ref', '--short', `refs/remotes/${remote}/HEAD`]);
}

/** What git prints, or `undefined` where it refuses or prints nothing. */
async function ask(git: string, root: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await runGit(git, root, args)).trim() || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
