import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  branchUrl,
  commitUrl,
  linesUrl,
  remoteId,
  remotePage,
  webRepository,
} from '../../../src/git/permalink';

const sha = '9f3c2a1b5d7e8f90123456789abcdef012345678';
const lines = { commit: sha, path: 'src/my basket.ts', startLine: 3, endLine: 5 };

const hosts: readonly {
  readonly host: string;
  readonly remotes: readonly string[];
  readonly commit: string;
  readonly branch: string;
  readonly lines: string;
  readonly line: string;
}[] = [
  {
    host: 'GitHub',
    remotes: [
      'https://github.com/acme/shop.git',
      'https://github.com/acme/shop',
      'https://github.com/acme/shop/',
      'https://ana:ghp_secret@github.com/acme/shop.git',
      'https://x-access-token:ghs_secret@github.com/acme/shop',
      'git@github.com:acme/shop.git',
      'github.com:acme/shop.git',
      'ssh://git@github.com/acme/shop.git',
      'ssh://git@ssh.github.com:443/acme/shop.git',
      'git+ssh://git@github.com/acme/shop',
      'git://github.com/acme/shop.git',
      'git@GitHub.com:acme/shop.git',
    ],
    commit: `https://github.com/acme/shop/commit/${sha}`,
    branch: 'https://github.com/acme/shop/tree/feature/SHOP-7-x%23y',
    lines: `https://github.com/acme/shop/blob/${sha}/src/my%20basket.ts#L3-L5`,
    line: `https://github.com/acme/shop/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'GitHub Enterprise',
    remotes: ['git@github.acme.corp:acme/shop.git', 'https://github.acme.corp/acme/shop.git'],
    commit: `https://github.acme.corp/acme/shop/commit/${sha}`,
    branch: 'https://github.acme.corp/acme/shop/tree/feature/SHOP-7-x%23y',
    lines: `https://github.acme.corp/acme/shop/blob/${sha}/src/my%20basket.ts#L3-L5`,
    line: `https://github.acme.corp/acme/shop/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'GitLab with nested groups',
    remotes: [
      'https://gitlab.com/acme/web/teams/shop.git',
      'git@gitlab.com:acme/web/teams/shop.git',
      'https://oauth2:glpat-secret@gitlab.com/acme/web/teams/shop.git',
    ],
    commit: `https://gitlab.com/acme/web/teams/shop/-/commit/${sha}`,
    branch: 'https://gitlab.com/acme/web/teams/shop/-/tree/feature/SHOP-7-x%23y',
    lines: `https://gitlab.com/acme/web/teams/shop/-/blob/${sha}/src/my%20basket.ts#L3-5`,
    line: `https://gitlab.com/acme/web/teams/shop/-/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'GitLab of one’s own, on a port',
    remotes: ['https://gitlab.acme.corp:8443/web/shop.git'],
    commit: `https://gitlab.acme.corp:8443/web/shop/-/commit/${sha}`,
    branch: 'https://gitlab.acme.corp:8443/web/shop/-/tree/feature/SHOP-7-x%23y',
    lines: `https://gitlab.acme.corp:8443/web/shop/-/blob/${sha}/src/my%20basket.ts#L3-5`,
    line: `https://gitlab.acme.corp:8443/web/shop/-/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'GitLab over SSH on a port',
    remotes: ['ssh://git@gitlab.acme.corp:2222/web/shop.git'],
    commit: `https://gitlab.acme.corp/web/shop/-/commit/${sha}`,
    branch: 'https://gitlab.acme.corp/web/shop/-/tree/feature/SHOP-7-x%23y',
    lines: `https://gitlab.acme.corp/web/shop/-/blob/${sha}/src/my%20basket.ts#L3-5`,
    line: `https://gitlab.acme.corp/web/shop/-/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'Bitbucket Cloud',
    remotes: ['https://ana@bitbucket.org/acme/shop.git', 'git@bitbucket.org:acme/shop.git'],
    commit: `https://bitbucket.org/acme/shop/commits/${sha}`,
    branch: 'https://bitbucket.org/acme/shop/branch/feature/SHOP-7-x%23y',
    lines: `https://bitbucket.org/acme/shop/src/${sha}/src/my%20basket.ts#lines-3:5`,
    line: `https://bitbucket.org/acme/shop/src/${sha}/src/my%20basket.ts#lines-3`,
  },
  {
    host: 'Bitbucket Server',
    remotes: [
      'https://bitbucket.acme.corp/scm/web/shop.git',
      'ssh://git@bitbucket.acme.corp:7999/web/shop.git',
      'https://ana:secret@bitbucket.acme.corp/scm/web/shop.git',
    ],
    commit: `https://bitbucket.acme.corp/projects/web/repos/shop/commits/${sha}`,
    branch:
      'https://bitbucket.acme.corp/projects/web/repos/shop/browse?at=refs%2Fheads%2Ffeature%2FSHOP-7-x%23y',
    lines: `https://bitbucket.acme.corp/projects/web/repos/shop/browse/src/my%20basket.ts?at=${sha}#3-5`,
    line: `https://bitbucket.acme.corp/projects/web/repos/shop/browse/src/my%20basket.ts?at=${sha}#3`,
  },
  {
    host: 'Bitbucket Server told by the form of its paths',
    remotes: ['https://code.acme.corp/git/scm/~ana/shop.git'],
    commit: `https://code.acme.corp/git/users/ana/repos/shop/commits/${sha}`,
    branch: 'https://code.acme.corp/git/users/ana/repos/shop/browse?at=refs%2Fheads%2Ffeature%2FSHOP-7-x%23y',
    lines: `https://code.acme.corp/git/users/ana/repos/shop/browse/src/my%20basket.ts?at=${sha}#3-5`,
    line: `https://code.acme.corp/git/users/ana/repos/shop/browse/src/my%20basket.ts?at=${sha}#3`,
  },
  {
    host: 'Azure DevOps',
    remotes: [
      'https://acme@dev.azure.com/acme/Web%20Shop/_git/shop',
      'git@ssh.dev.azure.com:v3/acme/Web%20Shop/shop',
      'https://acme.visualstudio.com/Web%20Shop/_git/shop',
      'https://acme.visualstudio.com/DefaultCollection/Web%20Shop/_git/shop',
      'acme@vs-ssh.visualstudio.com:v3/acme/Web%20Shop/shop',
    ],
    commit: `https://dev.azure.com/acme/Web%20Shop/_git/shop/commit/${sha}`,
    branch: 'https://dev.azure.com/acme/Web%20Shop/_git/shop?version=GBfeature%2FSHOP-7-x%23y',
    lines: `https://dev.azure.com/acme/Web%20Shop/_git/shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=6&lineStartColumn=1&lineEndColumn=1&_a=contents`,
    line: `https://dev.azure.com/acme/Web%20Shop/_git/shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1&_a=contents`,
  },
  {
    host: 'Gitea',
    remotes: ['https://gitea.acme.corp/web/shop.git', 'gitea@gitea.acme.corp:web/shop.git'],
    commit: `https://gitea.acme.corp/web/shop/commit/${sha}`,
    branch: 'https://gitea.acme.corp/web/shop/src/branch/feature/SHOP-7-x%23y',
    lines: `https://gitea.acme.corp/web/shop/src/commit/${sha}/src/my%20basket.ts#L3-L5`,
    line: `https://gitea.acme.corp/web/shop/src/commit/${sha}/src/my%20basket.ts#L3`,
  },
];

