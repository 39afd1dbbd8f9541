import { commitId } from '../../src/domain/link-id';
import { branchId } from '../../src/git/link-ids';
import { runGit } from '../../src/git/run-git';
import { StoryGit } from '../../src/git/story-git';
import { step } from '../launch/progress';
import { type Figure, figureOf } from './figure';
import { createLargeRepository } from './large-repository';
import { byTurns } from './turns';

const [commits, branches] = [100_000, 5_000];
const origin = 'https://github.com/example/large.git';
/** A story with links, so that every branch is looked at for whether it is one of them. */
const wanted = { key: 'SHOP-777', links: [branchId('elsewhere', origin), commitId('0'.repeat(40))] };
const limit = 20;
/** Milliseconds between two looks at the clock that find out whether this thread could work. */
const tick = 5;

/** How long it takes to look up a story in a large repository, beside git's own search for the letters of its key. */
export async function storyGitFigures(): Promise<Figure[]> {
  const repository = await step('Making a large repository', () => createLargeRepository(commits, branches));
  const { git, root } = repository;
  const known = new StoryGit();
  let longest = 0;
  const find = (by: StoryGit): Promise<number> =>
    timed(async () => {
      const { found, blocked } = await watched(() => by.find(repository, wanted, limit));
      longest = Math.max(longest, blocked);
      if (found.commits.length < 10 || found.branches.length !== 1)
        throw new Error('The story was not found.');
    });
  const untilShown = async (): Promise<number> => {
    const started = performance.now();
    let shownAt = Infinity;
    await new StoryGit().find(repository, wanted, limit, undefined, () => (shownAt = performance.now()));
    return shownAt - started;
  };
  const search = ['log', '--all', '--fixed-strings', '--regexp-ignore-case', `--grep=${wanted.key}`];
  const run = (...args: string[]): Promise<string> => runGit(git, root, args);
  const commit = (...args: string[]): Promise<string> => run('commit', '--quiet', '--allow-empty', ...args);
  try {
    const { shown, first, again, committed, amended, fetched, floor } = await step('Looking up a story', () =>
      byTurns(
        9,
        {
          shown: () => untilShown(),
          first: () => find(new StoryGit()),
          again: () => find(known),
          committed: async () => {
            await commit('--message', `${wanted.key} Another`);
            return find(known);
          },
          amended: async () => {
            await commit('--amend', '--message', `${wanted.key} Another, amended`);
            return find(known);
          },
          fetched: async () => {
            await run('update-ref', 'refs/remotes/origin/main', 'HEAD');
            await run('update-ref', 'refs/remotes/origin/new', 'HEAD~1');
            return find(known);
          },
          floor: () => timed(() => runGit(git, root, [...search, '--format=%H'])),
        },
        1,
      ),
    );
    const least = { name: 'git log --grep', values: floor };
    const of = `in ${commits / 1000},000 commits and ${branches / 1000},000 branches`;
    const warm = (name: string, values: readonly number[]): Figure =>
      figureOf({ name, unit: 'ms', values, floor: least, target: { of: 'value', most: 300 } });
    return [
      figureOf({
        name: `story found ${of}, for the first time`,
        unit: 'ms',
        values: shown,
        floor: least,
        target: { of: 'ratio', most: 1.5 },
      }),
      figureOf({
        name: '… and what of it is merged and on a remote',
        unit: 'ms',
        values: first,
        floor: least,
        more: { 'longest ms in which nothing else could run': longest },
      }),
      warm('… after another commit', committed),
      warm('… after that was amended', amended),
      warm('… after a fetch', fetched),
      warm('… where nothing moved', again),
    ];
  } finally {
    await repository.remove();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Does it, and says for how many milliseconds at most nothing else could run meanwhile. */
async function watched<T>(work: () => Promise<T>): Promise<{ readonly found: T; readonly blocked: number }> {
  let [last, blocked] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - tick);
    last = now;
  }, tick);
  try {
    return { found: await work(), blocked };
  } finally {
    clearInterval(timer);
  }
}
