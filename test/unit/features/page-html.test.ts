import * as assert from 'node:assert/strict';
import { pageHtml } from '../../../src/features/page-html';

const parts = {
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'bm9uY2U',
  scriptUri: 'https://file.vscode-cdn.net/dist/webview.js',
  styleUri: 'https://file.vscode-cdn.net/dist/webview.css',
  language: 'en',
  title: 'SHOP-142',
};

function policyOf(html: string): string[] {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return content.replaceAll('&#39;', "'").split('; ');
}

describe('the HTML of the story page', () => {
  it('lets nothing load or run but the extension’s script, styles and font', () => {
    assert.deepEqual(policyOf(pageHtml(parts)), [
      "default-src 'none'",
      "script-src 'nonce-bm9uY2U'",
      "style-src https://*.vscode-cdn.net 'nonce-bm9uY2U'",
      'font-src https://*.vscode-cdn.net',
      'img-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  it('has no script but the one with the nonce, and no inline style', () => {
    const html = pageHtml(parts);
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      '<script nonce="bm9uY2U" src="https://file.vscode-cdn.net/dist/webview.js">',
    ]);
    assert.doesNotMatch(html, /<style|style=|\son\w+=/);
  });

  it('escapes what it is given', () => {
    const hostile = `"><script>alert('x')</script>&`;
    const html = pageHtml({
      ...parts,
      title: hostile,
      language: hostile,
      scriptUri: hostile,
      styleUri: hostile,
    });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.ok(
      html.includes('<title>&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;</title>'),
    );
  });

  it('carries translations as data that cannot end their element', () => {
    const bundle = { Refresh: 'Neu </script><script>alert(1)</script> laden <!-- <script>' };
    const html = pageHtml({ ...parts, l10n: bundle });
    const data = /<script type="application\/json" id="l10n">(.*?)<\/script>/.exec(html)?.[1] ?? '';
    assert.deepEqual(JSON.parse(data), bundle);
    assert.equal(html.match(/<script/g)?.length, 2);
    assert.equal(html.includes('<!--'), false);
  });
});
