import assert from 'node:assert/strict';
import type { StoryLink } from '../../../src/domain/story';
import type { StoryAccess } from '../../../src/features/feature-host';
import { putGitLink } from '../../../src/features/put-git-link';
import type { Intention } from '../../../src/sync/outbox/intention';
import type { StorySource } from '../../../src/sources/story-source';
import { fakeSource, story } from '../sync/fake-source';

const link: StoryLink = { kind: 'branch', globalId: 'story-context:branch:local:x', title: 'x' };
const address = 'https://jira.example.com/browse/SHOP-7';

/** A source, and what was written to its stories. */
function setUp(kind: StorySource['kind']): {
  put: StoryLink[];
  run: (link: StoryLink) => Promise<string>;
} {
  const put: StoryLink[] = [];
  const source = fakeSource({
    kind,
    story: async (key) => story(key, { url: address }),
  });
  const stories = {
    summaries: () => [],
    write: (key: string, intention: Intention) => {
      assert.ok(key === 'SHOP-7' && intention.do === 'link');
      put.push(intention.link);
      return Promise.resolve('done');
    },
  } as unknown as StoryAccess;
  return { put, run: async (given) => (await putGitLink(stories, source, 'SHOP-7', given)).target };
}

describe('A link of a branch or a commit', () => {
  it('is written with its own address where it has one', async () => {
    const { put, run } = setUp('jira');
    assert.equal(await run({ ...link, url: 'https://github.com/acme/shop' }), 'itself');
    assert.equal(put[0]?.url, 'https://github.com/acme/shop');
  });

  it('leads to the story in a Jira, which takes no link without an address', async () => {
    const { put, run } = setUp('jira');
    assert.equal(await run(link), 'story');
    assert.deepEqual(put, [{ ...link, url: address }]);
  });

  it('has none in a folder of stories', async () => {
    const { put, run } = setUp('markdown');
    assert.equal(await run(link), 'nothing');
    assert.equal(put[0]?.url, undefined);
  });
});
