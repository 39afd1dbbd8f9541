import * as vscode from 'vscode';
import type { Person } from '../domain/story';
import { SourceError } from '../sources/story-source';
import { iconsAsText } from './icons-as-text';

/** A row that stands for `choice`; without one there is nothing to choose. */
export interface PersonItem<T> extends vscode.QuickPickItem {
  readonly choice?: T;
}

export interface PersonPick<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Shown whatever is typed. */
  readonly first: readonly PersonItem<T>[];
  /** Ids of people who are not offered again. */
  readonly without: ReadonlySet<string | undefined>;
  readonly search: (words: string) => Promise<readonly Person[]>;
  readonly choiceOf: (person: Person) => T;
  /** Says that nobody is called so. */
  readonly notFound: (words: string) => string;
}

/** Milliseconds without a key before the source is asked. */
const pause = 250;

/** Asks for somebody: of a few that stand there at once, and of everybody whose name is typed. Rejects where the user leaves. */
export async function pickPerson<T>(pick: PersonPick<T>): Promise<T> {
  const picker = vscode.window.createQuickPick<PersonItem<T>>();
  picker.title = pick.title;
  picker.placeholder = pick.placeholder;
  picker.matchOnDescription = true;
  picker.items = pick.first;
  const search = searching(picker, pick);
  try {
    return await new Promise<T>((resolve, reject) => {
      search.onError(reject);
      picker.onDidAccept(() => {
        const [item] = picker.selectedItems;
        if (item?.choice !== undefined) resolve(item.choice);
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

/** Asks for people while somebody types; an answer that was overtaken is dropped. */
function searching<T>(picker: vscode.QuickPick<PersonItem<T>>, pick: PersonPick<T>) {
  const { first, without, choiceOf, notFound } = pick;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  let fail: (error: unknown) => void = () => undefined;
  const begin = (words: string): void => {
    clearTimeout(timer);
    const number = ++asked;
    picker.busy = true;
    timer = setTimeout(
      () =>
        void pick.search(words).then(
          (people) => {
            if (number !== asked) return;
            picker.busy = false;
            const found = people.filter(({ id }) => !without.has(id));
            picker.items = [
              ...first,
              ...found.map((person) => ({
                ...{ label: iconsAsText(person.name), alwaysShow: true },
                choice: choiceOf(person),
              })),
              ...(found.length === 0 && words
                ? [{ label: `$(info) ${notFound(iconsAsText(words))}`, alwaysShow: true }]
                : []),
            ];
          },
          (error: unknown) => {
            if (number !== asked) return;
            picker.busy = false;
            // Without the list one can still choose what stands there.
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
