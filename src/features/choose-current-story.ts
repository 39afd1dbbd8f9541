import * as vscode from 'vscode';
import { linkedTo, notFor } from '../domain/branch-stories';
import { readBranchNotes } from '../git/branch-notes';
import { chooseRepository } from './choose-repository';
import type { CheckedOutBranch, CheckedOutStory, NotedBranch } from './checked-out';
import { ExplainedError } from './explained-error';
import { iconsAsText } from './icons-as-text';
import type { LinkNeeds } from './link-to-story';

interface Choice extends vscode.QuickPickItem {
  readonly act: () => Thenable<unknown>;
}

/** Asks what the checked-out branch is for: opens its story, takes another one, or none. */
export async function chooseCurrentStory(needs: LinkNeeds): Promise<void> {
  const title = vscode.l10n.t('Current Story');
  const at = await branchAt(needs, title);
  const story = await needs.current.storyOf(at.repository);
  const placeHolder = vscode.l10n.t('What is {0} for?', at.branch);
  const chosen = await vscode.window.showQuickPick(choices(needs, at, story), {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  await chosen?.act();
}

/** The current story is not that of the branch, and can be again. */
export async function notThisStory({ current }: LinkNeeds): Promise<void> {
  const { story } = current;
  if (!story) throw new ExplainedError(vscode.l10n.t('There is no current story.'));
  await setAside(current, story);
}

/** Takes away that a branch was linked by hand: of the checked-out one, or of one the user picks. */
export async function unlinkBranch(needs: LinkNeeds): Promise<void> {
  const title = vscode.l10n.t('Unlink Branch from Story');
  const repository = needs.current.story?.repository ?? (await chooseRepository(needs.repositories, title));
  const notes = await readBranchNotes(needs.repositories.folder(repository));
  const linked = [...notes].flatMap(([branch, one]) => (one.linked === undefined ? [] : [{ branch, one }]));
  if (linked.length === 0)
    throw new ExplainedError(vscode.l10n.t('No branch of this repository is linked to a story by hand.'));
  const checkedOut = (await needs.current.branchOf(repository))?.branch;
  const chosen =
    linked.find(({ branch }) => branch === checkedOut) ??
    (await vscode.window.showQuickPick(
      linked.map(({ branch, one }) => ({
        label: `$(git-branch) ${iconsAsText(branch)}`,
        description: one.linked,
        branch,
        one,
      })),
      { title, placeHolder: vscode.l10n.t('Which branch?') },
    ));
  if (chosen) await unlink(needs.current, { repository, branch: chosen.branch, notes: chosen.one });
}

async function branchAt(needs: LinkNeeds, title: string): Promise<CheckedOutBranch> {
  const { current, repositories } = needs;
  const repository = current.story?.repository ?? (await chooseRepository(repositories, title));
  const at = await current.branchOf(repository);
  if (!at) throw new ExplainedError(vscode.l10n.t('No branch is checked out.'));
  return at;
}

function choices(
  { current, stories }: LinkNeeds,
  at: CheckedOutBranch,
  story: CheckedOutStory | undefined,
): Choice[] {
  const titleOf = (key: string): string | undefined =>
    stories.summaries().find((one) => one.key === key)?.title;
  const choice = (icon: string, label: string, key: string, act: Choice['act']): Choice => ({
    label: `$(${icon}) ${iconsAsText(label)}`,
    description: iconsAsText(titleOf(key) ?? ''),
    act,
  });
  const take = (key: string) => () => current.note({ ...at, notes: linkedTo(at.notes, key) });
  const { t } = vscode.l10n;
  const all: Choice[] = [];
  if (story) {
    const { key } = story;
    const open = (): Thenable<unknown> => vscode.commands.executeCommand('storyContext.openStory', key);
    all.push(choice('bookmark', t('Open {0}', key), key, open));
    for (const other of story.others)
      all.push(choice('arrow-swap', t('Switch to {0}', other), other, take(other)));
    all.push({
      ...choice('circle-slash', t('Not {0}', key), key, () => setAside(current, story)),
      description: t('The branch is not for this story'),
    });
  }
  const { linked, not } = at.notes;
  if (linked !== undefined && story?.others.length)
    all.push({
      ...choice('discard', t('Unlink from {0}', linked), linked, () => unlink(current, at)),
      description: t('The name of the branch counts again'),
    });
  for (const key of not) {
    const after = { ...at.notes, not: not.filter((one) => one !== key) };
    all.push(choice('discard', t('{0} after all', key), key, () => current.note({ ...at, notes: after })));
  }
  all.push({
    label: `$(link) ${t('Link to another story...')}`,
    act: () => vscode.commands.executeCommand('storyContext.linkBranch'),
  });
  return all;
}

async function setAside(current: LinkNeeds['current'], story: CheckedOutStory): Promise<void> {
  const { branch, key, notes } = story;
  await current.note({ ...story, notes: notFor(branch, notes, key) });
  await offerUndo(
    current,
    story,
    vscode.l10n.t('{0} is not for {1}. All worktrees remember it.', branch, key),
  );
}

async function unlink(current: LinkNeeds['current'], at: NotedBranch): Promise<void> {
  const { branch, notes } = at;
  await current.note({ ...at, notes: { not: notes.not } });
  const said = vscode.l10n.t(
    '{0} is no longer linked to {1} here. A link that stands in the story stays there.',
    branch,
    notes.linked ?? '',
  );
  await offerUndo(current, at, said);
}

/** Says what was done, and writes down what was said before where that is wanted. */
async function offerUndo(current: LinkNeeds['current'], before: NotedBranch, text: string): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(text, undo)) === undo) await current.note(before);
}
