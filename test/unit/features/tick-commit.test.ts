import assert from 'node:assert/strict';
import type { Criterion } from '../../../src/domain/acceptance/criterion';
import { commitId } from '../../../src/domain/link-id';
import type { StoryLink } from '../../../src/domain/story';
import type { GitState } from '../../../src/features/git-of-story';
import { commitOfTick } from '../../../src/features/tick-commit';
import type { StoryBranch } from '../../../src/git/story-branches';

const criterion: Criterion = {
  ...{ id: '1', text: 'One', content: [], details: [], field: 'description', checked: false },
  ...{ keeper: 'source', depth: 0, section: 'acceptance' },
};
const head = 'a'.repeat(40);
const branch: StoryBranch = {
  ...{ ref: 'refs/heads/SHOP-7', branch: 'SHOP-7', commit: head, at: 0, current: true },
  ...{ tipNames: true, base: 'origin/main', ids: [] },
};

function state(one: Partial<StoryBranch>, more: Partial<GitState> = {}): GitState {
  const found = { branches: [{ ...branch, ...one }], commits: [], more: false, remotes: new Map() };
  const folder = { git: 'git', root: '/shop' };
  return { looking: false, repositories: [{ name: 'shop', folder, found }], limit: 20, ...more };
}
const of = (git: GitState | undefined, links: StoryLink[] = []) =>
  commitOfTick({ criteria: [criterion], links }, '1', git);

describe('The commit of a tick', () => {
  it('is the one that was linked for the criterion last', () => {
    const link = (letter: string): StoryLink => ({
      ...{ kind: 'commit', globalId: commitId(letter.repeat(40)), title: letter },
      criteria: [{ id: '1', text: 'One' }],
    });
    assert.equal(of(state({}), [link('b'), link('c')]), 'c'.repeat(40));
  });

  it('is that of the story’s branch which is checked out, where it has commits of its own', () => {
    assert.equal(of(state({})), head);
    assert.equal(of(state({ state: 'contained' })), undefined);
    assert.equal(of(state({ state: 'merged' })), undefined);
    assert.equal(of(state({ current: false })), undefined);
  });

  it('is none as long as nobody knows whose the commits are', () => {
    assert.equal(of(undefined), undefined);
    assert.equal(of(state({}, { looking: true })), undefined);
    assert.equal(of(state({ base: undefined })), head);
    assert.equal(of(state({ base: undefined, tipNames: false })), undefined);
  });
});
