import * as vscode from 'vscode';
import { GitError } from '../git/run-git';
import { StoryGit } from '../git/story-git';
import { withPending } from '../sync/pending';
import { ExplainedError } from './explained-error';
import { gitSentence } from './git-sentence';
import { iconsAsText } from './icons-as-text';
import { keyOf } from './key-of';
import type { LinkNeeds } from './link-to-story';
import { openRepositories } from './open-repositories';
import { putGitLink } from './put-git-link';
import { sessionOf } from './session-of';
import { ledOn, type StaleLink, staleLinks } from './stale-links';
import type { Written } from './write-to-story';

/**
 * Shows which links of a story lead to branches that are gone or merged and to commits that were rebased or dropped, and
 * puts right what the user picks.
 */
export async function cleanUpLinks(needs: LinkNeeds, given: unknown): Promise<void> {
  const { stories, services } = needs;
  const key = keyOf(given) ?? (await stories.pick(vscode.l10n.t('Clean Up Links of Story')));
  if (!key) return;
  const session = await sessionOf(services);
  const stale = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, () =>
    found(needs, key),
  );
  if (stale.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No link of {0} leads to a branch or commit that is gone or merged.', key),
    );
    return;
  }
  const chosen = await vscode.window.showQuickPick(stale.map(rowOf), {
    title: vscode.l10n.t('Clean Up Links of {0}', key),
    placeHolder: vscode.l10n.t('Pick what is to be changed in the story.'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (!chosen || chosen.length === 0) throw new vscode.CancellationError();
  let kept = 0;
  for (const { one } of chosen) if ((await putRight(needs, key, one)) === 'kept') kept += 1;
  void vscode.window.showInformationMessage(
    kept > 0
      ? vscode.l10n.t(
          'The changes of {0} are kept, and sent as soon as {1} takes them.',
          key,
          session.source.name,
        )
      : vscode.l10n.t('Links of {0} put right: {1}.', key, String(chosen.length)),
  );
}

async function found({ repositories, services }: LinkNeeds, key: string): Promise<StaleLink[]> {
  const open = await openRepositories(repositories);
  if (typeof open === 'string') throw new ExplainedError(open);
  const { source, outbox } = await sessionOf(services);
  const { story } = withPending(await source.story(key), outbox.writes(key));
  try {
    return await staleLinks(new StoryGit(), open, story);
  } catch (error) {
    throw error instanceof GitError ? new ExplainedError(gitSentence(error)) : error;
  }
}

type Row = vscode.QuickPickItem & { readonly one: StaleLink };

/** What is certain is picked already. */
function rowOf(one: StaleLink): Row {
  const { link } = one;
  const icon = link.kind === 'branch' ? '$(git-branch)' : '$(git-commit)';
  const name = link.kind === 'branch' ? link.title : [link.title, link.summary].filter(Boolean).join(' ');
  return { label: `${icon} ${iconsAsText(name)}`, ...wordsOf(one), one };
}

function wordsOf(one: StaleLink): Pick<Row, 'description' | 'detail' | 'picked'> {
  const { link } = one;
  const remove = vscode.l10n.t('Remove the link');
  switch (one.kind) {
    case 'deleted':
      return {
        description: vscode.l10n.t('deleted in {0}', one.repository),
        detail: remove,
        // One without a remote may be of a repository that is not open.
        picked: !link.globalId.startsWith('story-context:branch:local:'),
      };
    case 'merged':
      return {
        description: vscode.l10n.t('merged into {0}', one.base),
        detail: vscode.l10n.t('Mark the link as merged'),
        picked: true,
      };
    case 'rebased': {
      const now = `${one.now.sha.slice(0, 8)} ${one.now.subject}`;
      return {
        description: vscode.l10n.t('rebased, the same change is {0} now', one.now.sha.slice(0, 8)),
        detail: vscode.l10n.t('Lead the link to {0}', iconsAsText(now)),
        picked: true,
      };
    }
    case 'lost':
      return { description: vscode.l10n.t('on no branch of {0}', one.repository), detail: remove };
    case 'unknown':
      return {
        description: vscode.l10n.t('not in {0}, as of the last fetch', one.repository),
        detail: remove,
      };
  }
}

async function putRight({ stories, services }: LinkNeeds, key: string, one: StaleLink): Promise<Written> {
  const { link } = one;
  const { source, store } = await sessionOf(services);
  if (one.kind === 'merged') {
    const { written } = await putGitLink(stories, source, key, { ...link, merged: true });
    return written;
  }
  if (one.kind === 'rebased') {
    // What it leads to is there before what it led to goes.
    const links = store.story(key)?.value.links ?? [];
    await putGitLink(stories, source, key, ledOn(link, one.now, links));
  }
  const { globalId, title } = link;
  return stories.write(key, { do: 'unlink', link: { globalId, title } });
}
