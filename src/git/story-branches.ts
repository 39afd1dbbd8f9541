import { isBranchOf, noNotes } from '../domain/branch-stories';
import { namesStory } from '../domain/story-key';
import { branchIdAt } from './link-ids';
import type { Reach } from './reach';
import type { GitFolder } from './remote';
import type { BranchRef, RepositoryRefs } from './repository-refs';
import { runGit } from './run-git';

/** A branch of a story. One that follows a branch of a remote stands for both. */
export interface StoryBranch extends BranchRef {
  /** When its newest commit was made, in milliseconds since the epoch. */
  readonly at: number;
  readonly current: boolean;
  readonly upstream?: Upstream;
  /** Its newest commit names the story. */
  readonly tipNames: boolean;
  /**
   * Where its commits went: `merged` where its newest one names the story, `contained` where that may as well be the one
   * the branch was made from. Absent where some are its own.
   */
  readonly state?: 'merged' | 'contained';
  /** The branch that work ends up in, as `origin/main`, where it is known. */
  readonly base?: string;
  /** What it may be known by among the links of the story. */
  readonly ids: readonly string[];
}

/** The branch a local one follows. */
export interface Upstream {
  readonly remote?: string;
  readonly branch: string;
  /** It was deleted on the remote. */
  readonly gone: boolean;
  readonly ahead: number;
  readonly behind: number;
}

/** A story, as it is looked for in repositories. */
export interface Wanted {
  readonly key: string;
  /** Ids of the links the story has. */
  readonly links: readonly string[];
}

/** More branches than these are not looked at: the newest by name stand for all. */
const most = 200;

/**
 * The branches that name the story or were linked to it: the current one first, then the newest. Where their commits went
 * is left to `withStates`, which takes longer.
 */
export async function storyBranches(
  folder: GitFolder,
  refs: RepositoryRefs,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<StoryBranch[]> {
  const idsOf = branchIds(refs);
  const found = refs.branches.filter((one) => belongs(one, refs, wanted, idsOf)).slice(0, most);
  if (found.length === 0) return [];
  const base = baseOf(refs);
  const names = found.map(({ ref }) => ref);
  const details = await detailsOf(folder, names, signal);
  const byRef = new Map(refs.branches.map((one) => [one.ref, one]));
  const branches = found.flatMap((one) => {
    const about = details.get(one.ref);
    if (!about || one.ref === base?.ref) return [];
    const { message, upstream, track, ...rest } = about;
    const followed = byRef.get(upstream);
    return {
      ...one,
      ...rest,
      ...(upstream.startsWith('refs/remotes/') && { upstream: upstreamOf(upstream, followed, track) }),
      tipNames: namesStory(message, wanted.key),
      base: base?.name,
      ids: idsOf(one),
    };
  });
  const followed = new Set(branches.map(({ ref }) => details.get(ref)?.upstream));
  return branches
    .filter(({ ref }) => !followed.has(ref))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.at - a.at);
}

/** The same branches, with where their commits went. */
export async function withStates(
  folder: GitFolder,
  refs: RepositoryRefs,
  branches: readonly StoryBranch[],
  reach: Reach,
  signal?: AbortSignal,
): Promise<StoryBranch[]> {
  const base = branches.length > 0 ? baseOf(refs) : undefined;
  const tip = base && refs.branches.find(({ ref }) => ref === base.ref)?.commit;
  if (tip === undefined) return [...branches];
  const commits = branches.map(({ commit }) => commit);
  const inBase = await reach.within(folder, 'base', [tip], commits, signal);
  return branches.map((one) => ({
    ...one,
    ...(inBase.has(one.commit) && { state: one.tipNames ? ('merged' as const) : ('contained' as const) }),
  }));
}

function belongs(
  one: BranchRef,
  refs: RepositoryRefs,
  { key, links }: Wanted,
  idsOf: (one: BranchRef) => string[],
): boolean {
  // Those of a remote stand in no configuration.
  const notes = (one.remote === undefined && refs.notes.get(one.branch)) || noNotes;
  return (
    isBranchOf(one.branch, notes, key) || (links.length > 0 && idsOf(one).some((id) => links.includes(id)))
  );
}

/** Tells the ids of a branch: a local one may have been linked with the address of any remote, or with none. */
function branchIds({ remotes }: RepositoryRefs): (one: BranchRef) => string[] {
  const none = branchIdAt(undefined);
  const known = new Map([...remotes].map(([name, url]) => [name, branchIdAt(url)]));
  const all = [none, ...known.values()];
  return ({ branch, remote }) => {
    const makers = remote === undefined ? all : [known.get(remote) ?? none];
    return [...new Set(makers.map((make) => make(branch)))];
  };
}

/** The branch that work ends up in. */
function baseOf({
  branches,
  remotes,
  defaults,
}: RepositoryRefs): { readonly name: string; readonly ref: string } | undefined {
  const remote = remotes.has('origin') ? 'origin' : [...remotes.keys()][0];
  const noted = remote && defaults.get(remote);
  const usual = ['main', 'master'].flatMap((name) => [
    `refs/remotes/${remote}/${name}`,
    `refs/heads/${name}`,
  ]);
  const ref = [noted, ...usual].find((one) => branches.some((branch) => branch.ref === one));
  return ref ? { ref, name: ref.replace(/^refs\/(?:heads|remotes)\//, '') } : undefined;
}

interface Details {
  readonly at: number;
  readonly current: boolean;
  readonly upstream: string;
  readonly track: string;
  readonly message: string;
}

async function detailsOf(
  { git, root }: GitFolder,
  refs: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, Details>> {
  const fields = [
    'refname',
    'HEAD',
    'committerdate:unix',
    'upstream',
    'upstream:track,nobracket',
    'contents',
  ];
  const format = fields.map((field) => `%(${field})%00`).join('');
  // A name of a ref has none of the characters that a pattern is made of.
  const printed = await runGit(git, root, ['for-each-ref', `--format=${format}`, ...refs], '', signal);
  const values = printed.split('\0');
  const details = new Map<string, Details>();
  for (let at = 0; at + fields.length < values.length; at += fields.length) {
    const [ref = '', head, time, upstream = '', track = '', message = ''] = values.slice(
      at,
      at + fields.length,
    );
    const about = { at: Number(time) * 1000, current: head === '*', upstream, track, message };
    details.set(ref.trim(), about);
  }
  return details;
}

function upstreamOf(ref: string, followed: BranchRef | undefined, track: string): Upstream {
  const count = (word: string): number => Number(new RegExp(`${word} (\\d+)`).exec(track)?.[1] ?? 0);
  return {
    remote: followed?.remote,
    branch: followed?.branch ?? ref.slice('refs/remotes/'.length),
    gone: track === 'gone' || !followed,
    ahead: count('ahead'),
    behind: count('behind'),
  };
}
