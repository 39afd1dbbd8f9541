import * as vscode from 'vscode';
import type { BaseBranch } from '../git/base-branch';
import type { Repository } from '../git/git-api';
import type { Head } from '../git/head';
import { ago } from './ago';
import { askChoice, type Choices } from './ask-in-place';
import { gitSentence } from './git-sentence';
import { iconsAsText } from './icons-as-text';
import { back, type Back, type Place } from './multi-step';
import type { KnownBranch } from './start-work-steps';

/** What a new branch starts from. `another` is chosen from a list of all. */
export type Base =
  | { readonly kind: 'here' }
  | { readonly kind: 'default'; readonly ref: string }
  | { readonly kind: 'another' };

type BaseItem = vscode.QuickPickItem & { readonly base: Base; readonly fetches?: true };

/** What is known of what a branch can start from. */
export interface Bases {
  readonly head: Head;
  readonly standard: BaseBranch | undefined;
}

/** True where there is more than one thing to start from that makes sense: never before the first commit. */
export function hasBases({ head, standard }: Bases): boolean {
  if (head.kind === 'unknown' || !head.commit || !standard) return false;
  return standard.remote !== undefined || standard.commit !== head.commit;
}

/** Asks what a new branch starts from; the default branch can be fetched first. Rejects where the user leaves. */
export async function chooseBase(
  repository: Repository,
  bases: Bases,
  before: Base | undefined,
  place: Place,
): Promise<Base | Back> {
  const choices = choicesOf(bases, before);
  const prepare = async ({ fetches }: BaseItem): Promise<Choices<BaseItem> | undefined> => {
    const { standard } = bases;
    if (!fetches || !standard?.remote) return undefined;
    try {
      await repository.fetch({ remote: standard.remote.name, ref: standard.branch });
      return undefined;
    } catch (error) {
      const items = choices.items.filter((item) => !item.fetches);
      return { items, placeholder: vscode.l10n.t('Not fetched. {0}', gitSentence(error)) };
    }
  };
  const chosen = await askChoice({ ...choices, prepare }, place);
  return chosen === back ? back : chosen.base;
}

function choicesOf({ head, standard }: Bases, before: Base | undefined): Choices<BaseItem> {
  const items: BaseItem[] = [
    ...(standard ? defaultItems(standard) : []),
    ...(head.kind !== 'unknown' && head.commit && head.commit !== standard?.commit
      ? [
          {
            label: `$(git-commit) ${vscode.l10n.t('From {0}', iconsAsText(head.kind === 'branch' ? head.name : head.commit.slice(0, 8)))}`,
            description: vscode.l10n.t('what is checked out now'),
            base: { kind: 'here' } as const,
          },
        ]
      : []),
    { label: `$(list-unordered) ${vscode.l10n.t('From another branch…')}`, base: { kind: 'another' } },
  ];
  const active = items.find(({ base, fetches }) => before && !fetches && base.kind === before.kind);
  return { items, placeholder: vscode.l10n.t('What does the new branch start from?'), active };
}

function defaultItems({ ref, remote }: BaseBranch): BaseItem[] {
  const base = { kind: 'default', ref } as const;
  const label = `$(git-branch) ${vscode.l10n.t('From {0}', iconsAsText(ref))}`;
  if (!remote) return [{ label, description: vscode.l10n.t('the default branch'), base }];
  const { fetched } = remote;
  return [
    {
      label: `$(cloud-download) ${vscode.l10n.t('Fetch, then from {0}', iconsAsText(ref))}`,
      description: vscode.l10n.t('the default branch as it is now'),
      base,
      fetches: true,
    },
    {
      label,
      description:
        fetched === undefined
          ? vscode.l10n.t('as it was last fetched')
          : vscode.l10n.t('as it was fetched {0}', ago(fetched)),
      base,
    },
  ];
}

/** Asks for the branch to start from, the newest first. Rejects where the user leaves. */
export async function chooseOtherBase(
  branches: readonly KnownBranch[],
  before: string | undefined,
  place: Place,
): Promise<string | Back> {
  const items = branches.map(({ name, remote }) => {
    const ref = remote ? `${remote}/${name}` : name;
    return { label: `$(git-branch) ${iconsAsText(ref)}`, ref };
  });
  const active = items.find(({ ref }) => ref === before);
  const placeholder = vscode.l10n.t('Which branch does the new one start from?');
  const chosen = await askChoice({ items, placeholder, active }, place);
  return chosen === back ? back : chosen.ref;
}
