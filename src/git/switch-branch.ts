import type { Repository } from './git-api';
import { overwritten } from './refusal';
import type { GitFolder } from './remote';
import { GitError, runGit } from './run-git';
import { makeStash, popStash, type Stash } from './stash';

/** The branch to be on. */
export type WantedBranch =
  /** One that is there; `remote` where only that has it. */
  | { readonly kind: 'checkout'; readonly branch: string; readonly remote?: string }
  /** A new one; of what is checked out where there is no `base`. */
  | { readonly kind: 'create'; readonly branch: string; readonly base?: string };

/** What VS Code's Git does here. */
export type SwitchingRepository = Pick<
  Repository,
  'createBranch' | 'deleteBranch' | 'setBranchUpstream' | 'checkout' | 'createStash'
>;

/** Where HEAD stands: no branch where it is detached, no commit where the branch has none yet. */
export interface HeadPlace {
  readonly branch?: string;
  readonly commit?: string;
}

/** What a change of branch has done. */
export interface Switched {
  readonly from: HeadPlace;
  readonly branch: string;
  /** Present where the branch is a new one, with the commit it begins at. */
  readonly created?: { readonly commit?: string };
  readonly stash?: Stash;
}

/** What could not be taken back, each with the reason; empty where everything is as it was. */
export interface Left {
  /** HEAD is not where it was. */
  readonly head?: unknown;
  /** The new branch is still there. */
  readonly branch?: unknown;
  /** The changes are still set aside. */
  readonly stash?: unknown;
}

export type SwitchOutcome =
  | {
      readonly kind: 'switched';
      readonly switched: Switched;
      /** What a hook said that ran afterwards. */
      readonly complaint?: unknown;
    }
  | {
      readonly kind: 'refused';
      readonly error: unknown;
      /** Changes that were to be carried along were in the way. */
      readonly inTheWay: boolean;
      readonly left: Left;
      readonly stash?: Stash;
    };

/** Why something was not taken back: somebody went on with it. */
export type WentOn = 'commits' | 'elsewhere';

/**
 * Gets onto a branch. Changes go along, or are set aside under `stashAs`. Where git refuses, everything is as it was
 * before, or `left` tells what is not.
 */
export async function switchBranch(
  repository: SwitchingRepository,
  folder: GitFolder,
  wanted: WantedBranch,
  stashAs?: string,
): Promise<SwitchOutcome> {
  const { branch } = wanted;
  const from = await headPlace(folder);
  const existed = await commitOf(folder, `refs/heads/${branch}`);
  const { stash, error: notStashed } = stashAs ? await makeStash(repository, folder, stashAs) : {};
  if (notStashed) {
    // Git writes the stash before it clears the working tree: what is in both is not brought back over it.
    const left = stash ? { stash: notStashed } : {};
    return { kind: 'refused', error: notStashed, inTheWay: false, left, stash };
  }
  const switched = async (): Promise<Switched> => ({
    from,
    branch,
    stash,
    created: existed === undefined ? { commit: await commitOf(folder, `refs/heads/${branch}`) } : undefined,
  });
  try {
    await checkOut(repository, wanted);
    return { kind: 'switched', switched: await switched() };
  } catch (error) {
    // A hook that fails after a checkout makes git fail too, but the branch is checked out.
    const now = await headPlace(folder);
    if (now.branch === branch) return { kind: 'switched', switched: await switched(), complaint: error };
    const treeLeft = await failureOf(() => treeBack(folder, wanted, from));
    const left = treeLeft ? { head: treeLeft } : await takeBack(repository, folder, await switched());
    return { kind: 'refused', error, inTheWay: overwritten(error) !== undefined, left, stash };
  }
}

/**
 * Takes a change of branch back: HEAD to where it was, the new branch away where it has no commits of its own, the changes
 * out of the stash. What somebody went on with meanwhile is left alone.
 */
export async function takeBack(
  repository: Pick<SwitchingRepository, 'checkout' | 'deleteBranch'>,
  folder: GitFolder,
  { from, branch, created, stash }: Switched,
): Promise<Left> {
  const now = await headPlace(folder);
  const tip = await commitOf(folder, `refs/heads/${branch}`);
  const isElsewhere = now.branch !== from.branch || now.commit !== from.commit;
  const head =
    now.branch === branch
      ? await failureOf(() => goBack(repository, folder, from))
      : isElsewhere && ('elsewhere' satisfies WentOn);
  const deleted = async (): Promise<unknown> => {
    if (tip !== created?.commit) return 'commits' satisfies WentOn;
    return head || failureOf(() => repository.deleteBranch(branch, true));
  };
  const branchLeft = created && tip && (await deleted());
  const stashLeft = stash && (head || (await failureOf(() => popStash(folder, stash))));
  return {
    ...(head ? { head } : {}),
    ...(branchLeft ? { branch: branchLeft } : {}),
    ...(stashLeft ? { stash: stashLeft } : {}),
  };
}

async function checkOut(repository: SwitchingRepository, wanted: WantedBranch): Promise<void> {
  const { branch } = wanted;
  if (wanted.kind === 'create') return repository.createBranch(branch, true, wanted.base);
  const { remote } = wanted;
  if (!remote) return repository.checkout(branch);
  // Git guesses the remote only where one alone has the branch.
  await repository.createBranch(branch, true, `refs/remotes/${remote}/${branch}`);
  await repository.setBranchUpstream(branch, `${remote}/${branch}`);
}

/**
 * Git changes the working tree before it moves HEAD: where it fails in between, as with a hook that refuses the new branch,
 * the files are those of the branch that was wanted. Where it failed earlier, this changes nothing.
 */
async function treeBack({ git, root }: GitFolder, wanted: WantedBranch, from: HeadPlace): Promise<void> {
  const { kind, branch } = wanted;
  const ofRemote =
    kind === 'checkout' && wanted.remote ? `refs/remotes/${wanted.remote}/${branch}` : undefined;
  const ref = kind === 'create' ? wanted.base : (ofRemote ?? `refs/heads/${branch}`);
  const target = ref && (await commitOf({ git, root }, ref));
  if (!target || !from.commit || target === from.commit) return;
  await runGit(git, root, ['read-tree', '-m', '-u', target, from.commit]);
}

async function goBack(
  repository: Pick<SwitchingRepository, 'checkout'>,
  { git, root }: GitFolder,
  { branch, commit }: HeadPlace,
): Promise<void> {
  // A branch without a commit cannot be checked out; nothing has to change in the working tree for it either.
  if (branch && !commit) await runGit(git, root, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  else await repository.checkout(branch ?? commit ?? 'HEAD');
}

/** Where HEAD stands, as git itself says. */
async function headPlace(folder: GitFolder): Promise<HeadPlace> {
  const [ref, commit] = await Promise.all([
    orNothing(runGit(folder.git, folder.root, ['symbolic-ref', '--quiet', 'HEAD'])),
    commitOf(folder, 'HEAD'),
  ]);
  return { branch: ref?.replace(/^refs\/heads\//, ''), commit };
}

function commitOf({ git, root }: GitFolder, ref: string): Promise<string | undefined> {
  return orNothing(runGit(git, root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
}

async function orNothing(asked: Promise<string>): Promise<string | undefined> {
  try {
    return (await asked).trim() || undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** The error something fails with; `undefined` where it succeeds. */
async function failureOf(attempt: () => Promise<unknown>): Promise<unknown> {
  try {
    await attempt();
    return undefined;
  } catch (error) {
    return error;
  }
}
