import * as path from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { StoryPage } from '../../../src/page-views/story';
import { type FromPage, type Intent, protocolVersion } from '../../../src/protocol';
import { pageHtml, type PageParts } from '../../../src/features/page-html';
import themes from './themes.json';

/** Opens the story page in Chromium as VS Code would: under its own HTML and policy, with VS Code's theme colours. */

const project = path.resolve(__dirname, '../../..');
const origin = 'https://story.example';

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as ThemeName[];

/** What VS Code gives every webview before the page's own styles, as far as it touches ours. */
const webviewDefaults = `@layer vscode-default {
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body { color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family);
    font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
  a, a code { color: var(--vscode-textLink-foreground); }
  p > a { text-decoration: var(--text-link-decoration); }
  a:hover { color: var(--vscode-textLink-activeForeground); }
  code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background);
    padding: 1px 3px; border-radius: 4px; }
  pre code { padding: 0; }
  blockquote { background: var(--vscode-textBlockQuote-background); border-color: var(--vscode-textBlockQuote-border); }
}
html { background: var(--vscode-editor-background); }`;

let files: Promise<Map<string, Uint8Array>> | undefined;

/** The files of the pages by name, built as they are for the extension. */
function builtFiles(): Promise<Map<string, Uint8Array>> {
  return (files ??= build());
}

async function build(): Promise<Map<string, Uint8Array>> {
  const story = await buildPage({ entryPoints: { webview: 'webview-ui/main.ts' } });
  const withoutLanguages: esbuild.Plugin = {
    name: 'without-languages',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.\/highlight$/ }, () => ({
        path: path.join(project, 'webview-ui/document/no-highlight.ts'),
      })),
  };
  const report = await buildPage({
    entryPoints: { report: 'webview-ui/report/main.ts' },
    plugins: [withoutLanguages],
  });
  return new Map([...story, ...report]);
}

async function buildPage(options: esbuild.BuildOptions): Promise<Map<string, Uint8Array>> {
  const { outputFiles = [] } = await esbuild.build({
    ...options,
    absWorkingDir: project,
    outdir: 'dist',
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome128',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    alias: {
      '@vscode/webview-ui-toolkit': '@vscode/webview-ui-toolkit/dist/toolkit.min.js',
      hastscript: './webview-ui/document/plain-element.ts',
      'parse-entities': './webview-ui/document/plain-element.ts',
    },
  });
  return new Map(outputFiles.map((file) => [path.basename(file.path).replace(/\?.*$/, ''), file.contents]));
}

export interface OpenOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly parts?: Partial<PageParts>;
  /** What VS Code has kept of the page. */
  readonly state?: unknown;
}

/** A story page in a browser, and the extension's side of its messages. */
export interface OpenStoryPage {
  readonly page: Page;
  /** Everything the page has said. */
  sent(): Promise<FromPage[]>;
  intents(): Promise<Intent[]>;
  /** Sends what the extension would, waits until it is shown, and says how many milliseconds that took. */
  tell(message: unknown): Promise<number>;
  show(story: StoryPage): Promise<number>;
  /** Policy violations, console errors and uncaught exceptions. */
  readonly problems: string[];
  /** Requests for anything but the page's own files. */
  readonly requests: string[];
  close(): Promise<void>;
}

export async function openStoryPage(browser: Browser, options: OpenOptions = {}): Promise<OpenStoryPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 900, height: options.height ?? 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const own = url.origin === origin ? (await content(options)).get(url.pathname.slice(1)) : undefined;
    if (!own) {
      requests.push(url.href);
      return route.abort();
    }
    return route.fulfill({ body: Buffer.from(own.body), contentType: own.type });
  });
  // tsx wraps functions in a call that the page does not know.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(prepareWindow, {
    theme: themes[options.theme ?? 'dark'],
    css: webviewDefaults,
    state: options.state,
  });
  await page.goto(`${origin}/index.html`);

  let number = 0;
  const sent = () => page.evaluate(() => (window as unknown as { sent: FromPage[] }).sent);
  // As text, because Playwright's own way cannot carry deep messages; bytes, which VS Code sends as they are, in a wrapping.
  const tell = (message: unknown) =>
    page.evaluate(
      async (json) => {
        const unwrap = (_key: string, value: { wrapped?: number[] } | null) =>
          value?.wrapped ? Uint8Array.from(value.wrapped) : value;
        const data: unknown = JSON.parse(json, json.includes('"wrapped":[') ? unwrap : undefined);
        const started = performance.now();
        window.postMessage(data, '*');
        // Messages arrive in order, so this one comes when the other has been shown.
        await new Promise<void>((resolve) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve();
          setTimeout(() => channel.port2.postMessage(undefined));
        });
        // A long text is completed after its beginning was drawn.
        while (document.querySelector('.rich-text[aria-busy], .comments[aria-busy]'))
          await new Promise(requestAnimationFrame);
        document.body.getBoundingClientRect();
        return performance.now() - started;
      },
      JSON.stringify(withBytesWrapped(message)),
    );
  return {
    page,
    problems,
    requests,
    sent,
    tell,
    async intents() {
      return (await sent()).flatMap((message) => (message.type === 'intent' ? [message.intent] : []));
    },
    show(story) {
      return tell({ type: 'snapshot', version: protocolVersion, number: ++number, page: story });
    },
    close: () => context.close(),
  };
}

function withBytesWrapped(message: unknown): unknown {
  const bytes = (message as { readonly bytes?: unknown } | null | undefined)?.bytes;
  return bytes instanceof Uint8Array ? { ...(message as object), bytes: { wrapped: [...bytes] } } : message;
}

async function content({ parts }: OpenOptions): Promise<Map<string, { body: Uint8Array; type: string }>> {
  const html = pageHtml({
    cspSource: origin,
    nonce: 'r4nd0m',
    scriptUri: `${origin}/webview.js`,
    styleUri: `${origin}/webview.css`,
    language: 'en',
    title: 'SHOP-142',
    ...parts,
  });
  const types: Record<string, string> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };
  const served = [...(await builtFiles())].map(
    ([name, body]) => [name, { body, type: types[name.split('.').pop() ?? ''] ?? '' }] as const,
  );
  return new Map([...served, ['index.html', { body: new TextEncoder().encode(html), type: 'text/html' }]]);
}

interface Prepared {
  readonly theme: { readonly kind: string; readonly variables: Record<string, string> };
  readonly css: string;
  readonly state: unknown;
}

/** Runs in the page before anything else. */
function prepareWindow({ theme, css, state }: Prepared): void {
  const sent: unknown[] = [];
  Object.assign(window, {
    sent,
    place: state,
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => void sent.push(message),
      getState: () => state,
      setState: (next: unknown) => void Object.assign(window, { place: next }),
    }),
  });
  const sheet = new CSSStyleSheet();
  const variables = Object.entries(theme.variables).map(([name, value]) => `${name}: ${value};`);
  sheet.replaceSync(`${css} :root { ${variables.join(' ')} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  new MutationObserver((_changes, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.body.className = theme.kind;
    document.body.dataset.vscodeThemeKind = theme.kind;
  }).observe(document, { childList: true, subtree: true });
}
