import path from 'node:path';
import * as vscode from 'vscode';
import { namesStory } from '../domain/story-key';
import type { Commit, Repository } from '../git/git-api';
import { remoteName, remoteUrl } from '../git/remote';
import { addressHint } from './address-hint';
import { ago } from './ago';
import { chooseRepository } from './choose-repository';
import { ExplainedError } from './explained-error';
import { commitLink, subjectOf } from './git-links';
import { iconsAsText } from './icons-as-text';
import type { LinkNeeds } from './link-to-story';
import { linkedSentence } from './linked-sentence';
import { putGitLink } from './put-git-link';
import { keyOf } from './key-of';
import { remoteHosts } from './remote-hosts';

/** How many commits are offered. */
const offered = 50;

/** Links a commit to a story. */
export async function linkCommit(
  { repositories, stories, services }: LinkNeeds,
  given: unknown,
  sha: unknown,
): Promise<void> {
  const key = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Link Commit to Story')));
  if (!key) return;
  const source = await stories.source();
  const title = vscode.l10n.t('Link Commit to {0}', key);
  const repository = await chooseRepository(repositories, title);
  const commit =
    typeof sha === 'string' && sha
      ? await findCommit(repository, sha)
      : await whichCommit(repository, key, title);

  const remote = remoteName(repository.state);
  const url = remote && (await remoteUrl(repositories.folder(repository), remote));
  const { hash, message } = commit;
  const name = path.basename(repository.rootUri.fsPath);
  const link = commitLink({ sha: hash, message, repository: name, remote: url }, remoteHosts(services));
  const { target, written } = await putGitLink(stories, source, key, link);
  const pushed = (await repository.getBranches({ remote: true, contains: hash })).some((ref) => ref.remote);
  void vscode.window.showInformationMessage(
    [linkedSentence(written, `${link.title} ${link.summary}`, key, source.name), addressHint(target, pushed)]
      .filter(Boolean)
      .join(' '),
  );
}

async function findCommit(repository: Repository, sha: string): Promise<Commit> {
  if (!/^[0-9a-f]{4,64}$/i.test(sha))
    throw new ExplainedError(vscode.l10n.t('{0} is not the name of a commit.', sha));
  try {
    return await repository.getCommit(sha);
  } catch {
    throw new ExplainedError(vscode.l10n.t('The repository does not have the commit {0}.', sha));
  }
}

/** Asks for one of the newest commits; those that name the story stand first. */
async function whichCommit(repository: Repository, key: string, title: string): Promise<Commit> {
  if (!repository.state.HEAD?.commit) {
    throw new ExplainedError(vscode.l10n.t('There is no commit yet. Make one, then link it.'));
  }
  const commits = repository.log({ maxEntries: offered }).then((all) => {
    const naming = all.filter(({ message }) => namesStory(message, key));
    const others = all.filter((commit) => !naming.includes(commit));
    const separator = (
      label: string,
    ): { label: string; kind: vscode.QuickPickItemKind; commit?: Commit } => ({
      label,
      kind: vscode.QuickPickItemKind.Separator,
    });
    return [
      ...(naming.length > 0 ? [separator(vscode.l10n.t('name {0}', key)), ...naming.map(commitItem)] : []),
      ...(others.length > 0 ? [separator(vscode.l10n.t('other commits')), ...others.map(commitItem)] : []),
    ];
  });
  const placeHolder = vscode.l10n.t('Which commit?');
  const chosen = await vscode.window.showQuickPick(commits, { title, placeHolder, matchOnDescription: true });
  if (!chosen?.commit) throw new vscode.CancellationError();
  return chosen.commit;
}

function commitItem(commit: Commit): vscode.QuickPickItem & { commit: Commit } {
  const when = commit.authorDate && ago(commit.authorDate.getTime());
  return {
    label: `$(git-commit) ${iconsAsText(subjectOf(commit.message))}`,
    description: [commit.hash.slice(0, 8), commit.authorName, when].filter(Boolean).join(' · '),
    commit,
  };
}
