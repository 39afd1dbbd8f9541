import * as vscode from 'vscode';
import type { Person } from '../domain/story';
import { SourceError } from '../sources/story-source';
import { iconsAsText } from './icons-as-text';
import { act, type At, type Done } from './story-action';

interface Item extends vscode.QuickPickItem {
  /** `null` is nobody; absent where there is nothing to choose. */
  readonly person?: Person | null;
}

/** Milliseconds without a key before the source is asked. */
const pause = 250;

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

async function choose({ session, key, story }: At): Promise<Person | null> {
  const { source } = session;
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t('Assign {0}', key);
  picker.placeholder = story.assignee
    ? vscode.l10n.t('{0} has it now. Type a name', story.assignee.name)
    : vscode.l10n.t('Nobody has it now. Type a name');
  picker.matchOnDescription = true;
  const me = session.signedInAs ?? (await source.me().catch(() => undefined));
  const first: Item[] = [
    ...(me && me.id !== story.assignee?.id
      ? [{ label: `$(account) ${iconsAsText(me.name)}`, description: vscode.l10n.t('you'), person: me }]
      : []),
    ...(story.assignee ? [{ label: `$(dash) ${vscode.l10n.t('Nobody')}`, person: null }] : []),
  ];
  picker.items = first;
  const search = searching(picker, (words) => source.assignees(key, words), {
    first,
    without: new Set([me?.id, story.assignee?.id]),
  });
  try {
    return await new Promise<Person | null>((resolve, reject) => {
      search.onError(reject);
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        if (item?.person !== undefined) resolve(item.person);
      });
      picker.onDidHide(() => reject(new vscode.CancellationError()));
      picker.show();
      search.begin('');
    });
  } finally {
    search.end();
    picker.dispose();
  }
}

function notFound(words: string): Item {
  const label = vscode.l10n.t('Nobody who may have this story is called “{0}”.', iconsAsText(words));
  return { label: `$(info) ${label}`, alwaysShow: true };
}

interface Around {
  /** Shown whatever is typed. */
  readonly first: readonly Item[];
  /** Ids of people who are not offered again. */
  readonly without: ReadonlySet<string | undefined>;
}

/** Asks for people while somebody types; an answer that was overtaken is dropped. */
function searching(
  picker: vscode.QuickPick<Item>,
  ask: (words: string) => Promise<readonly Person[]>,
  { first, without }: Around,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let fail: (error: unknown) => void = () => undefined;
  const begin = (words: string): void => {
    clearTimeout(timer);
    const number = ++asked;
    picker.busy = true;
    timer = setTimeout(
      () =>
        void ask(words).then(
          (people) => {
            if (number !== asked) return;
            picker.busy = false;
            const found = people.filter(({ id }) => !without.has(id));
            picker.items = [
              ...first,
              ...found.map((person) => ({ label: iconsAsText(person.name), alwaysShow: true, person })),
              ...(found.length === 0 && words ? [notFound(words)] : []),
            ];
          },
          (error: unknown) => {
            if (number !== asked) return;
            picker.busy = false;
            // Without the list one can still take the story oneself, or give it away.
            if (first.length === 0 || !(error instanceof SourceError)) fail(error);
          },
        ),
      words === '' ? 0 : pause,
    );
  };
  picker.onDidChangeValue(begin);
  return {
    begin,
    onError: (listener: (error: unknown) => void) => void (fail = listener),
    end: () => clearTimeout(timer),
  };
}
