import * as vscode from 'vscode';
import type { Person } from '../domain/story';
import { iconsAsText } from './icons-as-text';
import { type PersonItem, pickPerson } from './pick-person';
import { act, type At, type Done } from './story-action';

/** Asks who takes the story: who is signed in and nobody first, and everybody whose name is typed. Rejects where the user leaves. */
export async function changeAssignee(at: At): Promise<Done> {
  const { story } = at;
  const person = await choose(at);
  const before = story.assignee ?? null;
  const text = person ? vscode.l10n.t('Assigned to {0}', person.name) : vscode.l10n.t('Assigned to nobody');
  const intention = { do: 'assign' as const, to: person, ...(before && { from: before.id }) };
  return act(at, intention, text, () =>
    Promise.resolve({ do: 'assign', to: before, ...(person && { from: person.id }) }),
  );
}

/** `null` is nobody. */
async function choose({ session, key, story }: At): Promise<Person | null> {
  const { source } = session;
  const me = session.signedInAs ?? (await source.me().catch(() => undefined));
  const first: PersonItem<Person | null>[] = [
    ...(me && me.id !== story.assignee?.id
      ? [{ label: `$(account) ${iconsAsText(me.name)}`, description: vscode.l10n.t('you'), choice: me }]
      : []),
    ...(story.assignee ? [{ label: `$(dash) ${vscode.l10n.t('Nobody')}`, choice: null }] : []),
  ];
  return pickPerson<Person | null>({
    title: vscode.l10n.t('Assign {0}', key),
    placeholder: story.assignee
      ? vscode.l10n.t('{0} has it now. Type a name', story.assignee.name)
      : vscode.l10n.t('Nobody has it now. Type a name'),
    first,
    without: new Set([me?.id, story.assignee?.id]),
    search: (words) => source.assignees(key, words),
    choiceOf: (person) => person,
    notFound: (words) => vscode.l10n.t('Nobody who may have this story is called “{0}”.', words),
  });
}
