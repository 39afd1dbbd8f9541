import path from 'node:path';
import * as vscode from 'vscode';
import { changedFiles, type Comparison, ofCommit, sinceLeaving } from '../git/commit-files';
import type { GitApi } from '../git/git-api';
import type { Repositories } from '../git/repositories';
import { GitError } from '../git/run-git';
import { ExplainedError } from './explained-error';
import { subjectOf } from './git-links';
import type { GitOfStory, LookedAt } from './git-of-story';
import { gitSentence } from './git-sentence';
import { branchName } from './git-view';

/** Shows what a commit changed, all files in one editor. Only commits that were found for the story are opened. */
export async function openCommit(git: GitOfStory, repositories: Repositories, sha: string): Promise<void> {
  for (const one of git.state?.repositories ?? []) {
    const commit = one.found?.commits.find((candidate) => candidate.sha === sha);
    if (!commit) continue;
    const title = `${sha.slice(0, 8)} ${subjectOf(commit.message)}`;
    return show(repositories, one, title, () => ofCommit(one.folder, sha));
  }
  throw new ExplainedError(vscode.l10n.t('The repository does not have the commit {0}.', sha.slice(0, 8)));
}

/** Shows what a branch changed since it left the one that work ends up in; without one, what its newest commit did. */
export async function openBranch(git: GitOfStory, repositories: Repositories, id: string): Promise<void> {
  for (const one of git.state?.repositories ?? []) {
    const branch = one.found?.branches.find((candidate) => branchName(one, candidate) === id);
    if (!branch) continue;
    const { base, commit, state } = branch;
    // After a merge nothing is left between the two.
    if (base === undefined || state !== undefined)
      return show(repositories, one, branch.branch, () => ofCommit(one.folder, commit));
    const title = vscode.l10n.t('{0} since {1}', branch.branch, base);
    return show(repositories, one, title, () => sinceLeaving(one.folder, base, commit));
  }
  throw new ExplainedError(vscode.l10n.t('This branch is not there any more.'));
}

async function show(
  { api }: Repositories,
  { folder }: LookedAt,
  title: string,
  compared: () => Promise<Comparison>,
): Promise<void> {
  if (!api) throw new ExplainedError(vscode.l10n.t('Git was switched off meanwhile.'));
  try {
    const comparison = await compared();
    const files = await changedFiles(folder, comparison);
    if (files.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('{0} changes no file.', title));
      return;
    }
    const resources = files.map(({ before, after }) => {
      const { before: left, after: right } = comparison;
      return [
        vscode.Uri.file(path.join(folder.root, after ?? before ?? '')),
        before !== undefined && left !== undefined ? at(api, folder.root, before, left) : undefined,
        after === undefined ? undefined : at(api, folder.root, after, right),
      ];
    });
    await vscode.commands.executeCommand('vscode.changes', title, resources);
  } catch (error) {
    throw error instanceof GitError ? new ExplainedError(gitSentence(error)) : error;
  }
}

function at(api: GitApi, root: string, file: string, commit: string): vscode.Uri {
  return api.toGitUri(vscode.Uri.file(path.join(root, file)), commit);
}
