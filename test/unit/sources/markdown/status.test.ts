import assert from 'node:assert/strict';
import { statusesOf, statusOf } from '../../../../src/sources/markdown/status';

describe('the status of a Markdown story', () => {
  const categories = {
    todo: [
      'To Do',
      'todo',
      'TO-DO',
      'Open',
      'Backlog',
      '📋 Backlog',
      'Offen',
      'À faire',
      'Por hacer',
      '未着手',
      'Ready for dev',
    ],
    inProgress: [
      'In Progress',
      'in_progress',
      'in-progress',
      'Doing',
      'In Arbeit',
      'En cours',
      '進行中',
      'In Review',
      'QA',
      'Blocked',
    ],
    done: [
      'Done',
      '✅ Done',
      'closed',
      'Erledigt',
      'Terminé',
      'Hecho',
      '完了',
      '已完成',
      'Won’t do',
      'Released',
    ],
  } as const;
  for (const [category, names] of Object.entries(categories)) {
    for (const name of names) {
      it(`${name} is ${category}`, () => assert.equal(statusOf(name).category, category));
    }
  }

  it('keeps its name and is one with other spellings of it', () => {
    assert.deepEqual(statusOf('In-Progress'), {
      id: 'in progress',
      name: 'In-Progress',
      category: 'inProgress',
    });
    assert.equal(statusOf('in_progress').id, statusOf('In Progress').id);
  });

  it('is the first one where it is missing', () => {
    assert.deepEqual(statusOf(undefined), { id: 'to do', name: 'To Do', category: 'todo' });
    assert.deepEqual(statusOf('  '), statusOf(undefined));
  });
});

describe('the statuses a Markdown story can be given', () => {
  const names = (...used: string[]): string[] => statusesOf(used.map(statusOf)).map(({ name }) => name);

  it('are the three usual ones in an empty backlog', () =>
    assert.deepEqual(names(), ['To Do', 'In Progress', 'Done']));

  it('are the ones in use, in the team’s words, the usual ones of a category first', () => {
    assert.deepEqual(names('Erledigt', 'In Review', 'Offen', 'Bereit', 'In Arbeit', 'in arbeit'), [
      ...['Offen', 'Bereit', 'in arbeit', 'In Review', 'Erledigt'],
    ]);
  });

  it('have the usual one of a category that only has steps in use', () => {
    assert.deepEqual(names('To Do', 'In Review'), ['To Do', 'In Progress', 'In Review', 'Done']);
  });
});
