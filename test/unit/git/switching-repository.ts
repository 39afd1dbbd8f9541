import type { SwitchingRepository } from '../../../src/git/switch-branch';
import { runGit } from '../../../src/git/run-git';
import type { TestRepository } from './repository';

/** What VS Code's Git extension does with the same git, as it calls it. */
export function switchingRepository({ git, root }: TestRepository): SwitchingRepository {
  const run = async (...args: string[]): Promise<void> => void (await runGit(git, root, args));
  return {
    createBranch: (name, checkout, ref) =>
      run(
        ...(checkout ? ['checkout', '-q', '-b', name, '--no-track'] : ['branch', '-q', name]),
        ...(ref ? [ref] : []),
      ),
    deleteBranch: (name, force) => run('branch', force ? '-D' : '-d', name),
    setBranchUpstream: (name, upstream) => run('branch', '--set-upstream-to', upstream, name),
    checkout: (treeish) => run('checkout', '-q', treeish),
  };
}
