import { defaultBranch, type GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/** A push that moved a branch of a remote. */
export interface Push {
  readonly remote: string;
  /** On the remote. */
  readonly branch: string;
  /** What the branch points at since. */
  readonly to: string;
  /** What it pointed at before; absent where it is new. */
  readonly before?: string;
  /** In milliseconds since the epoch, to the second. */
  readonly at: number;
}

/** Commits that belong together: those of `to` that `from` has not. */
export interface PushedRange {
  /** Absent where there is nothing before them. */
  readonly from?: string;
  readonly to: string;
  readonly count: number;
  /** Subject of the newest. */
  readonly subject: string;
}

/**
 * The push that made a branch of a remote what it is, by whatever program it was made here; `undefined` where it was moved
 * by a fetch or is not there. Git notes it in the log of the ref, and nowhere else.
 */
export async function lastPush(
  { git, root }: GitFolder,
  remote: string,
  branch: string,
): Promise<Push | undefined> {
  const ref = `refs/remotes/${remote}/${branch}`;
  const format = '--format=%H%x00%gd%x00%gs';
  const args = ['log', '--walk-reflogs', '--max-count=2', '--date=unix', '--no-show-signature', format];
  const printed = await runGit(git, root, [...args, ref, '--']).catch(unlessGit);
  const [last, former] = (printed ?? '').split('\n').map((line) => line.split('\0'));
  const [to, name = '', how] = last ?? [];
  const seconds = /@\{(\d+)\}$/.exec(name)?.[1];
  if (!to || how !== 'update by push' || seconds === undefined) return undefined;
  const before = former?.[0];
  return { remote, branch, to, at: Number(seconds) * 1000, ...(before && { before }) };
}

/**
 * All that was pushed of a branch: since it left the branch that work ends up in, so that the range of each push has that
 * of those before in it. Of that branch itself, and of one that was merged, what the push brought.
 */
export async function pushedRange(folder: GitFolder, { remote, to, before }: Push): Promise<PushedRange> {
  const { git, root } = folder;
  const ask = async (...args: string[]): Promise<string | undefined> =>
    (await runGit(git, root, args).catch(unlessGit))?.trim() || undefined;
  const base = (await defaultBranch(folder, remote)) ?? (await usualBranch(folder, remote));
  const left = base && (await ask('merge-base', base, to));
  const from = left && left !== to ? left : before && (await ask('merge-base', before, to));
  const range = from && from !== to ? [`${from}..${to}`] : [to, '--max-count=1'];
  const count = Number((await ask('rev-list', '--count', ...range)) ?? 0);
  const subject = (await ask('log', '--max-count=1', '--no-show-signature', '--format=%s', to)) ?? '';
  return { ...(from && from !== to && { from }), to, count, subject };
}

/** Where nobody noted what the default branch of a remote is. */
async function usualBranch({ git, root }: GitFolder, remote: string): Promise<string | undefined> {
  const refs = ['main', 'master'].map((name) => `refs/remotes/${remote}/${name}`);
  const found = await runGit(git, root, ['for-each-ref', '--format=%(refname)', ...refs]).catch(unlessGit);
  return refs.find((ref) => found?.split('\n').includes(ref));
}

function unlessGit(error: unknown): undefined {
  if (!(error instanceof GitError)) throw error;
}
