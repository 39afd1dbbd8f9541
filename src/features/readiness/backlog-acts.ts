import * as vscode from 'vscode';
import { dayIn } from '../../domain/day';
import { readClock } from '../../host/clock';
import type { Services } from '../../services';
import { withRefinementNote } from '../../sources/product/refinement-file';
import { ExplainedError } from '../explained-error';
import type { StoryAccess } from '../feature-host';
import { keyOf } from '../key-of';
import { sessionOf } from '../session-of';
import { knownOrders } from './known-orders';

/** From now on, what moves is told from the order as it is. */
export async function markOrderSeen(services: Services): Promise<void> {
  const session = await sessionOf(services);
  session.seenOrder.see(knownOrders(session), Date.now());
}

/** Notes what was said of a story, in `refinement.md`, and shows it there. `given` names the story. */
export async function addRefinementNote(
  services: Services,
  stories: StoryAccess,
  given: unknown,
): Promise<void> {
  const title = vscode.l10n.t('Note of a Refinement');
  const key = keyOf(given) ?? (await stories.pick(title));
  if (!key) return;
  const place = await (await services.product()).place();
  if (!place)
    throw new ExplainedError(vscode.l10n.t('Open a folder first: the notes are kept in a file of it.'));
  const note = await vscode.window.showInputBox({
    title: vscode.l10n.t('Note on {0}', key),
    prompt: vscode.l10n.t('It is kept in {0}/refinement.md.', services.settings.productFolder),
    ignoreFocusOut: true,
  });
  if (!note?.trim()) return;
  const { store } = await sessionOf(services);
  const story = { key, title: store.newestSummary(key)?.title ?? '' };
  const uri = vscode.Uri.joinPath(place, 'refinement.md');
  const { now, timeZone } = readClock();
  await append(uri, (text) => withRefinementNote(text, story, note, dayIn(timeZone, now)));
}

/** Changes the file as it is in the editor, so that nothing that was not saved is lost. */
async function append(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const all = new vscode.Range(document.positionAt(0), document.positionAt(text.length));
  const write = new vscode.WorkspaceEdit();
  write.replace(uri, all, change(text));
  if (!(await vscode.workspace.applyEdit(write)) || !(await document.save()))
    throw new ExplainedError(vscode.l10n.t('The note could not be written into {0}.', uri.path));
}
