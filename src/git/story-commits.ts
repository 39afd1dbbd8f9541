import { commitOfId } from '../domain/link-id';
import { namesStory } from '../domain/story-key';
import { lostCommits, moved } from './difference';
import type { Reach } from './reach';
import type { GitFolder } from './remote';
import { allHistory, type RepositoryRefs } from './repository-refs';
import { gitFields } from './run-git';
import type { Wanted } from './story-branches';

export interface StoryCommit {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  /** When it was made, in milliseconds since the epoch. */
  readonly at: number;
}

/** Commits of a story, the newest first, and whether there are older ones. */
export interface FoundCommits {
  readonly commits: readonly StoryCommit[];
  readonly more: boolean;
}

/** What was found before, and where the refs stood then. */
export interface EarlierCommits extends FoundCommits {
  readonly tips: ReadonlySet<string>;
}

const format = '--format=tformat:%H%x00%ct%x00%an%x00%B';
// Neither what is configured for people nor a program that checks signatures has a say in it.
const plainly = ['log', '-z', '--no-color', '--no-show-signature', '--no-notes', '--encoding=UTF-8', format];

/**
 * The newest commits of all refs whose message names the story, in subject, body or trailer. Git looks for the letters of
 * the key, and of what it gives only what names this story counts, as `SHOP-7` is in `SHOP-70` too; git ends as soon as
 * there are enough.
 */
export async function namingCommits(
  folder: GitFolder,
  key: string,
  limit: number,
  signal?: AbortSignal,
  since?: { readonly tips: readonly string[]; readonly known: ReadonlySet<string> },
): Promise<FoundCommits> {
  // Git takes each line for a pattern of its own.
  if (!key || /[\n\0]/.test(key)) return { commits: [], more: false };
  const search = ['--fixed-strings', '--regexp-ignore-case', `--grep=${key}`];
  const where = since ? ['--stdin'] : allHistory;
  const input = since ? [...since.tips, ...[...since.known].map((tip) => `^${tip}`), ''].join('\n') : '';
  const commits: StoryCommit[] = [];
  for await (const commit of read(folder, [...plainly, ...search, ...where], input, signal)) {
    if (!namesStory(commit.message, key)) continue;
    if (commits.length === limit) return { commits, more: true };
    commits.push(commit);
  }
  return { commits, more: false };
}

/**
 * The same where the refs moved since something was found: only what is new is looked through, and what no ref holds any
 * more, as after an amended commit or a rebase, is left out. `undefined` where older ones that were not looked at would
 * have to take the place of those.
 */
export async function newerCommits(
  folder: GitFolder,
  key: string,
  limit: number,
  before: EarlierCommits,
  tips: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<FoundCommits | undefined> {
  const move = moved(before.tips, tips);
  const { added } = move;
  const lost = await lostCommits(folder, move, signal);
  const kept = before.commits.filter(({ sha }) => !lost.has(sha));
  const known = before.tips;
  const found =
    added.length > 0
      ? await namingCommits(folder, key, limit, signal, { tips: added, known })
      : { commits: [], more: false };
  const last = before.more ? (before.commits.at(-1)?.at ?? Infinity) : -Infinity;
  // Older than the last that is known are some that were not looked at yet: they come with the next page.
  const commits = [...found.commits.filter(({ at }) => at >= last), ...kept];
  if (before.more && kept.length < before.commits.length && commits.length < limit) return undefined;
  commits.sort((a, b) => b.at - a.at);
  return { commits: commits.slice(0, limit), more: found.more || before.more || commits.length > limit };
}

/** The commits that were linked to the story and are in this repository. */
export async function linkedCommits(
  folder: GitFolder,
  { links }: Wanted,
  signal?: AbortSignal,
): Promise<StoryCommit[]> {
  const shas = links.flatMap((id) => commitOfId(id) ?? []);
  if (shas.length === 0) return [];
  const args = [...plainly, '--no-walk=unsorted', '--ignore-missing', '--stdin'];
  const commits: StoryCommit[] = [];
  for await (const commit of read(folder, args, `${shas.join('\n')}\n`, signal)) commits.push(commit);
  return commits;
}

async function* read(
  { git, root }: GitFolder,
  args: readonly string[],
  input: string,
  signal?: AbortSignal,
): AsyncGenerator<StoryCommit> {
  let fields: string[] = [];
  for await (const field of gitFields(git, root, args, { input, signal })) {
    fields.push(field);
    if (fields.length < 4) continue;
    const [sha = '', time, author = '', message = ''] = fields;
    fields = [];
    yield { sha, author, message: message.trim(), at: Number(time) * 1000 };
  }
}

/** The address of a remote that has the commit, as far as the last fetch or push knows, by the commit. */
export async function remotesOf(
  folder: GitFolder,
  { remotes, branches }: RepositoryRefs,
  commits: readonly StoryCommit[],
  reach: Reach,
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const order = [...remotes].sort(([a], [b]) => Number(b === 'origin') - Number(a === 'origin'));
  for (const [name, url] of order) {
    const open = commits.map(({ sha }) => sha).filter((sha) => !found.has(sha));
    const tips = branches.flatMap(({ remote, commit }) => (remote === name ? [commit] : []));
    if (open.length === 0 || tips.length === 0) continue;
    for (const sha of await reach.within(folder, `remote ${name}`, tips, open, signal)) found.set(sha, url);
  }
  return found;
}
