import assert from 'node:assert/strict';
import { branchLink, commitLink, pushLink } from '../../../src/features/git-links';

const sha = '9f3c2a1b5d7e8f90123456789abcdef012345678';

describe('The link of a branch', () => {
  it('is known by its remote and its name, and leads to its page', () => {
    assert.deepEqual(
      branchLink({
        branch: 'feature/SHOP-7-x',
        repository: 'shop',
        remote: 'https://ana:secret@github.com/acme/shop.git',
      }),
      {
        kind: 'branch',
        globalId: 'story-context:branch:github.com/acme/shop:feature/SHOP-7-x',
        title: 'feature/SHOP-7-x',
        summary: 'shop',
        url: 'https://github.com/acme/shop/tree/feature/SHOP-7-x',
      },
    );
  });

  it('leads to the repository at a host that is not known, and nowhere without a remote', () => {
    const at = (remote?: string) => branchLink({ branch: 'main', repository: 'shop', remote });
    assert.equal(at('git@git.acme.corp:web/shop.git').url, 'https://git.acme.corp/web/shop');
    assert.equal(at().url, undefined);
    assert.equal(at('/srv/git/shop.git').url, undefined);
    assert.equal(at().globalId, 'story-context:branch:local:main');
  });

  it('keeps its id within Jira’s limit, one for each branch', () => {
    const ids = ['a', 'b'].map(
      (end) => branchLink({ branch: 'x'.repeat(300) + end, repository: 'shop' }).globalId,
    );
    assert.deepEqual(
      ids.map(({ length }) => length),
      [255, 255],
    );
    assert.notEqual(ids[0], ids[1]);
  });
});

describe('The link of a commit', () => {
  it('is known by the commit, wherever it is, and says its subject', () => {
    const link = commitLink({
      sha,
      message: '\nCount vouchers\n\nBecause.',
      repository: 'shop',
      remote: 'git@gitlab.com:acme/web/shop.git',
    });
    assert.deepEqual(link, {
      kind: 'commit',
      globalId: `story-context:commit:${sha}`,
      title: '9f3c2a1b',
      summary: 'Count vouchers',
      url: `https://gitlab.com/acme/web/shop/-/commit/${sha}`,
    });
  });
});

describe('The link of a push', () => {
  const range = { from: 'a'.repeat(40), to: sha, count: 3, subject: 'Count vouchers' };
  const at = (remote: string | undefined, one: Omit<typeof range, 'from'> & { from?: string } = range) =>
    pushLink('feature/SHOP-7', one, { remote, words: '3 commits' });

  it('is one for all pushes of a branch, and leads to the whole range', () => {
    assert.deepEqual(at('git@github.com:acme/shop.git'), {
      kind: 'push',
      globalId: 'story-context:push:github.com/acme/shop:feature/SHOP-7',
      title: 'feature/SHOP-7: 3 commits',
      summary: '9f3c2a1b Count vouchers',
      url: `https://github.com/acme/shop/compare/${range.from}...${sha}`,
    });
    assert.equal(
      at('git@github.com:acme/shop.git', { ...range, from: undefined }).url,
      `https://github.com/acme/shop/commit/${sha}`,
    );
  });

  it('leads to where each host shows a range, else to the commit or the repository', () => {
    const { from } = range;
    const urls = {
      'https://gitlab.com/acme/shop': `https://gitlab.com/acme/shop/-/compare/${from}...${sha}`,
      'https://bitbucket.org/acme/shop': `https://bitbucket.org/acme/shop/branches/compare/${sha}..${from}`,
      'https://codeberg.org/acme/shop': `https://codeberg.org/acme/shop/compare/${from}...${sha}`,
      'https://bitbucket.acme.corp/scm/web/shop.git': `https://bitbucket.acme.corp/projects/web/repos/shop/compare/commits?sourceBranch=${sha}&targetBranch=${from}`,
      'https://dev.azure.com/acme/web/_git/shop': `https://dev.azure.com/acme/web/_git/shop/branchCompare?baseVersion=GC${from}&targetVersion=GC${sha}`,
      'https://chromium.googlesource.com/shop': `https://chromium.googlesource.com/shop/+/${sha}`,
      'https://git.acme.corp/web/shop.git': 'https://git.acme.corp/web/shop',
    };
    for (const [remote, url] of Object.entries(urls)) assert.equal(at(remote).url, url);
    assert.equal(at(undefined).url, undefined);
  });
});
