import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fingerprintOf } from '../domain/anchor/fingerprint';
import type { CodeAnchor } from '../domain/question';
import { remoteNames, remoteUrls, type GitFolder } from './remote';
import { GitError, runGit } from './run-git';
import { remoteId } from './web-repository';

/** A file where it is now: the repository it is in, and its path from there, with `/`. */
export interface AnchoredFile {
  readonly folder: GitFolder;
  readonly path: string;
}

type WhereAsked = Pick<CodeAnchor, 'path' | 'commit' | 'repository' | 'remote'>;

/**
 * The file a question was asked at, in the first of the repositories that are the same as the asker's: of the same remote,
 * else with the same commit, and without either of the same name. A file that was renamed since is found under its new
 * name. `undefined` where there is no such repository, or the file is not in it any more. Never rejects because of git.
 */
export async function anchoredFile(
  anchor: WhereAsked,
  folders: readonly GitFolder[],
): Promise<AnchoredFile | undefined> {
  for (const folder of await sameRepositories(anchor, folders)) {
    const found = await pathNow(folder, anchor);
    if (found !== undefined) return { folder, path: found };
  }
  return undefined;
}

/**
 * What the lines of a question are found again by: its own fingerprint, else one of the lines as they are in the commit it
 * was asked at; `undefined` where this clone does not have that.
 */
export async function fingerprintOfAnchor(
  { git, root }: GitFolder,
  { fingerprint, commit, path: file, startLine, endLine }: CodeAnchor,
): Promise<string | undefined> {
  if (fingerprint !== undefined || !isCommit(commit)) return fingerprint;
  const text = await ask(git, root, ['cat-file', 'blob', `${commit}:${file}`]);
  return text === undefined ? undefined : fingerprintOf(text, startLine, endLine);
}

async function sameRepositories(
  { remote, commit, repository }: WhereAsked,
  folders: readonly GitFolder[],
): Promise<GitFolder[]> {
  const known = await Promise.all(
    folders.map(async (folder) => ({
      folder,
      isSame: remote !== undefined && (await remoteIds(folder)).includes(remote),
      hasCommit: await hasCommit(folder, commit),
    })),
  );
  const byRemote = known.filter(({ isSame }) => isSame);
  const byCommit = known.filter(({ hasCommit }) => hasCommit);
  // A name is no proof: it is asked only where the asker's repository has no other.
  const byName =
    remote === undefined ? known.filter(({ folder }) => path.basename(folder.root) === repository) : [];
  const same = [byRemote, byCommit, byName].find((some) => some.length > 0) ?? [];
  return same.map(({ folder }) => folder);
}

async function remoteIds(folder: GitFolder): Promise<string[]> {
  const urls = await Promise.all((await remoteNames(folder)).map((name) => remoteUrls(folder, name)));
  return urls.flat().map(remoteId);
}

async function pathNow(folder: GitFolder, { path: file, commit }: WhereAsked): Promise<string | undefined> {
  if (!isBelow(folder, file)) return undefined;
  if (await isFile(folder, file)) return file;
  if (!(await hasCommit(folder, commit))) return undefined;
  const { git, root } = folder;
  const options = ['-M', '--diff-filter=R', '--name-status', '-z'];
  const atOnce = renames(await ask(git, root, ['diff', '--no-ext-diff', ...options, commit ?? ''])).get(file);
  if (atOnce !== undefined) return (await isFile(folder, atOnce)) ? atOnce : undefined;
  // What was renamed and edited a lot is told step by step only.
  const steps = ['log', '--reverse', '--format=', ...options, `${commit}..HEAD`];
  let name = file;
  for (const [old, now] of renames(await ask(git, root, steps))) if (old === name) name = now;
  name = renames(await ask(git, root, ['diff', '--no-ext-diff', ...options, 'HEAD'])).get(name) ?? name;
  if (name !== file && (await isFile(folder, name))) return name;
  return untracked(folder, name);
}

/** Files that git does not know which are looked at, of those with the ending that is wanted. */
const mostUntracked = 200;

/** A new file with what the file of that name had in the last commit: it was renamed, and git was not told yet. */
async function untracked({ git, root }: GitFolder, name: string): Promise<string | undefined> {
  const blob = (await ask(git, root, ['rev-parse', '--verify', '-q', `HEAD:${name}`]))?.trim();
  if (!blob) return undefined;
  const listed = await ask(git, root, ['ls-files', '--others', '--exclude-standard', '-z']);
  const alike = (listed ?? '')
    .split('\0')
    .filter((one) => one !== '' && path.posix.extname(one) === path.posix.extname(name))
    .slice(0, mostUntracked);
  if (alike.length === 0) return undefined;
  const hashes = (await ask(git, root, ['hash-object', '--', ...alike]))?.trim().split('\n') ?? [];
  return alike.find((_, index) => hashes[index] === blob);
}

/** New names by old ones, in the order git lists them. */
function renames(listed: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  const fields = (listed ?? '').split('\0');
  for (let at = 0; at < fields.length; at++) {
    if (!/^R\d+$/.test(fields[at] ?? '')) continue;
    found.set(fields[at + 1] ?? '', fields[at + 2] ?? '');
    at += 2;
  }
  return found;
}

/** The path comes from outside: it names something in the repository, or nothing. */
function isBelow({ root }: GitFolder, file: string): boolean {
  const plain = file.split('/').every((part) => !['', '.', '..'].includes(part));
  const first = path.relative(root, path.resolve(root, file)).split(path.sep)[0];
  return plain && first !== '' && first !== '..';
}

async function isFile({ root }: GitFolder, file: string): Promise<boolean> {
  return stat(path.join(root, file)).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function hasCommit({ git, root }: GitFolder, commit: string | undefined): Promise<boolean> {
  return isCommit(commit) && (await ask(git, root, ['cat-file', '-e', `${commit}^{commit}`])) !== undefined;
}

/** It comes from outside, and is no option. */
function isCommit(commit: string | undefined): commit is string {
  return commit !== undefined && /^[0-9a-f]{7,64}$/.test(commit);
}

async function ask(git: string, root: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await runGit(git, root, args);
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
