import assert from 'node:assert/strict';
import { filterStories, groupStories, subtasksIn } from '../../../src/domain/grouping';
import type { Status } from '../../../src/domain/story';
import { summary } from '../sync/fake-source';

const todo: Status = { id: '1', name: 'To Do', category: 'todo' };
const doing: Status = { id: '2', name: 'In Progress', category: 'inProgress' };
const done: Status = { id: '3', name: 'Done', category: 'done' };
const mira = { id: 'm', name: 'Mira' };
const jonas = { id: 'j', name: 'Jonas' };

const stories = [
  summary('A-1', { status: todo, assignee: jonas }),
  summary('A-2', { status: todo, assignee: mira, labels: ['checkout'] }),
  summary('A-3', {
    status: doing,
    assignee: jonas,
    flagged: true,
    epic: { key: 'A-9', title: 'Guest checkout' },
  }),
  summary('A-4', { status: done }),
  summary('A-5', { status: todo, assignee: mira, parent: { key: 'A-3', title: '' } }),
];
const shape = (groups: ReturnType<typeof groupStories>): string[] =>
  groups.map(({ name, stories: members }) => `${name}: ${members.map(({ key }) => key).join(' ')}`);

describe('groupStories', () => {
  it('groups by status, what is under way first and mine first in each', () => {
    assert.deepEqual(shape(groupStories(stories, 'status', mira)), [
      'In Progress: A-3',
      'To Do: A-2 A-1',
      'Done: A-4',
    ]);
  });
  it('groups by assignee, me first and nobody last', () => {
    assert.deepEqual(shape(groupStories(stories, 'assignee', mira)), [
      'Mira: A-2',
      'Jonas: A-1 A-3',
      ': A-4',
    ]);
  });
  it('groups by epic, stories without one last', () => {
    assert.deepEqual(shape(groupStories(stories, 'epic')), ['Guest checkout: A-3', ': A-1 A-2 A-4']);
  });
  it('lists a sub-task under its story, and by itself where its story is elsewhere', () => {
    assert.deepEqual(
      subtasksIn(stories)('A-3').map(({ key }) => key),
      ['A-5'],
    );
    const alone = stories.filter(({ key }) => key !== 'A-3');
    assert.deepEqual(shape(groupStories(alone, 'status', mira)), ['To Do: A-2 A-5 A-1', 'Done: A-4']);
  });
});

describe('filterStories', () => {
  const keys = (filter: Parameters<typeof filterStories>[1], me = mira): string =>
    filterStories(stories, filter, me)
      .map(({ key }) => key)
      .join(' ');
  it('keeps everything without a filter', () => assert.equal(keys({}), 'A-1 A-2 A-3 A-4 A-5'));
  it('keeps mine, and the story of my sub-task', () => assert.equal(keys({ who: 'me' }), 'A-2 A-3 A-5'));
  it('keeps what nobody has', () => assert.equal(keys({ who: 'nobody' }), 'A-4'));
  it('keeps what is flagged, with its sub-tasks', () => assert.equal(keys({ flagged: true }), 'A-3 A-5'));
  it('keeps what is not done', () => assert.equal(keys({ open: true }), 'A-1 A-2 A-3 A-5'));
  it('wants every word, wherever it stands', () => {
    assert.equal(keys({ text: 'guest JONAS' }), 'A-3 A-5');
    assert.equal(keys({ text: 'checkout' }), 'A-2 A-3 A-5');
    assert.equal(keys({ text: 'nothing of this' }), '');
  });
});
