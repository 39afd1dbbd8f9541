import * as vscode from 'vscode';
import { createBacklogFiles } from './host/backlog-files';
import { isThere } from './host/is-there';
import type { Settings } from './host/settings';
import { type ProductFolder, readProductFolder } from './sources/product/product-folder';

/** What the Product Owner keeps in the repository beside the stories, as it is now. */
export interface Product extends vscode.Disposable {
  /** Where it is kept, or would be; absent without a folder, and where the workspace is not trusted. */
  place(): Promise<vscode.Uri | undefined>;
  /** What is there; read once, and anew after a change. */
  folder(): Promise<ProductFolder>;
  /** A file of it, or one it names, changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** Milliseconds in which a burst of changes comes. */
const burst = 200;

const nothing: ProductFolder = { files: [], problems: [] };

export function openProduct(around: { readonly settings: Settings }): Product {
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{md,csv}');
  let known: Promise<ProductFolder> | undefined;
  let soon: NodeJS.Timeout | undefined;

  async function place(): Promise<vscode.Uri | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) =>
      vscode.Uri.joinPath(uri, around.settings.productFolder),
    );
    for (const folder of folders) if (await isThere(folder)) return folder;
    return folders[0];
  }

  async function read(): Promise<ProductFolder> {
    const folder = await place();
    return folder && (await isThere(folder)) ? readProductFolder(createBacklogFiles(folder)) : nothing;
  }

  const renew = (): void => {
    known = undefined;
    clearTimeout(soon);
    soon = setTimeout(() => changed.fire(), burst);
  };
  const touched = ({ path }: vscode.Uri): void => {
    const folder = `/${around.settings.productFolder.replace(/^\/+|\/+$/g, '')}/`;
    if (path.includes(folder) || path.endsWith('.csv')) renew();
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    watcher,
    watcher.onDidChange(touched),
    watcher.onDidCreate(touched),
    watcher.onDidDelete(touched),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('storyContext.product')) renew();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(renew),
    vscode.workspace.onDidGrantWorkspaceTrust(renew),
  );
  return {
    place,
    folder() {
      const reading = (known ??= read());
      // Whoever asks next tries again.
      reading.catch(() => known === reading && (known = undefined));
      return reading;
    },
    onDidChange: changed.event,
    dispose() {
      clearTimeout(soon);
      subscriptions.dispose();
    },
  };
}
