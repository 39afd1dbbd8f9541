import path from 'node:path';
import * as vscode from 'vscode';
import type { LinkedCriterion } from '../domain/story';
import { namesStory } from '../domain/story-key';
import type { Commit, Repository } from '../git/git-api';
import { remoteName, remoteUrl } from '../git/remote';
import type { Repositories } from '../git/repositories';
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
import { sessionOf } from './session-of';
import { whichCriteria } from './which-criteria';

/** How many commits are offered. */
const offered = 50;

/** What is known of the commit to be linked before anybody is asked. */
interface Given {
  readonly commit?: string;
  /** Id of a criterion. */
  readonly criterion?: string;
  /** A file that the commit changed. */
  readonly file?: vscode.Uri;
}

/**
 * Links a commit to a story, and to the criteria it satisfies.
 *
 * @param more the commit, or an object with a `commit` and a `criterion`, or the file whose history it was chosen in
 */
export async function linkCommit(
  { repositories, stories, services }: LinkNeeds,
  story: unknown,
  more: unknown,
): Promise<void> {
  const given = givenIn(more);
  const key = keyOf(story) ?? (await stories.pick(vscode.l10n.t('Link Commit to Story')));
  if (!key) return;
  const session = await sessionOf(services);
  const title = vscode.l10n.t('Link Commit to {0}', key);
  const repository = await whichRepository(repositories, given, title);
  const commit =
    given.commit === undefined
      ? await whichCommit(repository, key, title, given.file)
      : await findCommit(repository, given.commit);
  if (!session.store.story(key)) await session.refresh.story(key);
  const known = session.store.story(key)?.value;
  const criteria = await whichCriteria(known, commit.hash, given.criterion, title);

  const remote = remoteName(repository.state);
  const url = remote && (await remoteUrl(repositories.folder(repository), remote));
  const { hash, message } = commit;
  const name = path.basename(repository.rootUri.fsPath);
  const link = commitLink({ sha: hash, message, repository: name, remote: url }, remoteHosts(services));
  const { target, written } = await putGitLink(stories, session.source, key, {
    ...link,
    ...(criteria && { criteria }),
  });
  const pushed = (await repository.getBranches({ remote: true, contains: hash })).some((ref) => ref.remote);
  void vscode.window.showInformationMessage(
    [
      linkedSentence(written, `${link.title} ${link.summary}`, key, session.source.name),
      besideSentence(criteria),
      addressHint(target, pushed),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function givenIn(more: unknown): Given {
  if (typeof more === 'string') return more ? { commit: more } : {};
  if (more instanceof vscode.Uri) return { file: more };
  if (typeof more !== 'object' || more === null) return {};
  const { commit, criterion } = more as { commit?: unknown; criterion?: unknown };
  return {
    ...(typeof commit === 'string' && commit && { commit }),
    ...(typeof criterion === 'string' && criterion && { criterion }),
  };
}

/** The one that has what is given, else the one the user is in or names. */
async function whichRepository(
  repositories: Repositories,
  { commit, file }: Given,
  title: string,
): Promise<Repository> {
  const { all, api } = repositories;
  const root = file && api?.getRepository(file)?.rootUri.toString();
  const ofFile = all.find(({ rootUri }) => rootUri.toString() === root);
  if (ofFile) return ofFile;
  if (commit !== undefined && all.length > 1)
    for (const one of all) if (await findCommit(one, commit).catch(() => undefined)) return one;
  return chooseRepository(repositories, title);
}

function besideSentence(criteria: readonly LinkedCriterion[] = []): string | undefined {
  const [first, ...others] = criteria;
  if (!first) return undefined;
  return others.length === 0
    ? vscode.l10n.t('It stands beside “{0}”.', first.text)
    : vscode.l10n.t('It stands beside {0} criteria.', criteria.length);
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

/** Asks for one of the newest commits, of a file where one is given; those that name the story stand first. */
async function whichCommit(
  repository: Repository,
  key: string,
  title: string,
  file?: vscode.Uri,
): Promise<Commit> {
  if (!repository.state.HEAD?.commit) {
    throw new ExplainedError(vscode.l10n.t('There is no commit yet. Make one, then link it.'));
  }
  const commits = repository.log({ maxEntries: offered, path: file?.fsPath }).then((all) => {
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
  const placeHolder = file
    ? vscode.l10n.t('Which commit of {0}?', path.basename(file.fsPath))
    : vscode.l10n.t('Which commit?');
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
