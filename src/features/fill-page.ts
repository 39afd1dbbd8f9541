import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageHtml, type PageParts } from './page-html';

/** What a page shows, beside what it is told later. */
interface PageContent extends Pick<PageParts, 'title' | 'first'> {
  /** Name of its script and its style in `dist/`. */
  readonly script: 'webview' | 'report';
  /** Name of its icon in `media/icons/`. */
  readonly icon: 'story' | 'report';
}

/** Puts a page into a panel, in the language of the window. */
export function fillPage(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  { script, icon, title, first }: PageContent,
): void {
  const { webview } = panel;
  const dist = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', name)).toString();
  const iconFor = (theme: string): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'media', 'icons', `${icon}-${theme}.svg`);
  panel.iconPath = { light: iconFor('light'), dark: iconFor('dark') };
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    scriptUri: dist(`${script}.js`),
    styleUri: dist(`${script}.css`),
    language: vscode.env.language,
    title,
    l10n: vscode.l10n.bundle,
    first,
  });
}
