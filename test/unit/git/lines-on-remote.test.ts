import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import * as fc from 'fast-check';
import { fingerprintOf } from '../../../src/domain/anchor/fingerprint';
import { changedLines, oldLines } from '../../../src/git/line-map';
import { linesInRepository } from '../../../src/git/lines-in-repository';
import { linesOnRemote } from '../../../src/git/lines-on-remote';
import { defaultBranch, pushedCommit, remoteNames, remoteUrl, remoteUrls } from '../../../src/git/remote';
import { readRemoteHosts } from '../../../src/git/remote-hosts';
import { readRefs } from '../../../src/git/repository-refs';
import { createRepository, type TestRepository } from './repository';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);
const file = 'src/my basket.ts';

describe('Lines on the remote', () => {
  let repository: TestRepository;
  let pushed: string;

  beforeEach(() => {
    repository = createRepository();
    repository.write(file, numbered(20).join('\n') + '\n');
    pushed = repository.commit('Add the basket');
    repository.run('remote', 'add', 'origin', 'git@github.com:acme/shop.git');
    repository.run('update-ref', 'refs/remotes/origin/main', pushed);
  });
  afterEach(() => repository.remove());

  const now = (path = file): string => fs.readFileSync(`${repository.root}/${path}`, 'utf8');
  const link = async (start: number, end: number, text = now(), path = file): Promise<string | undefined> => {
    const found = await linesOnRemote(repository, ['origin'], { path, text }, { start, end });
    return found.kind === 'there' ? found.url : found.kind;
  };
  const expected = (lines: string, path = 'src/my%20basket.ts'): string =>
    `https://github.com/acme/shop/blob/${pushed}/${path}#${lines}`;

  it('are where they are while nothing is changed', async () => {
    assert.equal(await link(3, 5), expected('L3-L5'));
  });

  it('are found behind local commits and changes', async () => {
    repository.write(file, ['new', 'new', ...numbered(20)].join('\n') + '\n');
    repository.commit('Not pushed');
    assert.equal(await link(5, 7), expected('L3-L5'));
    repository.write(file, ['newer', 'new', 'new', ...numbered(20)].join('\n') + '\n');
    assert.equal(await link(6, 8), expected('L3-L5'));
  });

  it('are found in a text that was not saved, whatever its lines end in', async () => {
    assert.equal(await link(6, 8, ['a', 'b', 'c', ...numbered(20)].join('\n')), expected('L3-L5'));
    assert.equal(await link(4, 4, ['a', ...numbered(20)].join('\r\n')), expected('L3'));
    const without = numbered(20).filter((_, at) => at !== 1 && at !== 10);
    assert.equal(await link(2, 12, without.join('\n')), expected('L3-L14'));
  });

  it('are found where a change stands between them', async () => {
    const changed = numbered(20).map((line, at) => (at === 3 ? 'other' : line));
    assert.equal(await link(3, 5, changed.join('\n')), expected('L3-L5'));
    assert.equal(await link(4, 4, changed.join('\n')), expected('L4'));
  });

  it('are not there where they are new', async () => {
    const text = ['new', 'new', ...numbered(20)].join('\n');
    assert.equal(await link(1, 2, text), 'notPushed');
    assert.equal(await link(1, 3, text), expected('L1'));
  });

  it('are not there in a file that the remote does not have', async () => {
    repository.write('src/new.ts', 'x\n');
    assert.equal(await link(1, 1, 'x\n', 'src/new.ts'), 'notPushed');
    repository.commit('Not pushed');
    assert.equal(await link(1, 1, 'x\n', 'src/new.ts'), 'notPushed');
  });

  it('stand under the name that a renamed file had', async () => {
    repository.run('mv', file, 'src/our basket.ts');
    assert.equal(await link(3, 4, now('src/our basket.ts'), 'src/our basket.ts'), expected('L3-L4'));
    repository.commit('Rename the basket');
    repository.write('src/our basket.ts', ['new', ...numbered(20)].join('\n') + '\n');
    assert.equal(await link(4, 5, now('src/our basket.ts'), 'src/our basket.ts'), expected('L3-L4'));
  });

  for (const name of ['100% #1?.ts', 'ünï/日本 語.ts', ':(top)x.ts', '[a]*.ts', '-n.ts', "it's & co.ts"]) {
    it(`are found in a file that is called ${name}`, async () => {
      repository.write(name, 'one\ntwo\n');
      pushed = repository.commit('Odd');
      repository.run('update-ref', 'refs/remotes/origin/main', pushed);
      assert.equal(
        await link(2, 2, 'one\ntwo\n', name),
        expected('L2', name.split('/').map(encodeURIComponent).join('/')),
      );
    });
  }

  it('are not there where nothing was ever pushed', async () => {
    repository.run('update-ref', '-d', 'refs/remotes/origin/main');
    assert.equal(await link(1, 2), 'notPushed');
  });

  it('are nowhere that is known without a remote that has a web host', async () => {
    repository.run('remote', 'set-url', 'origin', '/srv/git/shop.git');
    assert.equal(await link(1, 2), 'unknown');
  });

  it('are found on another remote where the first one does not have them', async () => {
    repository.run('remote', 'add', 'fork', 'https://gitlab.com/ana/shop');
    const found = await linesOnRemote(
      repository,
      ['fork', 'origin'],
      { path: file, text: now() },
      { start: 3, end: 3 },
    );
    assert.deepEqual(found, { kind: 'there', url: expected('L3') });
  });

  it('follow what git writes instead of an address', async () => {
    repository.run('remote', 'set-url', 'origin', 'work:acme/shop');
    repository.run('config', 'url.https://gitlab.com/.insteadOf', 'work:');
    assert.equal(await remoteUrl(repository, 'origin'), 'https://gitlab.com/acme/shop');
    assert.equal(await link(3, 3), `https://gitlab.com/acme/shop/-/blob/${pushed}/src/my%20basket.ts#L3`);
  });

  it('are at the host that a remote is pushed to where it is fetched from a folder', async () => {
    repository.run('remote', 'set-url', 'origin', '/srv/mirrors/shop.git');
    repository.run('remote', 'set-url', '--push', 'origin', '/srv/backup/shop.git');
    repository.run('remote', 'set-url', '--push', '--add', 'origin', 'git@github.com:acme/shop.git');
    assert.equal(await link(3, 3), expected('L3'));
    assert.equal(await remoteUrl(repository, 'origin'), 'git@github.com:acme/shop.git');
    const { remotes } = await readRefs(repository);
    assert.equal(remotes.get('origin'), 'git@github.com:acme/shop.git');
  });

  it('keep to where a remote is fetched from, whatever git writes instead of it for a push', async () => {
    repository.run('config', 'url.ssh://git@gitlab.com/.pushInsteadOf', 'git@github.com:');
    assert.deepEqual(await remoteUrls(repository, 'origin'), [
      'git@github.com:acme/shop.git',
      'ssh://git@gitlab.com/acme/shop.git',
    ]);
    assert.equal(await link(3, 3), expected('L3'));
  });

  it('are at a host that the settings name', async () => {
    repository.run('remote', 'set-url', 'origin', 'git@git.acme.corp:web/shop.git');
    assert.equal(await link(3, 3), 'unknown');
    const { hosts } = readRemoteHosts({ 'git.acme.corp': 'gitlab' });
    assert.deepEqual(
      await linesOnRemote(repository, ['origin'], { path: file, text: now() }, { start: 3, end: 3 }, hosts),
      {
        kind: 'there',
        url: `https://git.acme.corp/web/shop/-/blob/${pushed}/src/my%20basket.ts#L3`,
      },
    );
  });

  it('are taken from the commit a branch grew from', async () => {
    repository.run('switch', '-q', '-c', 'feature/SHOP-7');
    repository.commit('One');
    repository.commit('Two');
    assert.equal(await pushedCommit(repository, 'origin'), pushed);
    repository.run('update-ref', 'refs/remotes/origin/feature/SHOP-7', 'HEAD~1');
    assert.equal(await pushedCommit(repository, 'origin'), repository.run('rev-parse', 'HEAD~1'));
    repository.run('update-ref', 'refs/remotes/origin/feature/SHOP-7', 'HEAD');
    assert.equal(await pushedCommit(repository, 'origin'), repository.run('rev-parse', 'HEAD'));
  });

  it('are taken from the own line behind a merge', async () => {
    repository.run('switch', '-q', '-c', 'feature/SHOP-7');
    repository.commit('Own work');
    repository.run('switch', '-q', 'main');
    const newer = repository.commit('Work of others');
    repository.run('update-ref', 'refs/remotes/origin/main', newer);
    repository.run('switch', '-q', 'feature/SHOP-7');
    repository.run('merge', '-q', '--no-edit', 'main');
    assert.equal(await pushedCommit(repository, 'origin'), pushed);
  });

  it('know the default branch once it is noted', async () => {
    assert.equal(await defaultBranch(repository, 'origin'), undefined);
    repository.run('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    assert.equal(await defaultBranch(repository, 'origin'), 'origin/main');
  });
});

describe('Lines in their repository', () => {
  let repository: TestRepository;
  beforeEach(() => {
    repository = createRepository();
    repository.write(file, numbered(5).join('\n') + '\n');
    repository.run('remote', 'add', 'origin', 'https://ana:S3CR3T@github.com/acme/shop.git');
    repository.run('update-ref', 'refs/remotes/origin/main', repository.commit('Add the basket'));
  });
  afterEach(() => repository.remove());

  const lines = { startLine: 2, endLine: 3 };
  const anchor = (path = file) =>
    linesInRepository('git', `${repository.root}/${path}`, numbered(5).join('\n'), lines);

  it('have a permalink, a commit, and what the repository is known by, without credentials', async () => {
    const commit = repository.run('rev-parse', 'HEAD');
    assert.deepEqual(await anchor(), {
      path: file,
      ...lines,
      commit,
      permalink: `https://github.com/acme/shop/blob/${commit}/src/my%20basket.ts#L2-L3`,
      repository: 'my repositóry',
      remote: 'github.com/acme/shop',
      fingerprint: fingerprintOf(numbered(5).join('\n'), 2, 3),
    });
  });

  it('say that they are not pushed', async () => {
    repository.write('new.ts', numbered(5).join('\n'));
    const found = await anchor('new.ts');
    assert.equal(found?.notPushed, true);
    assert.equal(found?.permalink, undefined);
  });

  it('belong to the submodule they are in', async () => {
    const inner = createRepository();
    inner.write('lib.ts', numbered(5).join('\n') + '\n');
    const commit = inner.commit('Library');
    repository.run('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', inner.root, 'libs/inner');
    const at = { cwd: `${repository.root}/libs/inner` };
    execFileSync('git', ['remote', 'set-url', 'origin', 'git@gitlab.com:acme/libs/inner.git'], at);
    const found = await anchor('libs/inner/lib.ts');
    inner.remove();
    assert.equal(found?.path, 'lib.ts');
    assert.equal(found?.remote, 'gitlab.com/acme/libs/inner');
    assert.equal(found?.permalink, `https://gitlab.com/acme/libs/inner/-/blob/${commit}/lib.ts#L2-3`);
  });

  it('prefer the remote of the branch', async () => {
    repository.run('remote', 'add', 'team', 'git@gitlab.com:team/shop.git');
    repository.run('update-ref', 'refs/remotes/team/main', 'HEAD');
    assert.deepEqual(await remoteNames(repository), ['origin', 'team']);
    repository.run('branch', '-q', '--set-upstream-to=team/main');
    assert.deepEqual(await remoteNames(repository), ['team', 'origin']);
    assert.equal((await anchor())?.remote, 'gitlab.com/team/shop');
  });

  it('are in a worktree as in the repository', async () => {
    repository.run('worktree', 'add', '-q', '-b', 'other', '../a worktree');
    const found = await anchor('../a worktree/src/my basket.ts');
    assert.equal(found?.path, file);
    assert.equal(found?.remote, 'github.com/acme/shop');
    assert.match(found?.permalink ?? '', /#L2-L3$/);
  });

  it('are nowhere outside of a repository', async () => {
    assert.equal(await anchor('../lost.ts'), undefined);
    assert.equal(await anchor('no folder/lost.ts'), undefined);
  });
});

describe('Lines of an older version', () => {
  it('are those that changed lines replace', () => {
    const two = changedLines('a\nb\nc\nd\ne', 'a\nb\nw\nx\ny\nz\ne');
    assert.deepEqual(two, [{ old: { at: 3, count: 2 }, now: { at: 3, count: 4 } }]);
    assert.deepEqual(oldLines(two, { start: 4, end: 4 }), { start: 3, end: 4 });
  });

  it('are counted with what was deleted and added above', () => {
    const changes = changedLines('p\nq\na\nb\nc\nd\ne\nf', 'a\nb\nc\nd\nx\ny\nz\ne\nf');
    assert.deepEqual(oldLines(changes, { start: 1, end: 1 }), { start: 3, end: 3 });
    assert.deepEqual(oldLines(changes, { start: 4, end: 8 }), { start: 6, end: 7 });
    assert.equal(oldLines(changes, { start: 5, end: 7 }), undefined);
    assert.deepEqual(oldLines(changes, { start: 8, end: 9 }), { start: 7, end: 8 });
  });

  it('are the same text, for any two versions, where nothing replaces them', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '', '}'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, (old, now) => {
        const changes = changedLines(old.join('\n'), now.join('\r\n'));
        const isChanged = (line: number): boolean =>
          changes.some(({ now: { at, count } }) => line >= at && line < at + count);
        for (let line = 1; line <= now.length; line++) {
          if (isChanged(line)) continue;
          const there = oldLines(changes, { start: line, end: line });
          assert.equal(there?.start, there?.end);
          assert.equal(old[(there?.start ?? 0) - 1], now[line - 1]);
        }
      }),
    );
  });

  it('are found within a moment where everything of a long file is different', () => {
    const long = (word: string): string =>
      numbered(40_000)
        .map((line) => `${word} ${line}`)
        .join('\n');
    const started = performance.now();
    assert.deepEqual(changedLines(long('a'), long('b')), [
      { old: { at: 1, count: 40_000 }, now: { at: 1, count: 40_000 } },
    ]);
    assert.ok(performance.now() - started < 3_000);
  });
});
