import type { ToPage } from '../protocol';
import type { ToReport } from '../report-protocol';

/** What the page of a story, or of a report, is made of. */
export interface PageParts {
  /** `webview.cspSource` */
  readonly cspSource: string;
  /** New for every page. */
  readonly nonce: string;
  /** A script and a style of `dist/`, such as `webview.js` and `webview.css`, as the webview may load them; the style loads the icon font beside it. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** `vscode.env.language` */
  readonly language: string;
  readonly title: string;
  /** `vscode.l10n.bundle` */
  readonly l10n?: Readonly<Record<string, unknown>>;
  /** What the page shows until it is told something. */
  readonly first?: ToPage | ToReport;
}

/**
 * The story page. It may run one script and load styles and fonts of the extension, and nothing else: no images but
 * those whose bytes it was sent, no frames, no connections. The nonce is allowed for styles too, and named in the head, because the page's toolkit
 * tries out a rule in a style element of its own to learn what the browser can do.
 */
export function pageHtml(parts: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${parts.nonce}'`,
    `style-src ${parts.cspSource} 'nonce-${parts.nonce}'`,
    `font-src ${parts.cspSource}`,
    `img-src blob:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(parts.language)}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}" />
    <meta property="csp-nonce" content="${attribute(parts.nonce)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${attribute(parts.styleUri)}" />
    <title>${attribute(parts.title)}</title>
  </head>
  <body>
    ${parts.l10n ? `<script type="application/json" id="l10n">${scriptData(parts.l10n)}</script>` : ''}
    ${parts.first ? `<script type="application/json" id="first">${scriptData(parts.first)}</script>` : ''}
    <script nonce="${attribute(parts.nonce)}" src="${attribute(parts.scriptUri)}"></script>
  </body>
</html>
`;
}

/** Text as the value of an attribute or as the text of an element. */
function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON in which nothing can end the script element or begin a comment in it. */
function scriptData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
