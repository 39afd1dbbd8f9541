import { oldLines, type LineRange } from './line-map';
import { linesUrl, webRepository } from './permalink';
import { pushedCommit, remoteUrl, type GitFolder } from './remote';
import { GitError, runGit } from './run-git';

/**
 * Web address of lines of a file as it is on disk, in the newest commit that the remote has; `undefined` where the host
 * is not known, or the remote has neither the file nor the lines.
 */
export async function linesOnRemote(
  folder: GitFolder,
  remote: string,
  file: string,
  lines: LineRange,
): Promise<string | undefined> {
  const [url, commit] = await Promise.all([remoteUrl(folder, remote), pushedCommit(folder, remote)]);
  const web = url === undefined ? undefined : webRepository(url);
  if (!web || !commit) return undefined;
  try {
    const { git, root } = folder;
    // Rejects where the commit does not have the file, which a diff does not tell of a file git does not track.
    await runGit(git, root, ['cat-file', '-e', `${commit}:${file}`]);
    const options = [
      '--no-color',
      '--no-ext-diff',
      '--no-textconv',
      '--src-prefix=a/',
      '--dst-prefix=b/',
      '-U0',
    ];
    const diff = await runGit(git, root, ['--literal-pathspecs', 'diff', ...options, commit, '--', file]);
    const there = oldLines(diff, lines);
    return there && linesUrl(web, { commit, path: file, startLine: there.start, endLine: there.end });
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
