import assert from 'node:assert/strict';
import type { Attachment } from '../../../../src/domain/story';
import { placeBelow } from '../../../../src/sources/jira/address';
import { createJiraSource } from '../../../../src/sources/jira';
import type { StorySource } from '../../../../src/sources/story-source';
import { type Simulator, startSimulator } from '../../../simulator/simulator';
import { type AnsweringServer, answering, type Reply } from './answering';
import { quick, sourceAt, userAgent } from './simulated-site';

const most = 1_000_000;
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

for (const deployment of ['cloud', 'datacenter'] as const) {
  describe(`The content of an attachment at a Jira of ${deployment}`, () => {
    let site: Simulator;
    let source: StorySource;
    let sketch: Attachment;
    let log: Attachment;
    beforeEach(async () => {
      site = await startSimulator({ deployment, ...(deployment === 'datacenter' && { context: '/jira' }) });
      source = sourceAt(site);
      const { attachments } = await source.story('SHOP-9');
      const [first, second] = attachments;
      assert.ok(first && second);
      [sketch, log] = [first, second];
      site.clearRequests();
    });
    afterEach(() => site.close());

    it('comes byte for byte, with the type that the site names', async () => {
      const { bytes, mimeType } = await source.attachment('SHOP-9', sketch, { most });
      assert.deepEqual([...bytes.subarray(0, 8)], signature);
      assert.ok(
        Buffer.from(bytes).equals(site.state.files.get('delivery-slots.png')?.bytes ?? Buffer.alloc(0)),
      );
      assert.equal(mimeType, 'image/png');
      assert.equal(bytes.length, sketch.size);
      const text = await source.attachment('SHOP-9', log, { most, thumbnail: true });
      assert.match(Buffer.from(text.bytes).toString(), /^2026-03-02T09:14:07Z slots/);
      assert.equal(text.mimeType, 'text/plain');
    });

    it('may be a smaller picture of it', async () => {
      const { bytes } = await source.attachment('SHOP-9', sketch, { most, thumbnail: true });
      assert.deepEqual([...bytes.subarray(0, 8)], signature);
      assert.ok(bytes.length < (sketch.size ?? 0));
    });

    it('is refused where it is larger than is wanted, and not asked for where that is known', async () => {
      const small = { most: 1000 };
      await assert.rejects(source.attachment('SHOP-9', sketch, small), { kind: 'invalid' });
      assert.equal(site.requests.length, 0);
      const { size: _, ...unsized } = sketch;
      await assert.rejects(source.attachment('SHOP-9', unsized, small), { kind: 'invalid' });
    });

    it('is no page of something that is not Jira', async () => {
      site.addFault({ kind: 'html', times: 'always' });
      await assert.rejects(source.attachment('SHOP-9', sketch, { most }), { kind: 'not-jira' });
    });

    it('is not to be had by who is no longer signed in', async () => {
      site.expireToken();
      await assert.rejects(source.attachment('SHOP-9', sketch, { most }), { kind: 'not-signed-in' });
    });

    it('says that it is gone, and that it is not for everybody', async () => {
      await assert.rejects(source.attachment('SHOP-9', { ...sketch, id: '4711' }, { most }), {
        kind: 'not-found',
      });
      site.addFault({ kind: 'status', status: 403, times: 'always' });
      await assert.rejects(source.attachment('SHOP-9', sketch, { most }), { kind: 'forbidden' });
    });

    it('is asked for again where it broke off', async () => {
      site.addFault({ kind: 'truncate', path: deployment === 'cloud' ? '*/content/*' : '/secure/*' });
      const { bytes } = await source.attachment('SHOP-9', sketch, { most });
      assert.equal(bytes.length, sketch.size);
      assert.equal(site.pendingFaults, 0);
    });

    it('stops where nobody wants it any more', async () => {
      await assert.rejects(source.attachment('SHOP-9', sketch, { most }, AbortSignal.abort()), {
        kind: 'cancelled',
      });
      assert.equal(site.requests.length, 0);
    });

    it('writes nothing secret to the log', async () => {
      const lines: string[] = [];
      await sourceAt(site, { log: (line) => lines.push(line) }).attachment('SHOP-9', sketch, { most });
      assert.ok(lines.length > 0);
      assert.doesNotMatch(lines.join('\n'), /token|Basic |Bearer /);
    });
  });
}

