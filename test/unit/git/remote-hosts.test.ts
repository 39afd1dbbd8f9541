import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { branchUrl, commitUrl, linesUrl } from '../../../src/git/permalink';
import { hostKinds, readRemoteHosts } from '../../../src/git/remote-hosts';
import { remotePage, webRepository } from '../../../src/git/web-repository';

const commit = '9f3c2a1';
const lines = { commit, path: 'src/basket.ts', startLine: 3, endLine: 5 };

/** Addresses of the three pages of a remote, by a setting. */
function links(setting: unknown, remote: string): { branch: string; commit: string; lines: string } {
  const { hosts, problems } = readRemoteHosts(setting);
  assert.deepEqual(problems, []);
  const web = webRepository(remote, hosts);
  assert.ok(web, remote);
  return {
    branch: branchUrl(web, 'feature/x#y'),
    commit: commitUrl(web, commit),
    lines: linesUrl(web, lines),
  };
}

describe('The setting of web hosts', () => {
  it('says what a host is', () => {
    for (const remote of ['git@git.acme.corp:web/shop.git', 'https://ana:x@GIT.acme.corp/web/shop']) {
      assert.equal(
        links({ 'Git.Acme.corp': 'gitlab' }, remote).lines,
        'https://git.acme.corp/web/shop/-/blob/9f3c2a1/src/basket.ts#L3-5',
      );
    }
  });

  it('says it of one port alone', () => {
    const { hosts } = readRemoteHosts({ 'git.acme.corp:8443': 'gitea' });
    assert.equal(webRepository('https://git.acme.corp:8443/web/shop', hosts)?.kind, 'gitea');
    assert.equal(webRepository('https://git.acme.corp/web/shop', hosts), undefined);
  });

  it('is stronger than a word in the name of the host', () => {
    assert.equal(
      links({ 'github.acme.corp': 'gitea' }, 'https://github.acme.corp/web/shop').commit,
      'https://github.acme.corp/web/shop/commit/9f3c2a1',
    );
    const { hosts } = readRemoteHosts({ 'stash.acme.corp': 'gitlab' });
    assert.equal(webRepository('https://stash.acme.corp/web/shop', hosts)?.kind, 'gitlab');
  });

  it('says where the pages of an alias of SSH are', () => {
    const setting = { work: { kind: 'github', web: 'https://github.com/' } };
    assert.equal(
      links(setting, 'work:acme/shop.git').branch,
      'https://github.com/acme/shop/tree/feature/x%23y',
    );
  });

  it('says where pages stand that are below a path or on a port, over HTTP and SSH', () => {
    const setting = { 'git.acme.corp': { kind: 'gitea', web: 'https://git.acme.corp:3000/code' } };
    for (const remote of [
      'ssh://git@git.acme.corp:2222/web/shop.git',
      'https://git.acme.corp:3000/code/web/shop.git',
    ]) {
      assert.equal(
        links(setting, remote).lines,
        'https://git.acme.corp:3000/code/web/shop/src/commit/9f3c2a1/src/basket.ts#L3-L5',
      );
    }
    const bitbucket = {
      'git.acme.corp': { kind: 'bitbucketServer', web: 'https://git.acme.corp/bitbucket' },
    };
    for (const remote of [
      'ssh://git@git.acme.corp:2222/web/shop.git',
      'https://git.acme.corp/bitbucket/scm/web/shop.git',
    ]) {
      assert.equal(
        links(bitbucket, remote).commit,
        'https://git.acme.corp/bitbucket/projects/web/repos/shop/commits/9f3c2a1',
      );
    }
  });

  it('knows a Gerrit with its plugin Gitiles, and one without', () => {
    assert.equal(
      links({ 'gerrit.acme.corp': 'gerrit' }, 'ssh://ana@gerrit.acme.corp:29418/web/shop').lines,
      'https://gerrit.acme.corp/plugins/gitiles/web/shop/+/9f3c2a1/src/basket.ts#3',
    );
    assert.equal(
      links({ 'gerrit.acme.corp': 'gerrit' }, 'https://gerrit.acme.corp/a/web/shop').commit,
      'https://gerrit.acme.corp/plugins/gitiles/web/shop/+/9f3c2a1',
    );
    const gitiles = { 'gerrit.acme.corp': { kind: 'gerrit', web: 'https://code.acme.corp' } };
    assert.equal(
      links(gitiles, 'ssh://ana@gerrit.acme.corp:29418/web/shop').branch,
      'https://code.acme.corp/web/shop/+/refs/heads/feature/x%23y',
    );
  });

  it('gives pages of a form of its own', () => {
    const setting = {
      'git.acme.corp': {
        web: 'https://code.acme.corp',
        branch: '{base}/log/?h={branch}',
        commit: '{base}/commit/?id={commit}',
        lines: 'https://view.acme.corp/{repository}/tree/{path}?id={commit}#n{start}-{end}',
      },
    };
    assert.deepEqual(links(setting, 'git@git.acme.corp:web/our shop.git'), {
      branch: 'https://code.acme.corp/web/our%20shop/log/?h=feature/x%23y',
      commit: 'https://code.acme.corp/web/our%20shop/commit/?id=9f3c2a1',
      lines: 'https://view.acme.corp/web/our%20shop/tree/src/basket.ts?id=9f3c2a1#n3-5',
    });
  });

  it('gives one page of its own beside those of a kind', () => {
    const setting = {
      'git.acme.corp': { kind: 'github', lines: '{base}/file/{commit}/{path}?from={start}&to={end}' },
    };
    assert.deepEqual(links(setting, 'git@git.acme.corp:web/shop.git'), {
      branch: 'https://git.acme.corp/web/shop/tree/feature/x%23y',
      commit: 'https://git.acme.corp/web/shop/commit/9f3c2a1',
      lines: 'https://git.acme.corp/web/shop/file/9f3c2a1/src/basket.ts?from=3&to=5',
    });
  });

  it('fills nothing in twice, whatever a branch is called', () => {
    const pages = {
      branch: '{base}/{branch}',
      commit: '{base}/{commit}',
      lines: '{base}/{commit}{path}{start}',
    };
    const web = webRepository('wk:a/b', readRemoteHosts({ wk: { web: 'https://x.corp', ...pages } }).hosts);
    assert.equal(web && branchUrl(web, '{base}'), 'https://x.corp/a/b/%7Bbase%7D');
  });

  const own = { branch: '{base}/{branch}', commit: '{base}/{commit}' };
  const wrong: readonly (readonly [string, unknown, unknown])[] = [
    ['no object', ['gitlab'], { wrong: 'setting' }],
    ['a text', 'gitlab', { wrong: 'setting' }],
    ['an address in place of a host', { 'https://git.acme.corp': 'gitlab' }, { wrong: 'host' }],
    ['a path behind a host', { 'git.acme.corp/code': 'gitlab' }, { wrong: 'host' }],
    ['a user before a host', { 'git@git.acme.corp': 'gitlab' }, { wrong: 'host' }],
    ['no host', { '': 'gitlab' }, { wrong: 'host' }],
    ['a kind that is none', { h: 'gitlabb' }, { wrong: 'kind', value: 'gitlabb' }],
    ['a number', { h: 1 }, { wrong: 'form' }],
    ['a name it does not know', { h: { kind: 'gitlab', url: 'https://x' } }, { wrong: 'form' }],
    ['neither kind nor pages', { h: {} }, { wrong: 'pagesMissing' }],
    ['a page too few', { h: own }, { wrong: 'pagesMissing' }],
    ...[
      'javascript:alert(1)',
      'file:///etc',
      'git.acme.corp',
      'https://ana:x@git.acme.corp',
      'https://x?y',
      'https://x/%',
    ].map(
      (web) => [`pages at ${web}`, { h: { kind: 'gitlab', web } }, { wrong: 'web', value: web }] as const,
    ),
    ...[
      'javascript:alert("{commit}{path}{start}")',
      'command:x?{commit}{path}{start}',
      'vscode://x/{commit}/{path}/{start}',
      'https://{repository}.acme.corp/{commit}/{path}/{start}',
      'https://ana:x@acme.corp/{commit}/{path}/{start}',
      '{base}@evil.corp/{commit}/{path}/{start}',
      '{base}.evil.corp/{commit}/{path}/{start}',
      '{base}/{commit}/{path}',
      '{base}/{commit}/{path}/{start}/{secret}',
      '{base}/{commit}/{path}/{start}/{',
      '{base}/a b/{commit}/{path}/{start}',
      '/{commit}/{path}/{start}',
    ].map(
      (value) =>
        [
          `lines at ${value}`,
          { h: { ...own, lines: value } },
          { wrong: 'page', page: 'lines', value },
        ] as const,
    ),
  ];
  for (const [what, setting, problem] of wrong) {
    it(`makes no links of ${what}, and says so`, () => {
      const { hosts, problems } = readRemoteHosts(setting);
      assert.equal(hosts.size, 0);
      assert.equal(problems.length, 1);
      assert.deepEqual({ ...problems[0], ...(problem as object) }, problems[0]);
    });
  }

  it('keeps the hosts that nothing is wrong with', () => {
    const { hosts, problems } = readRemoteHosts({
      one: 'gitlab',
      two: 'nothing',
      '[2001:db8::1]:22': 'gitea',
    });
    assert.deepEqual([...hosts.keys()], ['one', '[2001:db8::1]:22']);
    assert.deepEqual(problems, [{ wrong: 'kind', host: 'two', value: 'nothing' }]);
  });

  it('is nothing where nothing is set', () => {
    for (const value of [undefined, null, {}]) assert.equal(readRemoteHosts(value).hosts.size, 0);
  });

  const root = path.join(__dirname, '../../..');

  it('takes the kinds the manifest offers, and is not taken from a workspace that nobody trusts', () => {
    const manifest = fs.readFileSync(path.join(root, 'package.json'), 'utf8');
    const { capabilities, contributes } = JSON.parse(manifest) as {
      capabilities: { untrustedWorkspaces: { restrictedConfigurations: string[] } };
      contributes: {
        configuration: {
          properties: {
            'storyContext.remotes': {
              additionalProperties: {
                anyOf: { enum?: string[]; properties?: Record<string, { enum?: string[] }> }[];
              };
            };
          };
        };
      };
    };
    const { anyOf } = contributes.configuration.properties['storyContext.remotes'].additionalProperties;
    assert.deepEqual(anyOf[0]?.enum, hostKinds);
    assert.deepEqual(anyOf[1]?.properties?.kind?.enum, hostKinds);
    assert.ok(capabilities.untrustedWorkspaces.restrictedConfigurations.includes('storyContext.remotes'));
  });

  it('is told in the README, whose table has the links that are made', () => {
    const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
    const section = /\n### What links look like\n([^]*?)\n##/.exec(readme)?.[1] ?? '';
    const setting: unknown = JSON.parse(/```json\n([^]*?)```/.exec(section)?.[1] ?? '')[
      'storyContext.remotes'
    ];
    const { hosts, problems } = readRemoteHosts(setting);
    assert.deepEqual(problems, []);
    const seen = new Set<string | undefined>();
    const rows = [...section.matchAll(/^\| [^|`]+ ((?:\| `[^`|]+` ){5})\|$/gm)].map(([, row = '']) =>
      [...row.matchAll(/`([^`]+)`/g)].map(([, cell = '']) => cell),
    );
    assert.ok(rows.length > 10);
    for (const [remote = '', page, ...pages] of rows) {
      const web = webRepository(remote, hosts);
      assert.ok(web, remote);
      seen.add(web.kind);
      const made = [branchUrl(web, 'feature/SHOP-7'), commitUrl(web, commit), linesUrl(web, lines)];
      assert.equal(web.base, page);
      assert.equal(remotePage(remote, hosts), page);
      assert.deepEqual(
        pages.map((one) => one.replace('…', web.base)),
        made,
      );
    }
    assert.deepEqual([...seen].sort(), [...hostKinds, undefined].sort());
  });
});
