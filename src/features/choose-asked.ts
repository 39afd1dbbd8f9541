import * as vscode from 'vscode';
import { askedFirst } from '../domain/asked-first';
import type { OwnerCandidate } from '../domain/question';
import type { Person } from '../domain/story';
import type { Session } from '../sync/session';
import { iconsAsText } from './icons-as-text';
import { ownerReason } from './owner-reason';
import { type PersonItem, pickPerson } from './pick-person';

/** Whom a question goes to: nobody by name where there are none. */
export interface Asked {
  readonly people: readonly Person[];
  /** "project lead", ready to show; absent where the user chose. */
  readonly reason?: string;
}

/** Who is asked unless the user chooses; `undefined` where nobody is known. */
export function proposed(candidates: readonly OwnerCandidate[]): Asked | undefined {
  const people = askedFirst(candidates);
  const [first] = people;
  return first && { people: people.map(({ id, name }) => ({ id, name })), reason: ownerReason(first) };
}

/** Asks whom to ask: who was found, nobody by name, and everybody whose name is typed. Rejects where the user leaves. */
export async function chooseAsked(
  { source }: Session,
  key: string,
  candidates: readonly OwnerCandidate[],
): Promise<Asked> {
  const first: PersonItem<Asked>[] = [
    ...together(candidates),
    ...candidates.map((candidate) => ({
      label: `$(account) ${iconsAsText(candidate.name)}`,
      description: ownerReason(candidate),
      choice: {
        people: [{ id: candidate.id, name: candidate.name }],
        reason: ownerReason(candidate),
      },
    })),
    {
      label: vscode.l10n.t('$(comment) Nobody by name'),
      description: vscode.l10n.t('The question stands on the story for whoever reads it.'),
      alwaysShow: true,
      choice: { people: [] },
    },
  ];
  return pickPerson<Asked>({
    title: vscode.l10n.t('Ask about {0}', key),
    placeholder: vscode.l10n.t('Whom do you want to ask? Type a name'),
    first,
    without: new Set(candidates.map(({ id }) => id)),
    search: (words) => source.assignees(key, words),
    choiceOf: ({ id, name }) => ({ people: [{ id, name }] }),
    notFound: (words) => vscode.l10n.t('Nobody here is called “{0}”.', words),
  });
}

/** All who are named for it as one row. */
function together(candidates: readonly OwnerCandidate[]): PersonItem<Asked>[] {
  const all = proposed(candidates);
  if (!all || all.people.length < 2) return [];
  const names = all.people.map(({ name }) => iconsAsText(name)).join(', ');
  return [{ label: `$(organization) ${names}`, description: all.reason, choice: all }];
}
