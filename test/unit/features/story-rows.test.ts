import assert from 'node:assert/strict';
import { groupRows, storyRows } from '../../../src/features/story-rows';
import type { Intention } from '../../../src/sync/outbox/intention';
import type { OpenWrite } from '../../../src/sync/outbox/open-writes';
import { withAllPending } from '../../../src/sync/pending';
import { summary } from '../sync/fake-source';

const me = { id: 'mira', name: 'Mira' };
const content = {
  sprint: { id: '1', name: 'Sprint 1', state: 'active' as const },
  stories: [summary('A-1'), summary('B-2')],
  problems: [],
};
const done = { id: '9', name: 'Done', category: 'done' as const };

const write = (key: string, intention: Intention): OpenWrite => ({
  ...{ id: `${key} ${intention.do}`, key, at: 0, intention },
  ...{ state: 'waiting', wasSent: false, since: 0 },
});
const writes = [
  write('B-2', {
    do: 'move',
    transition: { id: '41', name: 'Finish', to: done, fields: [] },
    values: {},
    from: '1',
  }),
  write('B-2', { do: 'assign' }),
];
const shown = { ...content, stories: withAllPending(content.stories, writes, me) };

describe('Rows of stories with what was not sent yet', () => {
  it('stand in the group they go to, and are mine as soon as I take them', () => {
    const rows = groupRows(shown, { grouping: 'status', filter: {}, me, current: undefined });
    const told = rows.map((row) =>
      row.kind === 'group'
        ? [row.group.name, ...row.children.map((one) => one.kind === 'story' && [one.story.key, one.isMine])]
        : [],
    );
    assert.deepEqual(told, [
      ['To Do', ['A-1', false]],
      ['Done', ['B-2', true]],
    ]);
  });

  it('go through the filter as they will be', () => {
    const rows = groupRows(shown, { grouping: 'status', filter: { who: 'me' }, me, current: undefined });
    const keys = rows.flatMap((row) =>
      row.kind === 'group' ? row.children.map((one) => (one.kind === 'story' ? one.story.key : '')) : [],
    );
    assert.deepEqual(keys, ['B-2']);
  });

  it('say it in a list too', () => {
    const [first, second] = storyRows(shown, { me, current: undefined });
    assert.equal(first?.kind === 'story' && first.story, content.stories[0]);
    assert.equal(second?.kind === 'story' && second.story.status, done);
  });
});
