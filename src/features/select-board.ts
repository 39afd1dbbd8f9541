import * as vscode from 'vscode';
import type { Board } from '../domain/sprint';
import type { Services } from '../services';
import { SourceError, type StorySource } from '../sources/story-source';

/** Chooses the board whose sprint is shown: the one given, the only one, or the one the user picks. */
export async function selectBoard(services: Services, given: unknown): Promise<void> {
  const situation = await services.situation();
  if (!('session' in situation) || situation.session.source.kind !== 'jira')
    throw new SourceError('not-signed-in');
  const { site } = services;
  if (!site) throw new SourceError('not-signed-in');
  const boardId = given === undefined ? await pickBoard(situation.session.source) : String(given);
  if (boardId === undefined) return;
  await services.sites.chooseBoard(site.baseUrl, boardId);
  if (services.settings.boardId) await changeBoardSetting(boardId);
  services.reopen();
}

/** A board that the settings name is chosen where they name it: they would win over the choice. */
async function changeBoardSetting(boardId: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('storyContext');
  const set = settings.inspect('jira.boardId');
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const target = set?.workspaceFolderValue ? WorkspaceFolder : set?.workspaceValue ? Workspace : Global;
  await settings.update('jira.boardId', boardId, target);
}

type BoardItem = vscode.QuickPickItem & { readonly id?: string };

/** A picker that asks the site again for what is typed: a company can have thousands of boards. */
async function pickBoard(source: StorySource): Promise<string | undefined> {
  const first = await vscode.window.withProgress({ location: { viewId: 'storyContext.sprint' } }, () =>
    source.boards(''),
  );
  if (first.length === 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        '{0} shows you no board. Ask who administers Jira, or set a query in storyContext.jira.storyQuery.',
        source.name,
      ),
    );
    return undefined;
  }
  if (first.length === 1) return first[0]?.id;
  return new Promise((resolve, reject) => {
    const picker = vscode.window.createQuickPick<BoardItem>();
    let stop = new AbortController();
    let typing: NodeJS.Timeout | undefined;
    picker.title = vscode.l10n.t('Select Board');
    picker.placeholder = vscode.l10n.t('Whose sprint do you want to see?');
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

/** Boards with sprints first. */
function items(boards: readonly Board[]): BoardItem[] {
  const kanban = (board: Board): number => Number(board.type === 'kanban');
  return [...boards].sort((a, b) => kanban(a) - kanban(b)).map(item);
}

function item(board: Board): BoardItem {
  const icon = board.type === 'kanban' ? 'layout' : 'milestone';
  return { label: `$(${icon}) ${board.name}`, description: board.project, id: board.id };
}
