import assert from 'node:assert/strict';
import path from 'node:path';
import { commitId } from '../../../src/domain/link-id';
import { writeBranchNotes } from '../../../src/git/branch-notes';
import { branchId } from '../../../src/git/link-ids';
import { GitError } from '../../../src/git/run-git';
import type { StoryBranch } from '../../../src/git/story-branches';
import { StoryGit, type StoryInRepository } from '../../../src/git/story-git';
import { createRepository, type TestRepository } from './repository';

const address = 'git@github.com:acme/shop.git';

describe('A story in a repository', () => {
  let repository: TestRepository;
  let git: StoryGit;
  /** Seconds since the epoch of the next commit, so that their order is certain. */
  let clock: number;

  beforeEach(() => {
    repository = createRepository();
    git = new StoryGit();
    clock = 1_750_000_000;
    commit('Start');
  });
  afterEach(() => repository.remove());

  function commit(message: string): string {
    process.env.GIT_COMMITTER_DATE = `${(clock += 60)} +0000`;
    try {
      return repository.commit(message);
    } finally {
      delete process.env.GIT_COMMITTER_DATE;
    }
  }
  const on = (branch: string): string => repository.run('switch', '-q', '-c', branch, 'main');
  const find = (links: readonly string[] = [], limit = 20, key = 'SHOP-7'): Promise<StoryInRepository> =>
    git.find(repository, { key, links }, limit);
  const subjects = async (...given: Parameters<typeof find>): Promise<(string | undefined)[]> =>
    (await find(...given)).commits.map(({ message }) => message.split('\n')[0]);
  const branches = async (...given: Parameters<typeof find>): Promise<string[]> =>
    (await find(...given)).branches.map(({ ref }) => ref);

  describe('has the commits', () => {
    it('that name it in subject, body or trailer, however it is capitalised, and no others', async () => {
      commit('SHOP-7 Count vouchers');
      commit('SHOP-70 Another story');
      commit('Count more\n\nAs shop-7 says.');
      commit('XSHOP-7 is none, and SHOP-7.1 is not it');
      commit('Count all\n\nBecause.\n\nStory: SHOP-7');
      commit('fix(cart): größer (SHOP-7)');
      assert.deepEqual(await subjects(), [
        'fix(cart): größer (SHOP-7)',
        'Count all',
        'Count more',
        'SHOP-7 Count vouchers',
      ]);
    });

    it('of all branches, tags and a detached HEAD, the newest first, but no stashes and notes', async () => {
      on('one');
      commit('SHOP-7 one');
      on('two');
      commit('SHOP-7 two');
      repository.run('tag', 'kept');
      repository.run('reset', '-q', '--hard', 'main');
      repository.run('switch', '-q', '--detach', 'main');
      commit('SHOP-7 detached');
      repository.run('update-ref', 'refs/remotes/origin/three', commit('SHOP-7 three'));
      repository.run('notes', 'add', '-m', 'SHOP-7 note');
      repository.write('start.txt', 'x');
      repository.run('add', '-A');
      repository.run('stash', 'push', '-q', '-m', 'SHOP-7 stash');
      assert.deepEqual(await subjects(), ['SHOP-7 three', 'SHOP-7 detached', 'SHOP-7 two', 'SHOP-7 one']);
    });

    it('that were linked to it, where the repository has them', async () => {
      const linked = commit('Says nothing');
      commit('SHOP-7 says it');
      const links = [
        commitId(linked),
        commitId('0'.repeat(40)),
        commitId('--all'),
        'story-context:branch:x:y',
      ];
      assert.deepEqual(await subjects(links), ['SHOP-7 says it', 'Says nothing']);
    });

    it('as they were written, whoever wrote them', async () => {
      repository.run('config', 'user.name', 'Зоя "Z" O’Neil');
      repository.run('config', 'log.showSignature', 'true');
      repository.run('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
      const sha = commit('SHOP-7 Größe\n\nZeile');
      const { commits } = await find();
      assert.deepEqual(commits, [
        {
          sha,
          message: 'SHOP-7 Größe\n\nZeile',
          author: 'Зоя "Z" O’Neil',
          at: clock * 1000,
          remote: undefined,
        },
      ]);
    });

    it('a page at a time', async () => {
      for (let number = 1; number <= 5; number++) commit(`SHOP-7 ${number}`);
      const first = await find([], 2);
      assert.deepEqual([first.commits.length, first.more], [2, true]);
      const all = await find([], 5);
      assert.deepEqual([all.commits.length, all.more], [5, false]);
    });

    it('of a key that is a word with a pattern in it, and of none that is empty', async () => {
      commit('Do [cart].* now');
      assert.deepEqual(await subjects([], 20, '[cart].*'), ['Do [cart].* now']);
      assert.deepEqual(await subjects([], 20, '--all'), []);
      assert.deepEqual(await subjects([], 20, 'a\nStart'), []);
      assert.deepEqual(await subjects([], 20, ''), []);
    });

    it('and the address of a remote that has them', async () => {
      repository.run('remote', 'add', 'fork', 'https://gitlab.com/ana/shop.git');
      repository.run('remote', 'add', 'origin', address);
      const pushed = commit('SHOP-7 pushed');
      repository.run('update-ref', 'refs/remotes/origin/main', pushed);
      const forked = commit('SHOP-7 on the fork');
      repository.run('update-ref', 'refs/remotes/fork/main', forked);
      commit('SHOP-7 only here');
      assert.deepEqual(
        (await find()).commits.map(({ remote }) => remote),
        [undefined, 'https://gitlab.com/ana/shop.git', address],
      );
    });
  });

  describe('has the branches', () => {
    const byRef = async (ref: string): Promise<StoryBranch | undefined> =>
      (await find()).branches.find((one) => one.ref === ref);

    it('that name it, the current one first and then the newest', async () => {
      on('feature/shop-7-größe');
      commit('One');
      on('wip/SHOP-7');
      commit('Two');
      on('feature/SHOP-70');
      repository.run('remote', 'add', 'origin', address);
      repository.run('update-ref', 'refs/remotes/origin/bugfix/SHOP-7', commit('Three'));
      repository.run('switch', '-q', 'feature/shop-7-größe');
      repository.run('pack-refs', '--all');
      assert.deepEqual(await branches(), [
        'refs/heads/feature/shop-7-größe',
        'refs/remotes/origin/bugfix/SHOP-7',
        'refs/heads/wip/SHOP-7',
      ]);
      assert.deepEqual(
        (await find()).branches.map(({ branch, remote, current }) => [branch, remote, current]),
        [
          ['feature/shop-7-größe', undefined, true],
          ['bugfix/SHOP-7', 'origin', false],
          ['wip/SHOP-7', undefined, false],
        ],
      );
    });

    it('that were linked to it by hand or in the story, and none that was linked to another', async () => {
      repository.run('remote', 'add', 'origin', address);
      for (const name of ['by-hand', 'by-link', 'SHOP-7-of-another']) repository.run('branch', name);
      await writeBranchNotes(repository, 'by-hand', { linked: 'SHOP-7', not: [] });
      await writeBranchNotes(repository, 'SHOP-7-of-another', { linked: 'SHOP-8', not: [] });
      assert.deepEqual(await branches([branchId('by-link', address)]), [
        'refs/heads/by-hand',
        'refs/heads/by-link',
      ]);
    });

    it('of two stories, whichever was chosen, and not those that were said to be no branch of it', async () => {
      for (const name of ['SHOP-7-SHOP-8', 'sha-256-SHOP-7']) repository.run('branch', name);
      await writeBranchNotes(repository, 'SHOP-7-SHOP-8', { linked: 'SHOP-8', not: [] });
      await writeBranchNotes(repository, 'sha-256-SHOP-7', { not: ['SHOP-7'] });
      assert.deepEqual(await branches(), ['refs/heads/SHOP-7-SHOP-8']);
    });

    it('with how far they are from the branch they follow, which is not listed twice', async () => {
      repository.run('remote', 'add', 'origin', address);
      on('SHOP-7');
      repository.run('update-ref', 'refs/remotes/origin/SHOP-7', commit('Theirs'));
      repository.run('reset', '-q', '--hard', 'main');
      commit('Ours');
      commit('Ours too');
      repository.run('branch', '-q', '--set-upstream-to=origin/SHOP-7');
      assert.deepEqual(await branches(), ['refs/heads/SHOP-7']);
      const upstream = { remote: 'origin', branch: 'SHOP-7', gone: false, ahead: 2, behind: 1 };
      assert.deepEqual((await byRef('refs/heads/SHOP-7'))?.upstream, upstream);
      repository.run('update-ref', '-d', 'refs/remotes/origin/SHOP-7');
      assert.equal((await byRef('refs/heads/SHOP-7'))?.upstream?.gone, true);
    });

    it('with whether their work is in the main branch', async () => {
      on('SHOP-7-merged');
      commit('SHOP-7 done');
      repository.run('switch', '-q', 'main');
      repository.run('merge', '-q', '--no-ff', '--no-edit', 'SHOP-7-merged');
      repository.run('branch', 'SHOP-7-fresh', 'main~1');
      on('SHOP-7-open');
      commit('SHOP-7 not yet');
      assert.deepEqual(
        (await find()).branches.map(({ branch, state, base }) => [branch, state, base]).sort(),
        [
          ['SHOP-7-fresh', 'contained', 'main'],
          ['SHOP-7-merged', 'merged', 'main'],
          ['SHOP-7-open', undefined, 'main'],
        ],
      );
    });
  });

  it('has its work go to the branch that the remote has checked out, where that is known and there', async () => {
    repository.run('remote', 'add', 'origin', address);
    repository.run('branch', 'SHOP-7', commit('SHOP-7 done'));
    repository.run('update-ref', 'refs/remotes/origin/main', 'main~1');
    repository.run('update-ref', 'refs/remotes/origin/develop', 'main');
    repository.run('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/develop');
    const told = async () => (await find()).branches.map(({ base, state }) => [base, state]);
    assert.deepEqual(await told(), [['origin/develop', 'merged']]);
    repository.run('update-ref', '-d', 'refs/remotes/origin/develop');
    assert.deepEqual(await told(), [['origin/main', undefined]]);
  });

  it('is found in a worktree as well, which has its place in common', async () => {
    repository.run('branch', 'SHOP-7');
    const root = path.join(path.dirname(repository.root), 'work tree');
    repository.run('worktree', 'add', '-q', root, 'SHOP-7');
    const worktree = { ...repository, root };
    const { branches: found } = await git.find(worktree, { key: 'SHOP-7', links: [] }, 20);
    assert.deepEqual(
      found.map(({ branch, current }) => [branch, current]),
      [['SHOP-7', true]],
    );
    assert.equal(await git.place(worktree), await git.place(repository));
  });

  it('is not there before the first commit, and in no folder without a repository', async () => {
    const empty = createRepository();
    try {
      const nothing = { branches: [], commits: [], more: false, remotes: new Map() };
      assert.deepEqual(await git.find(empty, { key: 'SHOP-7', links: [] }, 20), nothing);
      const outside = { ...empty, root: path.dirname(empty.root) };
      await assert.rejects(git.find(outside, { key: 'SHOP-7', links: [] }, 20), GitError);
    } finally {
      empty.remove();
    }
  });

  describe('is looked up again', () => {
    it('without another search while nothing moved', async () => {
      commit('SHOP-7 one');
      assert.equal(await find(), await find());
    });

    it('with what is new since, wherever it stands', async () => {
      commit('SHOP-7 one');
      commit('SHOP-7 two');
      await find([], 2);
      on('side');
      commit('SHOP-7 side');
      repository.run('switch', '-q', 'main');
      commit('Another');
      assert.deepEqual(await subjects([], 2), ['SHOP-7 side', 'SHOP-7 two']);
      assert.equal((await find([], 2)).more, true);
    });

    it('with old commits that were fetched since', async () => {
      const fetched = repository.run('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'SHOP-7 fetched');
      commit('SHOP-7 one');
      await find();
      repository.run('update-ref', 'refs/remotes/origin/old', fetched);
      assert.deepEqual((await subjects()).sort(), ['SHOP-7 fetched', 'SHOP-7 one']);
    });

    /** What happens to repositories, each with the story having one commit more or less. */
    const moves: readonly (readonly [string, () => unknown])[] = [
      ['a commit', () => commit('SHOP-7 three')],
      ['a commit of something else', () => commit('Another')],
      [
        'an amended commit',
        () => repository.run('commit', '-q', '--amend', '--allow-empty', '-m', 'SHOP-7 ?'),
      ],
      ['a new branch', () => repository.run('branch', 'SHOP-7-more', 'HEAD~1')],
      ['a push', () => repository.run('update-ref', 'refs/remotes/origin/work', 'HEAD')],
      ['a commit on it', () => commit('SHOP-7 four')],
      [
        'a rebase',
        () => {
          repository.run('branch', 'aside', 'main');
          repository.run('rebase', '-q', '--onto', 'aside', 'HEAD~1');
        },
      ],
      ['a push by force', () => repository.run('update-ref', 'refs/remotes/origin/work', 'HEAD')],
      ['a merge, fetched', () => repository.run('update-ref', 'refs/remotes/origin/main', 'HEAD')],
      [
        'a main branch that was set back',
        () => repository.run('update-ref', 'refs/remotes/origin/main', 'main~2'),
      ],
      ['a deleted branch', () => repository.run('branch', '-q', '-D', 'SHOP-7-more')],
      [
        'a dropped commit',
        () => {
          repository.run('reset', '-q', '--hard', 'HEAD~1');
          repository.run('update-ref', '-d', 'refs/remotes/origin/work');
        },
      ],
    ];

    it('as if for the first time, but without searching all, whatever moved', async function () {
      if (process.platform === 'win32') this.skip();
      this.timeout(60_000);
      repository.run('remote', 'add', 'origin', address);
      repository.run('update-ref', 'refs/remotes/origin/main', 'main');
      const first = commit('SHOP-7 one');
      commit('Between');
      on('work/SHOP-7');
      commit('SHOP-7 two');
      const wanted = { key: 'SHOP-7', links: [commitId(first)] };
      const { git: program, asked } = repository.recordingGit();
      const folder = { git: program, root: repository.root };
      const isSearch = (one: string): boolean => /^log .*--grep=.* --all$/m.test(one);
      await git.find(folder, wanted, 20);
      assert.equal(asked().filter(isSearch).length, 1);
      for (const [what, move] of moves) {
        move();
        const found = await git.find(folder, wanted, 20);
        const steps = asked();
        assert.deepEqual(steps.filter(isSearch), [], what);
        // What is merged or pushed of it is not asked for once more either, as that walks through everything.
        const walks = steps.filter((one) => one.startsWith('rev-list'));
        assert.deepEqual(
          walks.filter((one) => one.split('\n').includes(first)),
          [],
          what,
        );
        assert.deepEqual(found, await new StoryGit().find(repository, wanted, 20), what);
      }
    });

    it('in full where older commits come to the fore, and where git threw away what was known', async () => {
      for (let number = 1; number <= 4; number++) commit(`SHOP-7 ${number}`);
      assert.deepEqual(await subjects([], 2), ['SHOP-7 4', 'SHOP-7 3']);
      repository.run('reset', '-q', '--hard', 'HEAD~1');
      assert.deepEqual(await subjects([], 2), ['SHOP-7 3', 'SHOP-7 2']);
      commit('SHOP-7 five');
      await find([], 2);
      repository.run('reset', '-q', '--hard', 'HEAD~1');
      repository.run('reflog', 'expire', '--expire=now', '--all');
      repository.run('gc', '-q', '--prune=now');
      assert.deepEqual(await subjects([], 2), ['SHOP-7 3', 'SHOP-7 2']);
    });

    it('without commits that were amended or dropped since', async () => {
      on('side');
      commit('SHOP-7 side');
      on('SHOP-7');
      commit('SHOP-7 typo');
      assert.equal((await find()).commits.length, 2);
      repository.run('commit', '-q', '--amend', '--allow-empty', '-m', 'SHOP-7 no typo');
      repository.run('branch', '-D', 'side');
      assert.deepEqual(await subjects(), ['SHOP-7 no typo']);
    });
  });

  it('is told of before it is known what is merged and on a remote', async () => {
    repository.run('remote', 'add', 'origin', address);
    repository.run('branch', 'SHOP-7', commit('SHOP-7 one'));
    repository.run('update-ref', 'refs/remotes/origin/main', 'HEAD');
    const told: StoryInRepository[] = [];
    const all = await git.find(repository, { key: 'SHOP-7', links: [] }, 20, undefined, (found) =>
      told.push(found),
    );
    assert.deepEqual(
      [...told, all].map(({ branches: [branch], commits: [first] }) => [branch?.state, first?.remote]),
      [
        [undefined, undefined],
        ['merged', address],
      ],
    );
  });

  it('is no longer looked for when nobody waits', async () => {
    commit('SHOP-7 one');
    const leave = new AbortController();
    const left = new Error('left');
    const found = git.find(repository, { key: 'SHOP-7', links: [] }, 20, leave.signal);
    leave.abort(left);
    await assert.rejects(found, left);
    assert.equal((await find()).commits.length, 1);
  });
});
