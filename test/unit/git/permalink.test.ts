import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { branchUrl, commitUrl, linesUrl } from '../../../src/git/permalink';
import { readRemoteHosts } from '../../../src/git/remote-hosts';
import { bestAddress, remoteId, remotePage, webRepository } from '../../../src/git/web-repository';

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
      'git@github.com:/acme/shop.git',
      'ana:ghp_secret@github.com:acme/shop.git',
      'ghp_secret@github.com:acme/shop',
      '[git@github.com:22]:acme/shop.git',
      'http://www.github.com/acme/shop',
      'https://ana%40acme.com:p%40ss@github.com/acme/shop',
      'https://ana:p@ss@github.com/acme/shop',
      'https://github.com/acme/shop.git?access_token=ghp_secret#x',
      'git@github.com:acme/shop.git?token=ghp_secret',
      '  https://github.com:443//acme/shop.git/ ',
    ],
    commit: `https://github.com/acme/shop/commit/${sha}`,
    branch: 'https://github.com/acme/shop/tree/feature/SHOP-7-x%23y',
    lines: `https://github.com/acme/shop/blob/${sha}/src/my%20basket.ts#L3-L5`,
    line: `https://github.com/acme/shop/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'GitHub Enterprise',
    remotes: [
      'git@github.acme.corp:acme/shop.git',
      'https://github.acme.corp/acme/shop.git',
      'ssh://git@github.acme.corp:2222/acme/shop',
    ],
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
      'ssh://git@altssh.gitlab.com:443/acme/web/teams/shop.git',
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
    host: 'GitLab below a path',
    remotes: ['https://gitlab.acme.corp/tools/git%20lab/web/shop.git'],
    commit: `https://gitlab.acme.corp/tools/git%20lab/web/shop/-/commit/${sha}`,
    branch: 'https://gitlab.acme.corp/tools/git%20lab/web/shop/-/tree/feature/SHOP-7-x%23y',
    lines: `https://gitlab.acme.corp/tools/git%20lab/web/shop/-/blob/${sha}/src/my%20basket.ts#L3-5`,
    line: `https://gitlab.acme.corp/tools/git%20lab/web/shop/-/blob/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'Bitbucket Cloud',
    remotes: [
      'https://ana@bitbucket.org/acme/shop.git',
      'https://x-token-auth:secret@bitbucket.org/acme/shop.git',
      'git@bitbucket.org:acme/shop.git',
      'ssh://git@altssh.bitbucket.org:443/acme/shop.git',
    ],
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
    host: 'Bitbucket Server told by its port of SSH',
    remotes: ['ssh://git@code.acme.corp:7999/~ana/shop.git', 'https://code.acme.corp/scm/~ana/shop.git'],
    commit: `https://code.acme.corp/users/ana/repos/shop/commits/${sha}`,
    branch: 'https://code.acme.corp/users/ana/repos/shop/browse?at=refs%2Fheads%2Ffeature%2FSHOP-7-x%23y',
    lines: `https://code.acme.corp/users/ana/repos/shop/browse/src/my%20basket.ts?at=${sha}#3-5`,
    line: `https://code.acme.corp/users/ana/repos/shop/browse/src/my%20basket.ts?at=${sha}#3`,
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
      'ssh://git@ssh.dev.azure.com/v3/acme/Web%20Shop/shop',
      'https://ana:secret@dev.azure.com/acme/Web Shop/_git/shop',
      'https://dev.azure.com/acme/Web%20Shop/_git/_full/shop',
      'https://acme.visualstudio.com/DefaultCollection/Web%20Shop/_git/_optimized/shop',
    ],
    commit: `https://dev.azure.com/acme/Web%20Shop/_git/shop/commit/${sha}`,
    branch: 'https://dev.azure.com/acme/Web%20Shop/_git/shop?version=GBfeature%2FSHOP-7-x%23y',
    lines: `https://dev.azure.com/acme/Web%20Shop/_git/shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=6&lineStartColumn=1&lineEndColumn=1&_a=contents`,
    line: `https://dev.azure.com/acme/Web%20Shop/_git/shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1&_a=contents`,
  },
  {
    host: 'Azure DevOps Server, with a collection that has a blank',
    remotes: [
      'https://tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop',
      'https://ana:secret@tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop',
    ],
    commit: `https://tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop/commit/${sha}`,
    branch:
      'https://tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop?version=GBfeature%2FSHOP-7-x%23y',
    lines: `https://tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=6&lineStartColumn=1&lineEndColumn=1&_a=contents`,
    line: `https://tfs.acme.corp:8080/tfs/Default%20Collection/Web%20Shop/_git/our%20shop?path=%2Fsrc%2Fmy%20basket.ts&version=GC${sha}&line=3&lineEnd=4&lineStartColumn=1&lineEndColumn=1&_a=contents`,
  },
  {
    host: 'Gitea below a path, on a port',
    remotes: ['http://ana:secret@forgejo.acme.corp:3000/code/web/shop.git'],
    commit: `http://forgejo.acme.corp:3000/code/web/shop/commit/${sha}`,
    branch: 'http://forgejo.acme.corp:3000/code/web/shop/src/branch/feature/SHOP-7-x%23y',
    lines: `http://forgejo.acme.corp:3000/code/web/shop/src/commit/${sha}/src/my%20basket.ts#L3-L5`,
    line: `http://forgejo.acme.corp:3000/code/web/shop/src/commit/${sha}/src/my%20basket.ts#L3`,
  },
  {
    host: 'Gerrit at Google',
    remotes: ['https://acme.googlesource.com/web/shop', 'https://acme.googlesource.com/a/web/shop'],
    commit: `https://acme.googlesource.com/web/shop/+/${sha}`,
    branch: 'https://acme.googlesource.com/web/shop/+/refs/heads/feature/SHOP-7-x%23y',
    lines: `https://acme.googlesource.com/web/shop/+/${sha}/src/my%20basket.ts#3`,
    line: `https://acme.googlesource.com/web/shop/+/${sha}/src/my%20basket.ts#3`,
  },
  {
    host: 'an address of IPv6',
    remotes: [
      'https://[2001:db8::1]:7990/scm/web/shop.git',
      'https://ana:secret@[2001:DB8::1]:7990/scm/web/shop',
    ],
    commit: `https://[2001:db8::1]:7990/projects/web/repos/shop/commits/${sha}`,
    branch:
      'https://[2001:db8::1]:7990/projects/web/repos/shop/browse?at=refs%2Fheads%2Ffeature%2FSHOP-7-x%23y',
    lines: `https://[2001:db8::1]:7990/projects/web/repos/shop/browse/src/my%20basket.ts?at=${sha}#3-5`,
    line: `https://[2001:db8::1]:7990/projects/web/repos/shop/browse/src/my%20basket.ts?at=${sha}#3`,
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
    'https://github.com/acme/shop/tree/main',
    'https://github.com/acme',
    'git@github.com:../shop/x.git',
    'git@github.com:acme/shop.wiki.git',
    'https://gitlab.com/acme/web/shop.wiki.git',
    'https://gist.github.com/ana/0123456789abcdef.git',
    'git@gist.github.com:0123456789abcdef.git',
    'ssh://acme@vs-ssh.visualstudio.com:22/Web/_ssh/shop',
    'ssh://git@github.com:acme/shop.git',
    'ssh://ana@gerrit.acme.corp:29418/web/shop',
    'ssh://ana@gitlab.acme.corp:29418/web/shop',
    'https://gerrit.acme.corp/a/web/shop',
    'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop',
    'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop',
    'codecommit::eu-west-1://profile@shop',
    'git@[2001:db8::1]:web/shop.git',
    '\\\\server\\share\\shop',
    '//server/share/shop',
    'file:///C:/repos/shop',
    'rsync://github.com/acme/shop',
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

  it('are none where a host has its pages elsewhere', () => {
    for (const remote of [
      'ssh://ana@gerrit.acme.corp:29418/web/shop',
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop',
      'codecommit::eu-west-1://profile@shop',
      'ssh://acme@vs-ssh.visualstudio.com:22/Web/_ssh/shop',
      'git@github.com:acme/shop.wiki.git',
    ]) {
      assert.equal(remotePage(remote), undefined, remote);
    }
  });

  it('have the names of branches and files in them as they are', () => {
    const name = 'über #1?/50% ä&b=c+d/“日本”';
    const encoded = name.split('/').map(encodeURIComponent).join('/');
    for (const { remotes } of hosts) {
      const web = webRepository(remotes[0] ?? '');
      assert.ok(web);
      const branch = new URL(branchUrl(web, name));
      const file = new URL(linesUrl(web, { ...lines, path: `${name}.ts` }));
      assert.ok(branch.href.includes(encoded) || branch.href.includes(encodeURIComponent(name)), branch.href);
      assert.ok(file.href.includes(encoded) || file.href.includes(encodeURIComponent(name)), file.href);
      assert.equal(branch.hash, '');
      assert.match(file.hash, file.searchParams.has('line') ? /^$/ : /^#[a-z-]*L?3/);
    }
  });

  it('are those of the address that tells most, of a remote that has several', () => {
    const [folder, unknown, known] = ['/srv/shop', 'https://git.acme.corp/shop', 'git@github.com:acme/shop'];
    assert.equal(bestAddress([folder, unknown, known]), known);
    assert.equal(bestAddress([folder, unknown]), unknown);
    assert.equal(bestAddress([folder]), folder);
    assert.equal(bestAddress([]), undefined);
  });

  it('hold no credentials, wherever they stand in the remote', () => {
    const secret = fc.stringMatching(/^[a-z0-9_%:.~-]{8,20}$/).map((one) => `S3CR3T${one}`);
    const host = fc.constantFrom(
      'github.com',
      'gitlab.acme.corp',
      'bitbucket.org',
      'git.acme.corp:8443',
      'dev.azure.com',
      '[2001:db8::1]',
    );
    const user = fc.oneof(
      secret.map((one) => `${one}@`),
      fc.tuple(secret, secret).map(([name, password]) => `${name}:${password}@`),
      secret.map((one) => `ana:${one}@${one}@`),
    );
    const behind = fc.oneof(
      fc.constant(''),
      secret.map((one) => `?token=${one}`),
      secret.map((one) => `#${one}`),
    );
    const url = fc
      .tuple(fc.constantFrom('https', 'ssh', 'http', 'git', 'git+ssh'), user, host, behind)
      .map(([scheme, who, where, rest]) => `${scheme}://${who}${where}/acme/_git/shop.git${rest}`);
    const scp = fc
      .tuple(user, fc.constantFrom('github.com', 'git.acme.corp', 'work', '[2001:db8::1]'), behind)
      .map(([who, where, rest]) => `${who}${where}:acme/shop.git${rest}`);
    const helper = secret.map((one) => `codecommit::eu-west-1://${one}@shop`);
    const { hosts: set } = readRemoteHosts({ 'git.acme.corp': 'gitea', work: 'github' });
    fc.assert(
      fc.property(fc.oneof(url, scp, helper), (remote) => {
        const web = webRepository(remote, set);
        const all = [
          remotePage(remote, set),
          remoteId(remote),
          web && commitUrl(web, sha),
          web && branchUrl(web, 'main'),
          web && linesUrl(web, lines),
        ];
        assert.ok(!all.join(' ').includes('S3CR3T'), all.join(' '));
      }),
      { numRuns: 1_000 },
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
    assert.equal(remoteId('https://[2001:db8::1]:8443/web/shop'), '[2001:db8::1]/web/shop');
    const aws = 'git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop';
    for (const remote of [
      'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop',
      'ssh://APKAEXAMPLE@git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop',
      'codecommit::eu-west-1://profile@shop',
      'codecommit::eu-west-1://shop',
    ])
      assert.equal(remoteId(remote), aws);
  });

  it('is "local" without a remote, and for a folder', () => {
    assert.equal(remoteId(undefined), 'local');
    assert.equal(remoteId('/srv/git/shop.git'), 'local');
  });
});
