import assert from 'node:assert/strict';
import type { Site } from '../../../../src/sources/jira/site';
import { createStoryParts } from '../../../../src/sources/jira/story-parts';
import { SourceError } from '../../../../src/sources/story-source';

/** As a site does it: what is let through rejects, everything else is left out. */
const site: Pick<Site, 'optional'> = {
  async optional(_what, asked, unless) {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof SourceError) || unless?.(error)) throw error;
      return undefined;
    }
  },
};
const fails = (...given: ConstructorParameters<typeof SourceError>): Promise<string> =>
  Promise.reject(new SourceError(...given));

describe('The parts of a story', () => {
  it('are what was read of them', async () => {
    const parts = createStoryParts(site, 'A-1');
    assert.equal(await parts.read('history', Promise.resolve('it')), 'it');
    assert.deepEqual(parts.unread, []);
  });

  it('are named where they could not be read, once each', async () => {
    const parts = createStoryParts(site, 'A-1');
    assert.equal(await parts.read('links', fails('unreachable', 'HTTP 500', { status: 500 })), undefined);
    assert.equal(await parts.read('history', fails('unreadable')), undefined);
    assert.equal(await parts.read('history', fails('invalid', '', { status: 400 })), undefined);
    assert.deepEqual(parts.unread, ['history', 'links']);
  });

  it('are none where they are not to be seen', async () => {
    const parts = createStoryParts(site, 'A-1');
    for (const kind of ['forbidden', 'not-found'] as const)
      assert.equal(await parts.read('comments', fails(kind)), undefined);
    assert.deepEqual(parts.unread, []);
  });

  it('are not told apart where the way to the site is broken', async () => {
    const parts = createStoryParts(site, 'A-1');
    for (const kind of ['unreachable', 'rate-limited', 'not-jira'] as const)
      await assert.rejects(parts.read('epic', fails(kind)), { kind });
    await assert.rejects(parts.read('epic', fails('unreachable', '', { status: 503 })), {
      kind: 'unreachable',
    });
  });
});
