import * as assert from 'node:assert/strict';
import type { Block } from '../../../src/domain/document';
import { pageOf } from './document-pages';
import { useStoryPage } from './fixtures';
import { paragraph } from './gallery-text';

/** A picture of 2 × 1 pixels. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAAMYAFgIB/0lGvQgAAAAASUVORK5CYII=',
  'base64',
);

const media = (name: string, more: object = {}): Block => ({ type: 'media', items: [{ name, ...more }] });
const far: Block[] = Array.from({ length: 100 }, (_, index) => paragraph(`line ${index}`));

describe('pictures on the story page', function () {
  this.timeout(30_000);
  const open = useStoryPage();

  const show = (...blocks: Block[]) => open.show(pageOf(blocks));
  const pictures = () => open.page.locator('.picture img');
  const asked = async () =>
    (await open.intents()).flatMap((intent) => (intent.do === 'showImage' ? [intent.attachment] : []));
  const waitUntilAsked = (times: number) =>
    open.page.waitForFunction((count) => {
      const { sent } = window as unknown as { sent: { intent?: { do: string } }[] };
      return sent.filter(({ intent }) => intent?.do === 'showImage').length >= count;
    }, times);
  const answer = (attachment: string, more: object = { bytes: new Uint8Array(png), mimeType: 'image/png' }) =>
    open.tell({ type: 'image', attachment, ...more });

  it('are asked for once, when they come near, and shown with their words', async () => {
    await show(media('flow.png'), media('flow.png', { alt: 'The flow' }), ...far, media('declined.png'));
    await waitUntilAsked(1);
    assert.deepEqual(await asked(), ['10001']);
    await answer('10001');
    await pictures().first().waitFor();
    assert.deepEqual(
      await pictures().evaluateAll((all) =>
        (all as HTMLImageElement[]).map(({ alt, naturalWidth, src }) => [alt, naturalWidth, src.slice(0, 5)]),
      ),
      [
        ['flow.png', 2, 'blob:'],
        ['The flow', 2, 'blob:'],
      ],
    );
    await open.page.getByRole('button', { name: 'declined.png', exact: true }).scrollIntoViewIfNeeded();
    await waitUntilAsked(2);
    assert.deepEqual(await asked(), ['10001', '10002']);
  });

  it('are found by name, by id and by address, and opened by a click', async () => {
    const found = [
      media('flow.png'),
      media('A drawing', { id: '10001' }),
      media('A drawing', { url: 'https://example.atlassian.net/rest/api/3/attachment/content/10001' }),
      media('A drawing', { url: 'https://jira.example.com/secure/attachment/10001/any%20name.png' }),
      media('A drawing', { url: 'images/flow.png' }),
    ];
    await show(...found);
    await waitUntilAsked(1);
    await answer('10001');
    await pictures()
      .nth(found.length - 1)
      .waitFor();
    await open.page.getByRole('button', { name: 'A drawing' }).last().click();
    assert.deepEqual((await open.intents()).at(-1), { do: 'openAttachment', attachment: '10001' });
  });

  it('leave other files as names: a button for an attachment, a link for an address, else text', async () => {
    await show(
      media('concept.pdf'),
      media('A logo', { url: 'https://example.com/logo.png' }),
      media('no-attachment.png'),
      media('data:image/png;base64,AAAA', { url: 'data:image/png;base64,AAAA' }),
    );
    await open.page.getByRole('link', { name: 'A logo' }).waitFor();
    await open.page.getByRole('button', { name: 'concept.pdf', exact: true }).click();
    assert.deepEqual(await open.intents(), [{ do: 'openAttachment', attachment: '10004' }]);
    assert.match(await open.page.locator('.rich-text').innerText(), /no-attachment\.png\s+Attachment\s*$/);
    assert.equal(await pictures().count(), 0);
  });

  it('keep their place where their size is known', async () => {
    await show(media('flow.png', { width: 400, height: 150 }), paragraph('after'));
    const top = () =>
      open.page.getByText('after', { exact: true }).evaluate((it) => it.getBoundingClientRect().top);
    await waitUntilAsked(1);
    const before = await top();
    await answer('10001');
    await pictures().waitFor();
    const [width, height] = await pictures().evaluate((it) => [it.clientWidth, it.clientHeight]);
    assert.ok(width && height && width > 390 && height > 140 && height < 205, `${width} × ${height}`);
    assert.ok(Math.abs((await top()) - before) < 40, `jumped from ${before} to ${await top()}`);
  });

  it('say in their place why they are not there, and come when they are asked for again', async () => {
    await show(media('flow.png'));
    await waitUntilAsked(1);
    await answer('10001', { message: 'The file is larger than 10 MB.' });
    await open.page.getByText('The file is larger than 10 MB.').waitFor();
    await open.page.getByRole('button', { name: 'Retry: flow.png' }).click();
    await waitUntilAsked(2);
    assert.deepEqual(await asked(), ['10001', '10001']);
    await answer('10001');
    await pictures().waitFor();
    assert.equal(await open.page.getByText('The file is larger').count(), 0);
  });

  it('are let go with their attachment, and with the story', async () => {
    await show(media('flow.png'));
    await waitUntilAsked(1);
    await answer('10001');
    const url = (await pictures().getAttribute('src')) ?? '';
    const isAlive = () =>
      open.page.evaluate(
        (src) =>
          new Promise<boolean>((resolve) => {
            const image = new Image();
            image.onload = () => resolve(true);
            image.onerror = () => resolve(false);
            image.src = src;
          }),
        url,
      );
    assert.equal(await isAlive(), true);
    const page = pageOf([media('flow.png')]);
    await open.show({ ...page, story: page.story && { ...page.story, attachments: [] } });
    assert.equal(await isAlive(), false);
    assert.equal(await pictures().count(), 0);
    // The browser says that it could not load what was let go.
    open.problems.length = 0;
  });

  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>parent.owned=1</script></svg>';
  const hostile: Record<string, object> = {
    'HTML that calls itself a picture': {
      bytes: Buffer.from('<script>owned=1</script>'),
      mimeType: 'image/png',
    },
    'a page': { bytes: Buffer.from('<script>owned=1</script>'), mimeType: 'text/html' },
    'a picture of no kind': { bytes: new Uint8Array(png), mimeType: 'image/png"><script>' },
    'bytes that are none': { bytes: 'data:text/html,x', mimeType: 'image/png' },
    'a picture without end': { bytes: new Uint8Array(png.subarray(0, 30)), mimeType: 'image/png' },
    'nothing at all': {},
  };
  for (const [name, message] of Object.entries(hostile)) {
    it(`are not made of ${name}`, async () => {
      await show(media('flow.png'));
      await waitUntilAsked(1);
      await answer('10001', wrapped(message));
      await open.page.getByText('This picture cannot be shown.').waitFor();
      assert.equal(await pictures().count(), 0);
      assert.equal(await open.page.evaluate(() => 'owned' in window), false);
    });
  }

  it('do nothing where they are drawn by a program', async () => {
    await show(media('flow.png'));
    await waitUntilAsked(1);
    await answer('10001', { bytes: new Uint8Array(Buffer.from(svg)), mimeType: 'image/svg+xml' });
    await pictures().waitFor();
    assert.equal(await open.page.evaluate(() => 'owned' in window), false);
  });

  it('are not taken where nobody waits for them', async () => {
    await show(paragraph('no picture'));
    await answer('10001');
    await answer('unknown');
    assert.equal(await pictures().count(), 0);
  });
});

/** Bytes as the page gets them: a Buffer would be sent as what it says of itself. */
function wrapped(message: object): object {
  return Object.fromEntries(
    Object.entries(message).map(([key, value]) => [
      key,
      value instanceof Uint8Array ? new Uint8Array(value) : (value as unknown),
    ]),
  );
}
