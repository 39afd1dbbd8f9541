import { readRefs } from './repository-refs';
import type { GitFolder } from './remote';
import { runGit } from './run-git';

/** A commit that makes the same change as another, elsewhere in the history. */
export interface SamePatch {
  readonly sha: string;
  readonly subject: string;
}

/** What became of a commit, as far as a repository knows. */
export type CommitFate =
  /** A branch, a tag or HEAD holds it. */
  | { readonly kind: 'there' }
  /** The repository has it, and nothing leads to it any more: it was rebased, amended or dropped. */
  | { readonly kind: 'lost'; readonly now?: SamePatch }
  /** The repository does not have it, which it may not have had ever. */
  | { readonly kind: 'unknown' };

/** Commits that are looked through for one that makes the same change. */
const lookedThrough = 5_000;
/** Commits of the same time or words whose changes are compared. */
const compared = 20;

/** What became of commits, by the commit. Rejects with a `GitError`, or with the signal's reason. */
export async function commitFates(
  folder: GitFolder,
  shas: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, CommitFate>> {
  const fates = new Map(shas.map((sha): [string, CommitFate] => [sha, { kind: 'unknown' }]));
  if (shas.length === 0) return fates;
  const { git, root } = folder;
  const { tips } = await readRefs(folder, signal);
  const asked = `${shas.join('\n')}\n`;
  const checked = await runGit(
    git,
    root,
    ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
    asked,
    signal,
  );
  const here = shas.filter((sha) => checked.includes(`${sha} commit\n`));
  if (here.length === 0) return fates;
  const input = [...here, ...[...tips].map((tip) => `^${tip}`), ''].join('\n');
  const outside = new Set((await runGit(git, root, ['rev-list', '--stdin'], input, signal)).split('\n'));
  for (const sha of here)
    fates.set(
      sha,
      outside.has(sha)
        ? { kind: 'lost', ...nowAt(await samePatch(folder, sha, tips, signal)) }
        : { kind: 'there' },
    );
  return fates;
}

function nowAt(now: SamePatch | undefined): { readonly now?: SamePatch } {
  return now ? { now } : {};
}

/** The commit that a rebase made of another: it has the time or the words of the other, and makes the same change. */
async function samePatch(
  folder: GitFolder,
  sha: string,
  tips: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<SamePatch | undefined> {
  const patch = await patchId(folder, sha, signal);
  if (patch === undefined) return undefined;
  const { git, root } = folder;
  const log = async (args: readonly string[], input: string): Promise<string[][]> => {
    const format = ['log', '-z', '--no-show-signature', '--format=tformat:%H%x01%at%x01%s'];
    const printed = await runGit(git, root, [...format, ...args, '--stdin'], input, signal);
    return printed.split('\0').map((line) => line.split('\x01'));
  };
  const [[, time, words] = []] = await log(['--no-walk'], `${sha}\n`);
  const all = await log(['--no-merges', `--max-count=${lookedThrough}`], `${[...tips].join('\n')}\n`);
  const alike = all.filter(([, at, subject]) => at === time || (subject !== '' && subject === words));
  for (const [one = '', , subject = ''] of alike.slice(0, compared))
    if ((await patchId(folder, one, signal)) === patch) return { sha: one, subject };
  return undefined;
}

/** Names the change a commit makes, wherever it is made; `undefined` where it makes none, as a merge. */
async function patchId(
  { git, root }: GitFolder,
  sha: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const diff = ['diff-tree', '--patch', '--root', '--full-index', '--no-ext-diff', '--no-textconv', sha];
  const patch = await runGit(git, root, diff, '', signal);
  const printed = await runGit(git, root, ['patch-id', '--stable'], patch, signal);
  return printed.split(' ')[0]?.trim() || undefined;
}
