import * as assert from 'node:assert/strict';
import { linkIntent, safeAddress } from '../../../webview-ui/links';

describe('the address of a link', () => {
  it('may be of the web or a mailbox', () => {
    assert.equal(safeAddress('https://example.com/a b?q=<x>'), 'https://example.com/a%20b?q=%3Cx%3E');
    assert.equal(safeAddress('HTTP://EXAMPLE.com'), 'http://example.com/');
    assert.equal(safeAddress('mailto:paula@example.com'), 'mailto:paula@example.com');
  });

  for (const href of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'command:workbench.action.terminal.new',
    'vscode://publisher.extension/path',
    'vscode-webview-resource://x/y',
    'blob:https://example.com/1',
    '//example.com/path',
    '/browse/SHOP-1',
    '#top',
    '',
    'https://',
    `https://example.com/${'a'.repeat(70_000)}`,
    undefined,
    { toString: () => 'https://example.com' },
  ]) {
    it(`may not be ${String(href).slice(0, 50).replace('\n', '\\n') || 'empty'}`, () => {
      assert.equal(safeAddress(href), undefined);
    });
  }
});

describe('a click on a link', () => {
  const storyUrl = 'https://shop.atlassian.net/browse/SHOP-142';

  it('opens a story of the same site here', () => {
    assert.deepEqual(linkIntent('https://shop.atlassian.net/browse/SHOP-7', storyUrl), {
      do: 'openStory',
      key: 'SHOP-7',
    });
  });

  it('opens everything else in the browser', () => {
    for (const href of [
      'https://other.atlassian.net/browse/SHOP-7',
      'https://shop.atlassian.net/browse/SHOP-7?focusedCommentId=1',
      'https://shop.atlassian.net/browse/SHOP',
      'https://shop.atlassian.net/wiki/x',
    ]) {
      assert.deepEqual(linkIntent(href, storyUrl), { do: 'openLink', href });
    }
    assert.deepEqual(linkIntent('https://shop.atlassian.net/browse/SHOP-7', undefined), {
      do: 'openLink',
      href: 'https://shop.atlassian.net/browse/SHOP-7',
    });
  });
});
