import * as vscode from 'vscode';
import type { Services } from '../services';
import type { Intention } from '../sync/outbox/intention';
import type { OpenWrite } from '../sync/outbox/open-writes';
import type { Session } from '../sync/session';
import { ago } from './ago';
import { discardWrite } from './discard-write';
import { errorSentence } from './error-sentence';
import { iconsAsText } from './icons-as-text';
import { intentionWords } from './intention-words';
import { sessionOf } from './session-of';

type Act = (write: OpenWrite) => Promise<void>;

interface Action extends vscode.QuickInputButton {
  readonly label: string;
  readonly act: Act;
}

interface WriteItem extends vscode.QuickPickItem {
  readonly write?: OpenWrite;
  readonly isAll?: boolean;
}

/** Lists what the source does not have yet, with what can be done about each, until the user leaves. */
export async function showQueue(services: Services): Promise<void> {
  const session = await sessionOf(services);
  await session.outbox.reload();
  for (;;) {
    const chosen = await pickWrite(session);
    if (!chosen) return;
    if (chosen.isAll) {
      await session.outbox.retryNow(session.outbox.writes().map(({ id }) => id));
    } else if (chosen.write) {
      const action = await pickAction(session, chosen.write);
      if (action) await actOn(chosen.write, action.act);
      if (action?.leaves) return;
    }
  }
}

/** The list follows what happens meanwhile. */
function pickWrite(session: Session): Promise<WriteItem | undefined> {
  return new Promise((resolve) => {
    const picker = vscode.window.createQuickPick<WriteItem>();
    const show = (): void => {
      const active = picker.activeItems[0]?.write?.id;
      picker.items = itemsOf(session);
      const again = picker.items.filter(({ write }) => write && write.id === active);
      if (again.length > 0) picker.activeItems = again;
    };
    const changes = session.outbox.onChange(show);
    picker.title = vscode.l10n.t('What {0} Does Not Have Yet', session.source.name);
    picker.placeholder = vscode.l10n.t('Choose one to try again, copy, open or discard it');
    picker.matchOnDescription = true;
    picker.matchOnDetail = true;
    // It is watched while things are sent, and a page that comes up meanwhile takes the focus.
    picker.ignoreFocusOut = true;
    picker.onDidTriggerItemButton(({ item, button }) => {
      if (item.write && isAction(button)) void actOn(item.write, button.act);
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      changes.dispose();
      picker.dispose();
      resolve(undefined);
    });
    show();
    picker.show();
  });
}

function itemsOf(session: Session): WriteItem[] {
  const writes = session.outbox.writes();
  const refused = writes.filter(({ state }) => state === 'refused');
  const waiting = writes.filter(({ state }) => state !== 'refused');
  if (writes.length === 0) {
    const label = `$(check) ${vscode.l10n.t('{0} has everything you did.', session.source.name)}`;
    return [{ label, alwaysShow: true }];
  }
  const separator = (label: string): WriteItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const rows = (of: readonly OpenWrite[], name: string): WriteItem[] =>
    of.length === 0 ? [] : [separator(name), ...of.map((write) => itemOf(write, session))];
  return [
    ...rows(refused, vscode.l10n.t('failed')),
    ...rows(waiting, vscode.l10n.t('waiting')),
    separator(''),
    { label: `$(sync) ${vscode.l10n.t('Try all again')}`, isAll: true, alwaysShow: true },
  ];
}

function itemOf(write: OpenWrite, session: Session): WriteItem {
  const { key, at, state, intention, failure } = write;
  const icon = { refused: 'error', waiting: 'send', sending: 'sync~spin' }[state];
  const why = failure
    ? errorSentence(failure, session.source.name).message
    : vscode.l10n.t('It is being sent.');
  return {
    label: `$(${icon}) ${key} ${iconsAsText(intentionWords(intention))}`,
    description: ago(at),
    detail: iconsAsText(why),
    buttons: actionsOf(session),
    write,
  };
}

function actionsOf(session: Session): Action[] {
  const { t } = vscode.l10n;
  const action = (icon: string, label: string, act: Act): Action => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip: label,
    label,
    act,
  });
  return [
    action('sync', t('Try Again'), ({ id }) => session.outbox.retryNow([id])),
    action('copy', t('Copy'), async ({ intention }) => vscode.env.clipboard.writeText(copied(intention))),
    action('trash', t('Discard'), (write) => discardWrite(session, write)),
  ];
}

function isAction(button: vscode.QuickInputButton): button is Action {
  return 'act' in button;
}

/** Everything the buttons of a row do, for the keyboard. */
async function pickAction(
  session: Session,
  { key, intention, failure }: OpenWrite,
): Promise<{ readonly act: Act; readonly leaves: boolean } | undefined> {
  const actions = actionsOf(session).map(({ label, act, iconPath }) => ({
    label: `$(${(iconPath as vscode.ThemeIcon).id}) ${label}`,
    act,
    leaves: false,
  }));
  const open = {
    label: `$(open-preview) ${vscode.l10n.t('Open Story')}`,
    act: async () => void (await vscode.commands.executeCommand('storyContext.openStory', key)),
    leaves: true,
  };
  const why = failure && errorSentence(failure, session.source.name).message;
  return vscode.window.showQuickPick([...actions, open], {
    title: `${key} ${intentionWords(intention)}`,
    placeHolder: why,
  });
}

async function actOn(write: OpenWrite, act: Act): Promise<void> {
  try {
    await act(write);
  } catch (error) {
    // Who thinks better of it is back at the list.
    if (!(error instanceof vscode.CancellationError)) throw error;
  }
}

/** What a person would want to have elsewhere. */
function copied(intention: Intention): string {
  if (intention.do === 'ask') return intention.question.text;
  if (intention.do === 'link') return intention.link.url ?? intention.link.title;
  return intentionWords(intention);
}
