import * as vscode from 'vscode';
import type { Row } from '../kept-rows';

/** A row of the product view; it has everything that is to be seen of it, so that a row that changed is told by it. */
export interface ProductRow extends Row {
  /** Unique in the tree: begins with the id of its section. VS Code keeps what is folded and selected by it. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A codicon, and the theme colour it has. */
  readonly icon?: { readonly name: string; readonly colour?: string };
  readonly command?: vscode.Command;
  /** `viewItem` of menus. */
  readonly context?: string;
  /** Has rows below it, whether or not they are known yet. */
  readonly children?: readonly ProductRow[];
  /** Key of the story it stands for, which commands are told by. */
  readonly story?: string;
  /** Folded at first; what is below is shown otherwise. */
  readonly isFolded?: boolean;
  /** What a screen reader says, where label and description do not do. */
  readonly spoken?: string;
}

/** How a row looks. */
export function productItem(row: ProductRow): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(row.label, !row.children ? None : row.isFolded ? Collapsed : Expanded);
  item.id = row.id;
  item.description = row.description;
  item.tooltip = row.tooltip;
  item.contextValue = row.context;
  item.command = row.command;
  if (row.icon) {
    const { name, colour } = row.icon;
    item.iconPath = new vscode.ThemeIcon(
      name,
      colour === undefined ? undefined : new vscode.ThemeColor(colour),
    );
  }
  if (row.spoken) item.accessibilityInformation = { label: row.spoken };
  return item;
}
