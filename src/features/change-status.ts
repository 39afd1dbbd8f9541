import * as vscode from 'vscode';
import type { Status } from '../domain/story';
import type { Session } from '../sync/session';
import { ExplainedError } from './explained-error';
import { fillTransition } from './fill-transition';
import { iconsAsText } from './icons-as-text';
import { act, type At, type Done } from './story-action';

/** Asks where the story moves, and for what that needs. Rejects where the user leaves. */
export async function changeStatus(at: At): Promise<Done> {
  const { session, key, story } = at;
  const title = vscode.l10n.t('Move {0}', key);
  const transitions = session.source.transitions(key);
  const items = transitions.then((all) => {
    const others = all.filter(({ to }) => to.id !== story.status.id);
    if (others.length === 0)
      throw new ExplainedError(vscode.l10n.t('There is nowhere you may move {0} to.', key));
    return others.map((transition) => ({
      label: `$(${categoryIcons[transition.to.category]}) ${iconsAsText(transition.to.name)}`,
      description: transition.name === transition.to.name ? undefined : iconsAsText(transition.name),
      transition,
    }));
  });
  const placeHolder = vscode.l10n.t('It is {0} now. Where does it move?', story.status.name);
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
  if (!chosen) {
    await items;
    throw new vscode.CancellationError();
  }
  const { transition } = chosen;
  const values = await fillTransition(transition, title);
  const from = story.status;
  return act(
    at,
    { do: 'move', transition, values, from: from.id },
    vscode.l10n.t('Moved to {0}', transition.to.name),
    (now) => back(now, key, { to: from, from: transition.to }),
  );
}

const categoryIcons = { todo: 'circle-outline', inProgress: 'circle-filled', done: 'pass-filled' } as const;

/** A workflow need not have a way back, and the way there may want something filled in. */
async function back(session: Session, key: string, { to, from }: { to: Status; from: Status }) {
  const transitions = await session.source.transitions(key);
  const transition = transitions.find((one) => one.to.id === to.id);
  if (!transition) {
    throw new ExplainedError(
      vscode.l10n.t('There is no way back from {0} to {1} in {2}.', from.name, to.name, session.source.name),
    );
  }
  const values = await fillTransition(transition, vscode.l10n.t('Move {0} back', key));
  return { do: 'move' as const, transition, values, from: from.id };
}
