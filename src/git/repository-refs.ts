import { createHash } from 'node:crypto';
import type { BranchNotes } from '../domain/branch-stories';
import { branchNotesIn } from './branch-notes';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';
import { bestAddress } from './web-repository';

/** A branch, local or of a remote, as far as a list of all refs tells. */
export interface BranchRef {
  /** As in `refs/heads/main`. */
  readonly ref: string;
  /** Without the remote. */
  readonly branch: string;
  readonly remote?: string;
  readonly commit: string;
}

/** What a repository points at, read in a moment however many refs there are. */
export interface RepositoryRefs {
  /** Two that are alike have the same refs, HEAD, remotes and configuration of branches. */
  readonly fingerprint: string;
  readonly branches: readonly BranchRef[];
  /** The commits that all refs and HEAD stand at, each once. */
  readonly tips: ReadonlySet<string>;
  /** The ref of the branch that a remote has checked out, by the remote, where a clone or a fetch has noted it. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Addresses of the remotes by their names, as git uses them. They may hold credentials. */
  readonly remotes: ReadonlyMap<string, string>;
  /** What was said about the stories of branches, by the branch. */
  readonly notes: ReadonlyMap<string, BranchNotes>;
}

/** Reads the refs of a repository. Rejects with a `GitError`, or with the signal's reason. */
export async function readRefs({ git, root }: GitFolder, signal?: AbortSignal): Promise<RepositoryRefs> {
  const run = (...args: string[]): Promise<string> => runGit(git, root, args, '', signal);
  const [refs, head, remotes, configuration] = await Promise.all([
    run('for-each-ref', '--format=%(HEAD)%(objectname) %(refname) %(symref)'),
    orNothing(run('rev-parse', '--verify', '--quiet', 'HEAD')),
    run('remote', '-v'),
    orNothing(run('config', '--local', '-z', '--get-regexp', '^branch\\.')),
  ]);
  const addresses = remoteAddresses(remotes);
  const lines = refs.split('\n').flatMap((line) => {
    const [, commit, ref, symref] = /^[* ]([0-9a-f]+) (\S+) (\S*)$/.exec(line) ?? [];
    return commit && ref ? [{ commit, ref, symref }] : [];
  });
  const tips = new Set(lines.flatMap(({ ref, commit }) => (isHistory(ref) ? [commit] : [])));
  if (head.trim()) tips.add(head.trim());
  return {
    fingerprint: createHash('sha256').update([refs, head, remotes, configuration].join('\0')).digest('hex'),
    branches: lines.flatMap(({ ref, commit }) => {
      const named = branchOf(ref, [...addresses.keys()]);
      return named ? [{ ref, commit, ...named }] : [];
    }),
    tips,
    defaults: new Map(
      lines.flatMap(({ ref, symref }) => {
        const [, remote] = /^refs\/remotes\/(.+)\/HEAD$/.exec(ref) ?? [];
        return remote && symref ? [[remote, symref] as const] : [];
      }),
    ),
    remotes: addresses,
    notes: branchNotesIn(configuration),
  };
}

/** Options of `git log` that look through everything but what is set aside: stashes name the branch they were made on. */
export const allHistory = ['--exclude=refs/stash', '--exclude=refs/notes/*', '--all'];

function isHistory(ref: string): boolean {
  return ref !== 'refs/stash' && !ref.startsWith('refs/notes/');
}

/** Git ends with 1 and no word where there is nothing to give. */
async function orNothing(asked: Promise<string>): Promise<string> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GitError) return '';
    throw error;
  }
}

function branchOf(ref: string, remotes: readonly string[]): Pick<BranchRef, 'branch' | 'remote'> | undefined {
  if (ref.startsWith('refs/heads/')) return { branch: ref.slice('refs/heads/'.length) };
  if (!ref.startsWith('refs/remotes/')) return undefined;
  const short = ref.slice('refs/remotes/'.length);
  // The name of a remote may have a slash in it, and a remote that was removed leaves its branches.
  const known = remotes.filter((name) => short.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  const remote = known ?? short.split('/')[0] ?? '';
  const branch = short.slice(remote.length + 1);
  return branch && branch !== 'HEAD' ? { branch, remote } : undefined;
}

function remoteAddresses(text: string): Map<string, string> {
  const all = new Map<string, string[]>();
  for (const [, name = '', url = ''] of text.matchAll(/^([^\t\n]+)\t(.+) \((?:fetch|push)\)/gm))
    all.set(name, [...(all.get(name) ?? []), url]);
  return new Map([...all].map(([name, urls]) => [name, bestAddress(urls) ?? '']));
}
