import type { RepositoryState } from './git-api';
import { GitError, runGit } from './run-git';
import { bestAddress } from './web-repository';

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

/** The remotes of a repository by their names, the one its work goes to first: that of the branch, else `origin`. */
export async function remoteNames({ git, root }: GitFolder): Promise<string[]> {
  const [names, branch] = await Promise.all([
    ask(git, root, ['remote']),
    ask(git, root, ['symbolic-ref', '--quiet', 'HEAD']),
  ]);
  const upstream =
    branch && (await ask(git, root, ['for-each-ref', '--format=%(upstream:remotename)', branch]));
  const rank = (name: string): number => (name === upstream ? 0 : name === 'origin' ? 1 : 2);
  return lines(names).sort((one, other) => rank(one) - rank(other));
}

/**
 * The addresses of a remote as git uses them, with `url.….insteadOf` and `pushInsteadOf` applied: where it is fetched
 * from, then where it is pushed to. They may hold credentials.
 */
export async function remoteUrls({ git, root }: GitFolder, name: string): Promise<string[]> {
  const [fetched, pushed] = await Promise.all([
    ask(git, root, ['remote', 'get-url', name]),
    ask(git, root, ['remote', 'get-url', '--push', '--all', name]),
  ]);
  return [...new Set([...lines(fetched), ...lines(pushed)])];
}

/** The address a remote is known by. It may hold credentials. */
export async function remoteUrl(folder: GitFolder, name: string): Promise<string | undefined> {
  return bestAddress(await remoteUrls(folder, name));
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

function lines(printed: string | undefined): string[] {
  return printed ? printed.split(/\r?\n/) : [];
}
