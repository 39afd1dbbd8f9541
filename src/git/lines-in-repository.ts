import path from 'node:path';
import { fingerprintOf } from '../domain/anchor/fingerprint';
import type { CodeAnchor } from '../domain/question';
import { linesOnRemote } from './lines-on-remote';
import { remoteNames, remoteUrl } from './remote';
import type { RemoteHosts } from './remote-hosts';
import { GitError, runGit } from './run-git';
import { remoteId } from './web-repository';

/**
 * Where lines of a file are in the repository it belongs to, be that one within another; `undefined` where git knows of
 * none there. The permalink points at the same lines in the newest commit that is on a remote.
 *
 * @param text of the file as the lines are counted in it
 */
export async function linesInRepository(
  git: string,
  file: string,
  text: string,
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
  hosts?: RemoteHosts,
): Promise<CodeAnchor | undefined> {
  const place = await placeInRepository(git, file);
  if (!place) return undefined;
  const folder = { git, root: place.root };
  const remotes = await remoteNames(folder);
  const [there, url, commit] = await Promise.all([
    linesOnRemote(folder, remotes, { path: place.path, text }, { start: startLine, end: endLine }, hosts),
    remotes[0] === undefined ? undefined : remoteUrl(folder, remotes[0]),
    headCommit(git, place.root),
  ]);
  const remote = remoteId(url);
  return {
    path: place.path,
    startLine,
    endLine,
    ...(commit && { commit }),
    ...(there.kind === 'there' && { permalink: there.url }),
    ...(there.kind === 'notPushed' && { notPushed: true }),
    repository: path.basename(place.root),
    ...(remote !== 'local' && { remote }),
    fingerprint: fingerprintOf(text, startLine, endLine),
  };
}

/** Root of the repository of a file, and the file's path in it. Git itself says so: a folder may be a link to another. */
export async function placeInRepository(
  git: string,
  file: string,
): Promise<{ readonly root: string; readonly path: string } | undefined> {
  try {
    const printed = await runGit(git, path.dirname(file), ['rev-parse', '--show-toplevel', '--show-prefix']);
    const [root = '', prefix = ''] = printed.split(/\r?\n/);
    return root ? { root: path.normalize(root), path: prefix + path.basename(file) } : undefined;
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function headCommit(git: string, root: string): Promise<string | undefined> {
  try {
    return (await runGit(git, root, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'])).trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
