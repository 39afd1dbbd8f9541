import * as vscode from 'vscode';
import { isThere } from '../../host/is-there';
import type { Services } from '../../services';
import { sampleProduct } from '../../sources/product/sample-product';
import { ExplainedError } from '../explained-error';

/** Writes what is missing of the product folder, as an example to write over, and opens the first file of it. */
export async function createProductFiles(services: Services): Promise<void> {
  const product = await services.product();
  const place = await product.place();
  if (!place)
    throw new ExplainedError(
      vscode.workspace.isTrusted
        ? vscode.l10n.t('Open a folder first: the files are written into it.')
        : vscode.l10n.t('This workspace is not trusted, so nothing is written. Trust it first.'),
    );
  const written = await writeMissing(place, false);
  const [first] = written;
  if (!first) {
    const path = vscode.workspace.asRelativePath(place);
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is missing in {0}.', path));
    return;
  }
  await vscode.window.showTextDocument(first);
}

/** No file that is there is touched, and no metric is added where there are some. */
export async function writeMissing(place: vscode.Uri, isBesideSample: boolean): Promise<vscode.Uri[]> {
  const hasMetrics = await isThere(vscode.Uri.joinPath(place, 'metrics'));
  const written: vscode.Uri[] = [];
  for (const { path, text } of sampleProduct(new Date(), isBesideSample)) {
    const uri = vscode.Uri.joinPath(place, ...path.split('/'));
    if ((hasMetrics && path.startsWith('metrics/')) || (await isThere(uri))) continue;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    written.push(uri);
  }
  return written;
}
