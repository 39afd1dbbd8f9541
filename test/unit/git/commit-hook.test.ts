import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { commitFormat, withStoryKey } from '../../../src/domain/commit-message';
import { storyKeys } from '../../../src/domain/story-key';
import { writeBranchNotes } from '../../../src/git/branch-notes';
import { installCommitHook } from '../../../src/git/commit-hook';
import { hookScript } from '../../../src/git/commit-hook-script';
import { createRepository, type TestRepository } from './repository';

const prefix = '{key} {message}';
const trailer = '{message}\n\n{trailer}';
const rules = (format: string): Parameters<typeof installCommitHook>[1] => ({
  format: commitFormat(format),
  projects: ['SHOP', 'WEB_APP'],
});

describe('The commit hook', function () {
  this.timeout(60_000);
  let repository: TestRepository;
  const message = (ref = 'HEAD', root = repository.root): string =>
    execFileSync('git', ['log', '-1', '--format=%B', ref], { cwd: root, encoding: 'utf8' }).trimEnd();
  const commit = (...args: string[]): string => {
    repository.run('commit', '-q', '--allow-empty', ...args);
    return message();
  };
  /** Commits with an editor that does what a shell script says with the message in `$1`; gives what git said. */
  const edit = (script: string, ...args: string[]): { status: number | null; error: string } => {
    const editor = path.join(path.dirname(repository.root), 'editor');
    fs.writeFileSync(editor, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const { status, stderr } = spawnSync('git', ['commit', '-q', '--allow-empty', ...args], {
      cwd: repository.root,
      encoding: 'utf8',
      env: { ...process.env, GIT_EDITOR: `'${editor}'` },
    });
    return { status, error: stderr };
  };
  const onBranch = async (name: string, format = prefix): Promise<void> => {
    repository.run('checkout', '-q', '-b', name);
    // By its configuration or by files, as the git of this machine can.
    assert.match(String(await installCommitHook(repository, rules(format))), /^(?:config|files)$/);
  };

  beforeEach(() => {
    repository = createRepository();
    repository.write('a.txt', 'one\n');
    repository.commit('Start');
  });
  afterEach(() => repository.remove());

  describe('finds the story', () => {
    const branches: readonly (readonly [string, string | undefined])[] = [
      ['feature/SHOP-7-add', 'SHOP-7'],
      ['shop-123-lower', 'SHOP-123'],
      ['user/WEB_APP-9_x', 'WEB_APP-9'],
      ['hotfix/SHOP-1-SHOP-2', 'SHOP-1'],
      ['sha-256-and-SHOP-12', 'SHOP-12'],
      ['release-16-1', undefined],
      ['lodash-4.17.21', undefined],
      ['SHOP-4.2', undefined],
      ['SHOP-12ABC', undefined],
      ['x-SHOP-0', undefined],
      ['xSHOP-3', undefined],
      ['8SHOP-3', undefined],
      ['SHOP-007', undefined],
      ['über/SHOP-5', 'SHOP-5'],
      ['überSHOP-5', undefined],
      ['web-app-9/shop-7', 'SHOP-7'],
      ['_SHOP-6', 'SHOP-6'],
    ];
    it('of the branch, by its known projects', async () => {
      await installCommitHook(repository, rules(prefix));
      for (const [branch, key] of branches) {
        repository.run('checkout', '-q', '-b', branch);
        const named = storyKeys(branch, { projects: ['SHOP', 'WEB_APP'] })[0]?.key;
        assert.equal(named, key, branch);
        assert.equal(commit('-m', 'Add'), key ? `${key} Add` : 'Add', branch);
      }
    });

    it('the branch was linked to, whatever its name says', async () => {
      await onBranch('SHOP-7-form');
      await writeBranchNotes(repository, 'SHOP-7-form', { linked: 'cart-page $(x) {key} \\1&', not: [] });
      assert.equal(commit('-m', 'Add'), 'cart-page $(x) {key} \\1& Add');
    });

    it('the branch is for, and none that was said to be none of its stories', async () => {
      await onBranch('SHOP-7-shop-70-SHOP-8');
      const not = (...keys: string[]): Promise<void> =>
        writeBranchNotes(repository, 'SHOP-7-shop-70-SHOP-8', { not: keys });
      await not('SHOP-7');
      assert.equal(commit('-m', 'Add'), 'SHOP-70 Add');
      await not('shop-7', 'SHOP-70');
      assert.equal(commit('-m', 'Add'), 'SHOP-8 Add');
      // Who names it in the message knows better.
      assert.equal(commit('-m', 'SHOP-7 Add'), 'SHOP-7 Add');
      await not('SHOP-7', 'SHOP-70', 'SHOP-8');
      assert.equal(commit('-m', 'Add'), 'Add');
    });

    it('on a branch without a commit', async () => {
      await onBranch('SHOP-8');
      repository.run('checkout', '-q', '--orphan', 'SHOP-9');
      assert.equal(commit('-m', 'Add'), 'SHOP-9 Add');
    });

    it('nowhere without a branch', async () => {
      await onBranch('SHOP-7');
      repository.run('checkout', '-q', '--detach');
      assert.equal(commit('-m', 'Add'), 'Add');
    });
  });

  it('works in a worktree, and in a folder below', async () => {
    await onBranch('SHOP-7');
    const root = path.join(path.dirname(repository.root), 'Arbeit – böse "Kopie" $x');
    repository.run('worktree', 'add', '-q', '-b', 'SHOP-8', root);
    const below = path.join(root, 'below it');
    fs.mkdirSync(below);
    execFileSync('git', ['commit', '-q', '--allow-empty', '-m', 'Add'], { cwd: below });
    assert.equal(message('HEAD', root), 'SHOP-8 Add');
    assert.equal(commit('-m', 'Add'), 'SHOP-7 Add');
  });

  it('can be installed from a worktree', async () => {
    const root = path.join(path.dirname(repository.root), 'worktree');
    repository.run('worktree', 'add', '-q', '-b', 'SHOP-8', root);
    await installCommitHook({ git: 'git', root }, rules(prefix));
    execFileSync('git', ['commit', '-q', '--allow-empty', '-m', 'Add'], { cwd: root });
    assert.equal(message('HEAD', root), 'SHOP-8 Add');
  });

  describe('by -m and -F', () => {
    it('writes the key where the format says', async () => {
      await onBranch('SHOP-7', '{message} ({key})');
      assert.equal(commit('-m', 'feat: add', '-m', 'Why.'), 'feat: add (SHOP-7)\n\nWhy.');
      await installCommitHook(repository, rules('[{key}] {message}'));
      const file = path.join(path.dirname(repository.root), 'message');
      fs.writeFileSync(file, 'Füge hinzu\r\n\r\nWeil.\r\n');
      assert.equal(commit('-F', file).replace(/\r/g, ''), '[SHOP-7] Füge hinzu\n\nWeil.');
    });

    it('adds a trailer that git reads, before co-authors', async () => {
      await onBranch('SHOP-7', trailer);
      assert.equal(commit('-m', 'Add'), 'Add\n\nStory: SHOP-7');
      assert.equal(repository.run('log', '-1', '--format=%(trailers:key=Story,valueonly)'), 'SHOP-7');
      assert.equal(
        commit('-s', '-m', 'Add', '-m', 'Co-authored-by: B <b@b.c>'),
        'Add\n\nStory: SHOP-7\nCo-authored-by: B <b@b.c>\nSigned-off-by: Ana Lima <ana@example.com>',
      );
    });

    it('takes # for text, or for a comment where git does', async () => {
      await onBranch('SHOP-7');
      assert.equal(commit('-m', '#12 broke it'), 'SHOP-7 #12 broke it');
      repository.run('config', 'commit.cleanup', 'strip');
      assert.equal(commit('-m', '#12 broke it\nAdd'), 'SHOP-7 Add');
      repository.run('config', 'commit.cleanup', 'verbatim');
      assert.equal(commit('-m', '\n# one\nAdd'), '\nSHOP-7 # one\nAdd');
    });

    it('leaves a message that names a story, a fixup, and an empty one', async () => {
      await onBranch('SHOP-7');
      for (const text of [
        'SHOP-7 Add',
        'Add (shop-7)',
        'Add\n\nStory: SHOP-7',
        'SHOP-8 Add',
        'Add\n\nRefs: SHOP-8',
        'fixup! Add',
        'squash! Add',
      ]) {
        assert.equal(commit('-m', text), text);
      }
      assert.equal(commit('--allow-empty-message', '-m', ''), '');
      assert.equal(commit('-m', 'Unlike\n\nSHOP-8 was'), 'SHOP-7 Unlike\n\nSHOP-8 was');
    });

    it('never makes a command for Jira', async () => {
      await onBranch('SHOP-7');
      assert.equal(commit('-m', 'Add #close button'), 'Add #close button\n\nStory: SHOP-7');
      assert.equal(commit('-m', '#time flies'), '#time flies\n\nStory: SHOP-7');
      assert.equal(commit('-m', 'Fix #12'), 'SHOP-7 Fix #12');
    });
  });

  describe('with an editor', () => {
    it('waits on the first line, above what git says', async () => {
      await onBranch('SHOP-7');
      const seen = path.join(path.dirname(repository.root), 'seen');
      const type = `cp "$1" '${seen}'; sed '1s/$/Add it/' '${seen}' > "$1"`;
      assert.equal(edit(type).status, 0);
      assert.equal(message(), 'SHOP-7 Add it');
      assert.match(fs.readFileSync(seen, 'utf8'), /^SHOP-7 \n# Please enter/);
      assert.equal(edit(type, '-v', '-s').status, 0);
      assert.equal(message(), 'SHOP-7 Add it\n\nSigned-off-by: Ana Lima <ana@example.com>');
    });

    it('makes no commit of a message nobody wrote in', async () => {
      for (const format of [prefix, trailer]) {
        await installCommitHook(repository, rules(format));
        repository.run('checkout', '-q', '-B', 'SHOP-7');
        for (const args of [[], ['-s'], ['-v'], ['--cleanup=scissors']]) {
          const { status, error } = edit('true', ...args);
          assert.match(error, /empty commit message/, args.join());
          assert.equal(status, 1);
        }
      }
      assert.equal(message(), 'Start');
      assert.equal(commit('-m', 'SHOP-7'), 'SHOP-7', 'what is left of it does not touch the next commit');
    });

    it('makes no commit of a template nobody wrote in', async () => {
      await onBranch('SHOP-7');
      repository.write('.template', 'Why:\n# Say why\n');
      repository.run('config', 'commit.template', '.template');
      assert.equal(edit('true').status, 1);
      assert.equal(edit('echo Because >> "$1"').status, 0);
      assert.equal(message(), 'SHOP-7 Why:\n\nBecause');
    });

    it('adds a trailer above what git says', async () => {
      await onBranch('SHOP-7', trailer);
      const type = '(echo Add it; cat "$1") > "$1.new"; mv "$1.new" "$1"';
      assert.equal(edit(type).status, 0);
      assert.equal(message(), 'Add it\n\nStory: SHOP-7');
      assert.equal(edit('true', '-m', 'Add', '-e').status, 0);
      assert.equal(message(), 'Add\n\nStory: SHOP-7');
    });

    for (const [setting, value] of [
      ['core.commentChar', ';'],
      ['core.commentChar', '%'],
      ['core.commentChar', 'auto'],
      ['commit.cleanup', 'scissors'],
      ['commit.verbose', 'true'],
      ['commit.status', 'false'],
    ] as const) {
      it(`knows git’s own lines with ${setting} ${value}`, async () => {
        await onBranch('SHOP-7', trailer);
        repository.run('config', setting, value);
        repository.write('a.txt', 'two\n');
        repository.run('add', '.');
        const text = setting === 'core.commentChar' ? '#12 was it' : 'Add';
        assert.equal(edit('true', '-e', '-m', text, '-m', 'Because.').status, 0);
        assert.equal(message(), `${text}\n\nBecause.\n\nStory: SHOP-7`);
        assert.equal(edit('true').status, 1);
      });
    }
  });

  describe('with commits that git words itself', () => {
    it('leaves a merge, a revert and an amended commit', async () => {
      repository.run('checkout', '-q', '-b', 'other');
      repository.write('b.txt', 'b\n');
      const picked = repository.commit('Other');
      repository.run('checkout', '-q', 'main');
      await onBranch('SHOP-7');
      repository.run('merge', '-q', '--no-ff', '--no-edit', 'other');
      assert.equal(message(), "Merge branch 'other' into SHOP-7");
      repository.run('revert', '--no-edit', '-m', '1', 'HEAD');
      assert.match(message(), /^Revert "Merge/);
      repository.run('cherry-pick', picked);
      assert.equal(message(), 'Other');
      repository.run('commit', '-q', '--amend', '--no-edit');
      assert.equal(message(), 'Other');
      repository.run('commit', '-q', '--amend', '-m', 'Better');
      assert.equal(message(), 'SHOP-7 Better');
      assert.equal(edit('true', '--amend').status, 0);
      assert.equal(message(), 'SHOP-7 Better');
      assert.equal(commit('-C', picked), 'Other');
    });

    it('names the story of a squashed merge', async () => {
      repository.run('checkout', '-q', '-b', 'other');
      repository.write('b.txt', 'b\n');
      repository.commit('Other');
      repository.run('checkout', '-q', 'main');
      await onBranch('SHOP-7', trailer);
      repository.run('merge', '-q', '--squash', 'other');
      assert.equal(edit('true').status, 0);
      assert.match(message(), /^Squashed commit[^]*\n {4}Other\n\nStory: SHOP-7$/);
    });

    it('leaves what a rebase carries, rewords and squashes', async () => {
      repository.write('c.txt', 'c\n');
      repository.commit('One');
      await onBranch('SHOP-7');
      commit('-m', 'fixup! One');
      repository.run('checkout', '-q', '-b', 'next', 'main~1');
      repository.write('d.txt', 'd\n');
      repository.commit('Main');
      repository.run('checkout', '-q', 'SHOP-7');
      execFileSync('git', ['rebase', '-q', '-i', '--autosquash', 'next'], {
        cwd: repository.root,
        env: { ...process.env, GIT_SEQUENCE_EDITOR: 'true', GIT_EDITOR: 'true' },
        stdio: 'ignore',
      });
      assert.equal(message(), 'One');
    });

    it('follows a branch that was renamed', async () => {
      await onBranch('work');
      await writeBranchNotes(repository, 'work', { linked: 'SHOP-3', not: [] });
      repository.run('branch', '-m', 'work', 'play');
      assert.equal(commit('-m', 'Add'), 'SHOP-3 Add');
    });
  });

  it('never fails a commit', async () => {
    await onBranch('SHOP-7');
    const script = path.join(repository.root, '.git/story-context/commit-hook');
    fs.writeFileSync(script, 'exit 1\n');
    assert.equal(commit('-m', 'Add'), 'Add');
    fs.writeFileSync(script, 'syntax ( error\n');
    assert.equal(commit('-m', 'Add more'), 'Add more');
    fs.rmSync(path.dirname(script), { recursive: true });
    assert.equal(commit('-m', 'Add most'), 'Add most');
  });

  it('says nothing', async () => {
    await onBranch('SHOP-7');
    const { stdout, stderr } = spawnSync('git', ['commit', '-q', '--allow-empty', '-m', 'Add'], {
      cwd: repository.root,
      encoding: 'utf8',
    });
    assert.equal(stdout + stderr, '');
  });

  it('writes what the commit box would, for any message and format', async () => {
    await onBranch('SHOP-7');
    const script = path.join(path.dirname(repository.root), 'hook.sh');
    const file = path.join(path.dirname(repository.root), 'message');
    fs.writeFileSync(script, hookScript);
    const lines = fc.constantFrom(
      '',
      ' ',
      'Add',
      'A: b',
      ' more',
      'Co-authored-by: B',
      'feat: c',
      '#x',
      'a - b',
    );
    const formats = [
      prefix,
      trailer,
      '{message} ({key})',
      '{key}: {message}\n\nSee {key}\n{trailer}',
      '{key}',
    ];
    const clean = (text: string): string =>
      execFileSync('git', ['stripspace'], { input: text, encoding: 'utf8', cwd: repository.root });
    for (const format of formats) {
      await installCommitHook(repository, rules(format));
      fc.assert(
        fc.property(fc.array(lines, { minLength: 1, maxLength: 7 }), (some) => {
          const before = some.join('\n');
          const first = some.find((line) => line.trim()) ?? '';
          // Without an editor nobody is going to write above what stands there.
          fc.pre(first !== 'Co-authored-by: B' || some[0] === first);
          fc.pre(first !== '' && (first !== '#x' || !format.startsWith('{key}')));
          fs.writeFileSync(file, before);
          const args = [script, 'prepare-commit-msg', file, 'message'];
          execFileSync('sh', args, { cwd: repository.root, env: { ...process.env, GIT_EDITOR: ':' } });
          const after = fs.readFileSync(file, 'utf8');
          assert.equal(clean(after), clean(withStoryKey(format, 'SHOP-7', before)), JSON.stringify(before));
        }),
        { numRuns: 12 },
      );
    }
  });
});
