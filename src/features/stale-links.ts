import { commitId, commitOfId } from '../domain/link-id';
import type { StoryLink } from '../domain/story';
import { branchId } from '../git/link-ids';
import { isOnMainLine } from '../git/main-line';
import type { GitFolder } from '../git/remote';
import { readRefs, type RepositoryRefs } from '../git/repository-refs';
import { commitFates, type SamePatch } from '../git/same-patch';
import type { StoryBranch } from '../git/story-branches';
import type { StoryGit } from '../git/story-git';
import { webRepository } from '../git/web-repository';
import type { OpenRepository } from './git-of-story';

/** A link of a story that does not say what is so. */
export type StaleLink =
  /** Its branch is neither here nor, as of the last fetch, on the remote. */
  | { readonly kind: 'deleted'; readonly link: StoryLink; readonly repository: string }
  /** The work of its branch is in `base`. */
  | { readonly kind: 'merged'; readonly link: StoryLink; readonly base: string }
  /** Its commit is another one now, with the same change. */
  | { readonly kind: 'rebased'; readonly link: StoryLink; readonly now: SamePatch }
  /** No branch holds its commit. */
  | { readonly kind: 'lost'; readonly link: StoryLink; readonly repository: string }
  /** The repository the link leads to does not have its commit, as of the last fetch. */
  | { readonly kind: 'unknown'; readonly link: StoryLink; readonly repository: string };

interface Looked {
  readonly name: string;
  readonly refs: RepositoryRefs;
  /** Branches of the story whose work is in the main one. */
  readonly merged: readonly StoryBranch[];
  readonly fates: Awaited<ReturnType<typeof commitFates>>;
}

/**
 * The links of a story to branches and commits that the repositories know better about, in their order. What may be of a
 * repository that is not open is none of them. Rejects with a `GitError`.
 */
export async function staleLinks(
  git: StoryGit,
  open: readonly OpenRepository[],
  { key, links }: { readonly key: string; readonly links: readonly StoryLink[] },
): Promise<StaleLink[]> {
  const shas = links.flatMap(({ globalId }) => commitOfId(globalId) ?? []);
  const ids = links.map(({ globalId }) => globalId);
  const looked: Looked[] = [];
  for (const { name, folder } of open) {
    const refs = await readRefs(folder);
    const found = await git.find(folder, { key, links: ids }, 1);
    const merged = await mergedBranches(folder, found.branches);
    looked.push({ name, refs, merged, fates: await commitFates(folder, shas) });
  }
  return links.flatMap((link) => staleBranch(link, looked) ?? staleCommit(link, looked) ?? []);
}

/** A branch without commits of its own may have none yet: it is merged only where its newest one came in by a merge. */
async function mergedBranches(folder: GitFolder, branches: readonly StoryBranch[]): Promise<StoryBranch[]> {
  const merged: StoryBranch[] = [];
  for (const branch of branches) {
    const { state, base, commit, current } = branch;
    if (!state || base === undefined || current) continue;
    if (state === 'merged' || !(await isOnMainLine(folder, base, commit))) merged.push(branch);
  }
  return merged;
}

function staleBranch(link: StoryLink, looked: readonly Looked[]): StaleLink | undefined {
  if (link.kind !== 'branch') return undefined;
  const own = looked.filter(({ refs }) => mayHave(refs, link));
  const [first] = own;
  if (!first) return undefined;
  if (!own.some(({ refs }) => refs.branches.some(({ branch }) => branch === link.title)))
    return { kind: 'deleted', link, repository: first.name };
  const merged = own.flatMap(({ merged: all }) => all).find(({ ids }) => ids.includes(link.globalId));
  return merged?.base === undefined || link.merged ? undefined : { kind: 'merged', link, base: merged.base };
}

/** Whether the branch was linked in this repository; one without a remote may be of any. */
function mayHave({ remotes }: RepositoryRefs, { globalId, title }: StoryLink): boolean {
  return [undefined, ...remotes.values()].some((url) => branchId(title, url) === globalId);
}

function staleCommit(link: StoryLink, looked: readonly Looked[]): StaleLink | undefined {
  const sha = commitOfId(link.globalId);
  if (sha === undefined) return undefined;
  const fates = looked.flatMap(({ name, fates: all }) => {
    const fate = all.get(sha);
    return fate ? [{ name, fate }] : [];
  });
  if (fates.some(({ fate }) => fate.kind === 'there')) return undefined;
  for (const { name, fate } of fates) {
    if (fate.kind !== 'lost') continue;
    return fate.now ? { kind: 'rebased', link, now: fate.now } : { kind: 'lost', link, repository: name };
  }
  const home = looked.find(({ refs }) => leadsTo(refs, link));
  return home && { kind: 'unknown', link, repository: home.name };
}

function leadsTo({ remotes }: RepositoryRefs, { url }: StoryLink): boolean {
  return [...remotes.values()].some((remote) => {
    const base = webRepository(remote)?.base;
    return base !== undefined && url?.startsWith(`${base}/`) === true;
  });
}

/** The link of a commit led on to the one it became, for the criteria of both. */
export function ledOn(link: StoryLink, now: SamePatch, links: readonly StoryLink[]): StoryLink {
  const sha = commitOfId(link.globalId) ?? '';
  const there = links.find(({ globalId }) => globalId === commitId(now.sha));
  const criteria = [...(there?.criteria ?? []), ...(link.criteria ?? [])];
  const once = criteria.filter(({ id }, at) => criteria.findIndex((one) => one.id === id) === at);
  return {
    kind: 'commit',
    globalId: commitId(now.sha),
    title: now.sha.slice(0, 8),
    summary: now.subject,
    url: there?.url ?? link.url?.replace(sha, now.sha),
    ...(once.length > 0 && { criteria: once }),
  };
}
