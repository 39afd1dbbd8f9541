'use strict';
const vscode = require('vscode');

/**
 * A view, the same nodes in groups in another one, and one command, and nothing behind them: what Story Context is
 * measured against. STORY_CONTEXT_FLOOR says how many nodes a tree has and how many checkboxes the page, as
 * { "nodes", "boxes" }.
 */
exports.activate = ({ subscriptions }) => {
  const { nodes, boxes } = JSON.parse(process.env.STORY_CONTEXT_FLOOR ?? '{ "nodes": 0, "boxes": 0 }');
  const numbers = Array.from({ length: nodes }, (_, index) => index + 1);
  const tree = {
    getChildren: (node) => (node ? [] : numbers),
    getTreeItem: (number) => {
      const item = new vscode.TreeItem(`NODE-${number} A node with a label as long as a title`);
      item.id = String(number);
      item.description = 'In Progress';
      item.iconPath = new vscode.ThemeIcon('bookmark');
      item.command = { command: 'storyContextFloor.open', title: 'Open' };
      return item;
    },
  };
  const groups = ['a', 'b', 'c'];
  const grouped = {
    getChildren: (node) => {
      if (!node) return groups;
      return numbers.filter((number) => groups[number % groups.length] === node);
    },
    getTreeItem: (node) =>
      groups.includes(node)
        ? new vscode.TreeItem(node, vscode.TreeItemCollapsibleState.Expanded)
        : tree.getTreeItem(node),
  };
  subscriptions.push(
    vscode.window.createTreeView('storyContextFloor.groups', { treeDataProvider: grouped }),
    vscode.window.createTreeView('storyContextFloor.nodes', { treeDataProvider: tree }),
    vscode.commands.registerCommand('storyContextFloor.open', (column = vscode.ViewColumn.Active) => {
      const panel = vscode.window.createWebviewPanel('storyContextFloor.page', 'Floor page', column, {
        // It has none of its own, and the bench looks at the page with one.
        enableScripts: true,
      });
      panel.webview.html = page(boxes);
    }),
  );
};

const page = (boxes) => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <title>Floor page</title>
  </head>
  <body>
    <h1>A page</h1>
    ${Array.from({ length: boxes }, (_, index) => `<p><label><input type="checkbox" /> Box ${index + 1}</label></p>`).join('')}
  </body>
</html>
`;
