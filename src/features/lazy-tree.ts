import * as vscode from 'vscode';

/** The rows of a view, loaded when somebody looks at it. */
export interface LoadedTree<R> extends vscode.Disposable {
  item(row: R): vscode.TreeItem;
  children(row?: R): Promise<R[]>;
  /** What is told of a row that is pointed at; where absent, its item has it. */
  tooltip?(row: R): Promise<vscode.TreeItem['tooltip']>;
}

export interface LazyTree<T> extends vscode.Disposable {
  /** Loads it, where nobody did yet. */
  tree(): Promise<T>;
}

/** A view whose rows are made by code that is loaded with the first look at it. */
export function lazyTree<R, T extends LoadedTree<R>>(
  id: string,
  load: (view: vscode.TreeView<R>, changed: vscode.EventEmitter<R[] | undefined>) => Promise<T>,
): LazyTree<T> {
  const changed = new vscode.EventEmitter<R[] | undefined>();
  let loaded: Promise<T> | undefined;
  const tree = (): Promise<T> => (loaded ??= load(view, changed));
  const view = vscode.window.createTreeView<R>(id, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: async (row) => (await tree()).item(row),
      getChildren: async (row) => (await tree()).children(row),
      resolveTreeItem: async (item, row) => {
        item.tooltip ??= await (await tree()).tooltip?.(row);
        return item;
      },
    },
  });
  return {
    tree,
    dispose() {
      changed.dispose();
      view.dispose();
      void loaded?.then((one) => one.dispose());
    },
  };
}
