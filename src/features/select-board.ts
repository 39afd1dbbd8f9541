import * as vscode from 'vscode';
import type { Board } from '../domain/sprint';
import type { Services } from '../services';
import { SourceError, type StorySource } from '../sources/story-source';
import { changeSetting } from './change-setting';
import { iconsAsText } from './icons-as-text';
import { selectQuery } from './select-query';

/** Chooses the board whose sprint is shown: the one given, the only one, or the one the user picks. */
export async function selectBoard(services: Services, given: unknown): Promise<void> {
  const situation = await services.situation();
  const { site, settings, sites } = services;
  if (!('session' in situation) || situation.session.source.kind !== 'jira' || !site)
    throw new SourceError('not-signed-in');
  const { source } = situation.session;
  const boardId = given === undefined ? await pickBoard(source) : String(given);
  if (boardId === undefined) return;
  if (boardId === none) return selectQuery(services, source, site.baseUrl);
  await sites.chooseBoard(site.baseUrl, boardId);
  await sites.chooseQuery(site.baseUrl, undefined);
  if (settings.boardId) await changeSetting('jira.boardId', boardId);
  if (settings.storyQuery) await changeSetting('jira.storyQuery', undefined);
  services.reopen();
}

/** Stands for no board: stories by a query. */
const none = '';

type BoardItem = vscode.QuickPickItem & { readonly id?: string };

/** A picker that asks the site again for what is typed: a company can have thousands of boards. */
async function pickBoard(source: StorySource): Promise<string | undefined> {
  const first = await vscode.window.withProgress({ location: { viewId: 'storyContext.sprint' } }, () =>
    source.boards(''),
  );
  // Jira without Jira Software has no boards, and some teams have none.
  if (first.length === 0) return none;
  if (first.length === 1) return first[0]?.id;
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<BoardItem>();
    let stop = new AbortController();
    let typing: NodeJS.Timeout | undefined;
    picker.title = vscode.l10n.t('Select Board');
    picker.placeholder = vscode.l10n.t('Whose sprint do you want to see? Type a part of the board’s name.');
    picker.matchOnDescription = true;
    picker.items = items(first);
    picker.onDidChangeValue((typed) => {
      clearTimeout(typing);
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      typing = setTimeout(() => {
        picker.busy = true;
        source
          .boards(typed.trim(), signal)
          .then((boards) => (signal.aborted ? undefined : (picker.items = items(boards))))
          .catch((error: unknown) => (signal.aborted ? undefined : reject(error)))
          .finally(() => (picker.busy = false));
      }, 250);
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.id);
      picker.hide();
    });
    picker.onDidHide(() => {
      clearTimeout(typing);
      stop.abort();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Boards with sprints first, and at the end what to do where none is the right one. */
function items(boards: readonly Board[]): BoardItem[] {
  const kanban = (board: Board): number => Number(board.type === 'kanban');
  return [
    ...[...boards].sort((a, b) => kanban(a) - kanban(b)).map(item),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(search) ${vscode.l10n.t('Stories without a board…')}`, id: none, alwaysShow: true },
  ];
}

function item(board: Board): BoardItem {
  const icon = board.type === 'kanban' ? 'layout' : 'milestone';
  const kind = { scrum: 'Scrum', kanban: 'Kanban', simple: vscode.l10n.t('team-managed') }[board.type];
  const description = [board.project, kind].filter(Boolean).join(' · ');
  return { label: `$(${icon}) ${iconsAsText(board.name)}`, description, id: board.id };
}
