import * as vscode from 'vscode';
import { currentIds } from '../domain/acceptance/linked-commits';
import { commitId } from '../domain/link-id';
import type { LinkedCriterion, Story } from '../domain/story';
import { iconsAsText } from './icons-as-text';

/**
 * The criteria that a commit satisfies, none where it is for the story as a whole: those it was linked for already and the
 * given one, else those the user picks. `undefined` where the story has none, or is not known.
 */
export async function whichCriteria(
  story: Story | undefined,
  sha: string,
  given: string | undefined,
  title: string,
): Promise<readonly LinkedCriterion[] | undefined> {
  const criteria = story?.criteria ?? [];
  if (!story || criteria.length === 0) return undefined;
  const known = story.links.find(({ globalId }) => globalId === commitId(sha))?.criteria ?? [];
  const linked = new Set(currentIds(known, criteria));
  if (given !== undefined) {
    const named = criteria.filter(({ id }) => id === given || linked.has(id));
    return named.map(linkedCriterion);
  }
  const chosen = await vscode.window.showQuickPick(
    criteria.map((criterion) => ({
      label: iconsAsText(criterion.text),
      description: criterion.group && iconsAsText(criterion.group),
      picked: linked.has(criterion.id),
      criterion,
    })),
    {
      ...{ title, canPickMany: true, matchOnDescription: true },
      placeHolder: vscode.l10n.t(
        'Which criteria does it satisfy? None where it is for the story as a whole.',
      ),
    },
  );
  if (!chosen) throw new vscode.CancellationError();
  return chosen.map(({ criterion }) => linkedCriterion(criterion));
}

function linkedCriterion({ id, text }: LinkedCriterion): LinkedCriterion {
  return { id, text };
}
