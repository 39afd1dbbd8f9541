import * as vscode from 'vscode';
import { isThere } from '../host/is-there';
import type { Services } from '../services';
import { sampleBacklog } from '../sources/markdown/sample-backlog';
import { ExplainedError } from './explained-error';
import { writeMissing } from './product/create-product-files';

/** Writes a small backlog of Markdown stories into the workspace, and what belongs to its product, without touching a file that is there. */
export async function writeSampleBacklog(services: Services): Promise<void> {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  if (!workspace)
    throw new ExplainedError(vscode.l10n.t('Open a folder first: the backlog is written into it.'));
  const folder = vscode.Uri.joinPath(workspace.uri, services.settings.markdownFolder);
  const files = sampleBacklog(new Date()).map((file) => ({
    ...file,
    uri: vscode.Uri.joinPath(folder, file.path),
  }));
  for (const { uri } of files) {
    if (await isThere(uri)) {
      const path = vscode.workspace.asRelativePath(uri);
      throw new ExplainedError(vscode.l10n.t('{0} is there already, so nothing was written.', path));
    }
  }
  for (const { uri, text } of files) await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await writeMissing(vscode.Uri.joinPath(workspace.uri, services.settings.productFolder), true);
  services.reopen();
  const first = files.find(({ path }) => /-\d/.test(path)) ?? files[0];
  if (first) await vscode.window.showTextDocument(first.uri);
}