describe('An answer in place of an attachment', () => {
  let server: AnsweringServer | undefined;
  let other: AnsweringServer | undefined;
  afterEach(async () => {
    await Promise.all([server?.close(), other?.close()]);
    server = other = undefined;
  });

  const attachment: Attachment = { id: '7', name: 'a.png', mimeType: 'image/png' };
  const at = (url: string, deployment: 'cloud' | 'datacenter' = 'cloud'): StorySource =>
    createJiraSource({
      ...{ baseUrl: url, deployment, boardId: '1', writeTo: 'source', userAgent, timings: quick },
      log: () => undefined,
      credentials: () => Promise.resolve({ kind: 'pat', token: 'secret-token' }),
    });
  const html = { 'Content-Type': 'text/html;charset=UTF-8' };

  it('is a sign-in page of the site, with status 200', async () => {
    server = await answering(() => ({
      body: '<title>Log in</title>',
      headers: { ...html, 'X-AUSERNAME': 'anonymous', 'X-AAccountId': '' },
    }));
    await assert.rejects(at(server.url).attachment('A-1', attachment, { most }), { kind: 'not-signed-in' });
  });

  it('is a page that says it is a file', async () => {
    server = await answering(() => ({
      body: '<title>Log in</title>',
      headers: { ...html, 'Content-Disposition': 'attachment' },
    }));
    await assert.rejects(at(server.url).attachment('A-1', attachment, { most }), { kind: 'not-jira' });
    const page = await at(server.url).attachment('A-1', { id: '8', name: 'a.html' }, { most });
    assert.equal(page.mimeType, 'text/html');
  });

  it('is more than was wanted, whatever it said before, and is not read to its end', async () => {
    let written = 0;
    server = await answering((_, response) => {
      response.writeHead(200, { 'Content-Type': 'image/png', 'X-AAccountId': 'a' });
      const more = (): void => {
        while (written < 50_000_000 && !response.destroyed) {
          written += 65_536;
          if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
      return undefined;
    });
    await assert.rejects(at(server.url).attachment('A-1', attachment, { most }), { kind: 'invalid' });
    assert.ok(written < 20_000_000, String(written));
  });

  it('sends elsewhere, where nobody goes', async () => {
    other = await answering(() => ({ body: 'no' }));
    const location = `${other.url}/file`;
    server = await answering(() => ({ status: 303, headers: { Location: location } }));
    await assert.rejects(at(server.url).attachment('A-1', attachment, { most }), { kind: 'not-jira' });
    assert.equal(other.received.length, 0);
  });

  it('names a place at another address, which is not asked', async () => {
    other = await answering(() => ({ body: 'no' }));
    const content = `${other.url}/secure/attachment/7/a.png`;
    server = await answering((): Reply => ({ body: { content } }));
    await assert.rejects(at(server.url, 'datacenter').attachment('A-1', attachment, { most }), {
      kind: 'unsupported',
    });
    assert.equal(other.received.length, 0);
    assert.equal(server.received.length, 1);
  });
});

describe('A place that the site names', () => {
  const base = 'https://jira.example.test/jira';

  it('is one below its own address', () => {
    assert.deepEqual(placeBelow(base, `${base}/secure/attachment/7/a%20b.png?x=1`), {
      path: '/secure/attachment/7/a%20b.png',
      query: { x: '1' },
    });
    assert.deepEqual(
      placeBelow('https://jira.example.test', 'https://jira.example.test/secure/x').path,
      '/secure/x',
    );
    assert.deepEqual(placeBelow(base, '/jira/secure/x').path, '/secure/x');
  });

  for (const address of [
    'https://jira.example.test/secure/attachment/7/a.png',
    'https://jira.example.test/jira/../secure/a.png',
    'https://jira.example.test/jira/%2e%2e/secure/a.png',
    'https://jira.example.test/jiraffe/a.png',
    'http://jira.example.test/jira/a.png',
    'https://jira.example.test:8443/jira/a.png',
    'https://jira.example.test@evil.test/jira/a.png',
    '//evil.test/jira/a.png',
    'data:image/png;base64,AAAA',
    'file:///jira/a.png',
    '',
  ]) {
    it(`is no other: ${address}`, () => {
      assert.throws(() => placeBelow(base, address), { kind: 'unsupported' });
    });
  }
});
