import type { Repository } from '../git/git-api';
import type { KnownBranch } from './start-work-steps';

/** All branches of a repository, the newest first; those of remotes without the remote in their name. */
export async function listBranches(repository: Repository): Promise<KnownBranch[]> {
  const refs = await repository.getBranches({ remote: true, sort: 'committerdate' });
  return refs.flatMap(({ name, remote }) => {
    if (!name) return [];
    if (!remote) return [{ name }];
    const short = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
    return short === 'HEAD' ? [] : [{ name: short, remote }];
  });
}