describe('Links of a remote', () => {
  for (const { host, remotes, ...expected } of hosts) {
    for (const remote of remotes) {
      it(`are known at ${host} for ${remote.replace(/:[^:@/]*secret@/, ':…@')}`, () => {
        const web = webRepository(remote);
        assert.ok(web);
        assert.equal(commitUrl(web, sha), expected.commit);
        assert.equal(branchUrl(web, 'feature/SHOP-7-x#y'), expected.branch);
        assert.equal(linesUrl(web, lines), expected.lines);
        assert.equal(linesUrl(web, { ...lines, endLine: 3 }), expected.line);
      });
    }
  }

  it('show the lines of a file that the host would render', () => {
    const url = (remote: string): string => {
      const web = webRepository(remote);
      return web ? linesUrl(web, { ...lines, path: 'README.md', endLine: 3 }) : '';
    };
    assert.ok(url('https://github.com/acme/shop').endsWith('/README.md?plain=1#L3'));
    assert.ok(url('https://gitlab.com/acme/shop').endsWith('/README.md?plain=1#L3'));
    assert.ok(url('https://codeberg.org/acme/shop').endsWith('/README.md?display=source#L3'));
  });

  const unknown = [
    'git@git.acme.corp:web/shop.git',
    'https://git.acme.corp/web/shop.git',
    'work:acme/shop.git',
    '/srv/git/shop.git',
    '../shop',
    'file:///srv/git/shop.git',
    'C:/repos/shop',
    'C:\\repos\\shop',
    'ext::sh -c whoami',
    'https://',
    'https://bitbucket.acme.corp/web',
    '',
  ];
  for (const remote of unknown) {
    it(`are unknown for "${remote}"`, () => assert.equal(webRepository(remote), undefined));
  }

  it('fall back to the page of a host that is not known, and to nothing for a folder or an SSH alias', () => {
    assert.equal(remotePage('git@git.acme.corp:web/shop.git'), 'https://git.acme.corp/web/shop');
    assert.equal(
      remotePage('https://ana:secret@git.acme.corp:8443/web/shop'),
      'https://git.acme.corp:8443/web/shop',
    );
    for (const remote of ['work:acme/shop.git', '/srv/git/shop.git', 'file:///srv/shop']) {
      assert.equal(remotePage(remote), undefined);
    }
  });

  it('hold no credentials, for any', () => {
    const secret = fc.stringMatching(/^[a-z0-9_%-]{8,20}$/).map((one) => `S3CR3T${one}`);
    const host = fc.constantFrom(
      'github.com',
      'gitlab.acme.corp',
      'bitbucket.org',
      'git.acme.corp',
      'dev.azure.com',
    );
    fc.assert(
      fc.property(
        secret,
        secret,
        host,
        fc.constantFrom('https', 'ssh', 'http'),
        (user, password, name, scheme) => {
          const remote = `${scheme}://${user}:${password}@${name}/acme/_git/shop.git`;
          const web = webRepository(remote);
          const all = [
            remotePage(remote),
            remoteId(remote),
            web && commitUrl(web, sha),
            web && linesUrl(web, lines),
          ];
          assert.ok(!all.join(' ').includes('S3CR3T'));
        },
      ),
    );
  });
});

describe('remoteId', () => {
  for (const { host, remotes } of hosts) {
    it(`is one for all forms of a remote at ${host}`, () => {
      assert.equal(new Set(remotes.map(remoteId)).size, 1, remotes.map(remoteId).join(' '));
    });
  }

  it('is the host and the path', () => {
    assert.equal(remoteId('git@github.com:acme/shop.git'), 'github.com/acme/shop');
    assert.equal(remoteId('ssh://git@git.acme.corp:2222/web/shop.git'), 'git.acme.corp/web/shop');
    assert.equal(remoteId('https://git.acme.corp:8443/web/shop'), 'git.acme.corp/web/shop');
    assert.equal(remoteId('work:acme/shop.git'), 'work/acme/shop');
  });

  it('is "local" without a remote, and for a folder', () => {
    assert.equal(remoteId(undefined), 'local');
    assert.equal(remoteId('/srv/git/shop.git'), 'local');
  });
});
