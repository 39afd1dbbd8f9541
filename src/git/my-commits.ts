import type { WorkCommit } from '../domain/standup-facts';
import type { Person } from '../domain/story';
import type { GitFolder } from './remote';
import { allHistory } from './repository-refs';
import { gitFields, runGit } from './run-git';

/** Who commits in a repository: `user.email` and `user.name` of its configuration, as far as they are set. */
export interface GitIdentity {
  readonly email?: string;
  readonly name?: string;
}

const format = '--format=tformat:%H%x00%at%x00%ae%x00%an%x00%B';
// Neither what is configured for people nor a program that checks signatures has a say in it.
const plainly = ['log', '-z', '--no-color', '--no-show-signature', '--no-notes', '--no-merges'];

/** As the repository, the user and the machine configure it. */
export async function identityOf({ git, root }: GitFolder): Promise<GitIdentity> {
  const read = async (name: string): Promise<string> =>
    (await runGit(git, root, ['config', '--get', name]).catch(() => '')).trim();
  const [email, name] = await Promise.all([read('user.email'), read('user.name')]);
  return { ...(email && { email }), ...(name && { name }) };
}

/**
 * Commits of all branches that were written since a time, in milliseconds since the epoch, the newest first, without
 * merges: a commit that was rebased since is as old as its words. Rejects with a `GitError`.
 *
 * @param repository name of it, for people
 */
export async function commitsSince(
  folder: GitFolder,
  repository: string,
  since: number,
  signal?: AbortSignal,
): Promise<WorkCommit[]> {
  const { git, root } = folder;
  // By the date of the commit, which is no earlier than that of its words; git goes no further back than that.
  const limit = `--since=${new Date(since).toISOString()}`;
  const args = [...plainly, '--encoding=UTF-8', limit, format, ...allHistory];
  const commits: WorkCommit[] = [];
  let fields: string[] = [];
  for await (const field of gitFields(git, root, args, { signal })) {
    fields.push(field);
    if (fields.length < 5) continue;
    const [sha = '', time, email = '', name = '', message = ''] = fields;
    fields = [];
    const at = Number(time) * 1000;
    if (at >= since) commits.push({ sha, message: message.trim(), at, by: { id: email, name }, repository });
  }
  return commits;
}

/** Whether a commit is of who works here: by the address where there is one, else by the name. */
export function isOwn({ by }: Pick<WorkCommit, 'by'>, { email, name }: GitIdentity): boolean {
  const same = (one: string, other: string | undefined): boolean =>
    one.toLowerCase() === other?.toLowerCase();
  return email === undefined ? same(by.name, name) : same(by.id, email);
}

/** The same commit in the name the source has for who works here. */
export function asOf(commit: WorkCommit, person: Person): WorkCommit {
  return { ...commit, by: person };
}
