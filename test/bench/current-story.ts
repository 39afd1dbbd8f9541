import { CheckedOut } from '../../src/features/checked-out';
import type { StoryAccess } from '../../src/features/feature-host';
import type { Repository } from '../../src/git/git-api';
import type { Repositories } from '../../src/git/repositories';
import { runGit } from '../../src/git/run-git';
import { step } from '../launch/progress';
import { type Figure, figureOf } from './figure';
import { createLargeRepository } from './large-repository';
import { byTurns } from './turns';

const [commits, branches] = [100_000, 5_000];
/** Stories of the sprint, whose keys are looked for in the name of the branch. */
const stories = 200;
/** Milliseconds in which the current story is to be known. */
const most = 50;

/**
 * How long it takes from the event of VS Code's Git until the story of the branch is known in a large repository, beside
 * one question to git's own configuration.
 */
export async function currentStoryFigures(): Promise<Figure[]> {
  const repository = await step('Making a large repository', () => createLargeRepository(commits, branches));
  const { git, root } = repository;
  const access: Partial<StoryAccess> = {
    projectKeys: () => ['SHOP'],
    summaries: () =>
      Array.from({ length: stories }, (_, at) => ({
        key: `SHOP-${at + 1}`,
        title: '',
        type: { name: 'Story', kind: 'story' },
        status: { id: '1', name: 'To Do', category: 'todo' },
        labels: [],
        flagged: false,
        sprintIds: [],
      })),
  };
  const folder = { folder: () => repository } as Partial<Repositories> as Repositories;
  const known = new CheckedOut(folder, access as StoryAccess);
  let at = 0;
  /** Another branch is checked out, as the Git extension tells it. */
  const checkOut = async (by: CheckedOut): Promise<number> => {
    const number = 2 * (at++ % 1_000) + 1;
    const name = `feature/SHOP-${number}-work`;
    const state = { HEAD: { type: 0, name, commit: '0' }, rebaseCommit: undefined };
    const checkedOut = { rootUri: { toString: () => root }, state } as unknown as Repository;
    const started = performance.now();
    const story = await by.storyOf(checkedOut);
    const took = performance.now() - started;
    if (story?.key !== `SHOP-${number}`) throw new Error(`${name} has another story: ${story?.key}.`);
    return took;
  };
  try {
    const { warm, noted, cold, floor } = await step('Checking out branches', () =>
      byTurns(
        15,
        {
          warm: () => checkOut(known),
          noted: async () => {
            await runGit(git, root, ['config', 'branch.main.story-context', `SHOP-${at + 1}`]);
            return checkOut(known);
          },
          cold: () => checkOut(new CheckedOut(folder, access as StoryAccess)),
          floor: async () => {
            const started = performance.now();
            await runGit(git, root, ['config', '--get', 'branch.main.story-context']);
            return performance.now() - started;
          },
        },
        2,
      ),
    );
    const least = { name: 'git config --get', values: floor };
    const figure = (name: string, values: readonly number[]): Figure =>
      figureOf({ name, unit: 'ms', values, floor: least, target: { of: 'value', most } });
    return [
      figure(`current story known after a checkout, ${branches / 1000},000 branches`, warm),
      figure('… after the configuration was written', noted),
      figure('… of a repository that was just opened', cold),
    ];
  } finally {
    await repository.remove();
  }
}
