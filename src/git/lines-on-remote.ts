import { changedLines, oldLines, type LineRange } from './line-map';
import { linesUrl } from './permalink';
import type { RemoteHosts } from './remote-hosts';
import { pushedCommit, remoteUrls, type GitFolder } from './remote';
import { GitError, runGit } from './run-git';
import { webRepository, type WebRepository } from './web-repository';

/** A file as it is now, on disk or in an editor that was not saved. */
export interface FileNow {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Where others see lines: at an address, not before they are pushed, or nowhere that is known. */
export type OnRemote =
  | { readonly kind: 'there'; readonly url: string }
  | { readonly kind: 'notPushed' }
  | { readonly kind: 'unknown' };

/**
 * Lines of a file in the newest commit that a remote has: of the first of the remotes that has them. Changed lines give
 * those they replace; a file that was renamed since is there under its old name.
 */
export async function linesOnRemote(
  folder: GitFolder,
  remotes: readonly string[],
  file: FileNow,
  lines: LineRange,
  hosts?: RemoteHosts,
): Promise<OnRemote> {
  let isKnown = false;
  for (const remote of remotes) {
    const web = (await remoteUrls(folder, remote)).map((url) => webRepository(url, hosts)).find(Boolean);
    if (!web) continue;
    isKnown = true;
    const commit = await pushedCommit(folder, remote);
    const url = commit && (await linesAt(folder, web, commit, file, lines));
    if (url) return { kind: 'there', url };
  }
  return { kind: isKnown ? 'notPushed' : 'unknown' };
}

async function linesAt(
  folder: GitFolder,
  web: WebRepository,
  commit: string,
  { path, text }: FileNow,
  lines: LineRange,
): Promise<string | undefined> {
  const before = (await fileAt(folder, commit, path)) ?? (await renamedSince(folder, commit, path));
  const there = before && oldLines(changedLines(before.text, text), lines);
  return there && linesUrl(web, { commit, path: before.path, startLine: there.start, endLine: there.end });
}

async function fileAt({ git, root }: GitFolder, commit: string, path: string): Promise<FileNow | undefined> {
  return unlessRefused(async () => ({
    path,
    text: await runGit(git, root, ['cat-file', 'blob', `${commit}:${path}`]),
  }));
}

/** A file as it was in a commit that had it under another name. */
async function renamedSince(folder: GitFolder, commit: string, path: string): Promise<FileNow | undefined> {
  const { git, root } = folder;
  return unlessRefused(async () => {
    const options = ['--no-ext-diff', '-M', '--diff-filter=R', '--name-status', '-z'];
    const fields = (await runGit(git, root, ['diff', ...options, commit])).split('\0');
    for (let at = 0; at + 2 < fields.length; at += 3) {
      const [, old, now] = fields.slice(at, at + 3);
      if (now === path && old) return fileAt(folder, commit, old);
    }
    return undefined;
  });
}

/** `undefined` where git refuses, as it does where a commit does not have the file. */
async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
