import assert from 'node:assert/strict';
import {
  isSprintPath,
  readSprintFile,
  sprintsOf,
  type SprintFile,
} from '../../../../src/sources/markdown/sprint-file';

const now = new Date(2026, 2, 10, 12, 0);

function file(yaml: string, path = 'sprints/one.md'): SprintFile {
  const read = readSprintFile(path, `---\n${yaml}\n---\n`);
  assert.ok(read);
  return read;
}

function states(files: readonly SprintFile[], named: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(sprintsOf(files, named, now).map(({ name, state }) => [name, state]));
}

describe('a sprint file', () => {
  it('is sprint.md anywhere and what stands in a folder of sprints', () => {
    for (const path of ['sprint.md', 'Sprint.md', 'a/sprint.md', 'sprints/7.md'])
      assert.ok(isSprintPath(path), path);
    for (const path of ['my-sprint.md', 'sprints/7/WEB-1.md', 'WEB-1 - sprint.md'])
      assert.ok(!isSprintPath(path), path);
  });

  it('says name, goal and both days, whole', () => {
    const [sprint] = sprintsOf(
      [file('name: Sprint 7\ngoal: Guests can pay\nstart: 2026-03-02\nend: 2026-03-13')],
      [],
      now,
    );
    assert.deepEqual(sprint, {
      id: 'Sprint 7',
      name: 'Sprint 7',
      state: 'active',
      goal: 'Guests can pay',
      start: '2026-03-02T00:00:00',
      end: '2026-03-13T23:59:59',
    });
  });

  it('is called by its file where it has no name', () => {
    assert.equal(file('goal: x', 'sprints/2026-07.md').name, '2026-07');
    assert.equal(file('goal: x', 'sprint.md').name, 'Sprint');
  });

  it('without front matter is none', () =>
    assert.equal(readSprintFile('sprint.md', '# Our sprint\n'), undefined));
});

describe('the active sprint of a backlog', () => {
  it('is the one today falls into, its last day included', () => {
    const ends = file('name: A\nstart: 2026-02-24\nend: 2026-03-10');
    const next = file('name: B\nstart: 2026-03-11\nend: 2026-03-24');
    const before = file('name: Z\nstart: 2026-02-10\nend: 2026-02-23');
    assert.deepEqual(states([next, ends, before]), { Z: 'closed', A: 'active', B: 'future' });
  });

  it('is the one whose file says so, whatever the dates', () => {
    assert.deepEqual(
      states([file('name: A\nend: 2026-01-01\nstate: active'), file('name: B\nstart: 2026-05-01')]),
      {
        A: 'active',
        B: 'future',
      },
    );
    assert.deepEqual(states([file('name: A\nstart: 2026-03-01\nend: 2026-04-01\nstate: closed')]), {
      A: 'closed',
    });
  });

  it('goes on after its end until somebody closes it or another one begins', () => {
    const over = file('name: A\nstart: 2026-02-01\nend: 2026-03-01');
    assert.deepEqual(states([over]), { A: 'active' });
    assert.deepEqual(states([over, file('name: B\nstart: 2026-03-09')]), { A: 'closed', B: 'active' });
  });

  it('is the last by name where stories alone name sprints', () => {
    assert.deepEqual(states([], ['Sprint 9', 'Sprint 10', 'Sprint 2', 'sprint 9']), {
      'Sprint 2': 'closed',
      'sprint 9': 'closed',
      'Sprint 10': 'active',
    });
  });

  it('is none where all are to come or closed', () => {
    assert.deepEqual(states([file('name: A\nstate: closed'), file('name: B\nstate: planned')]), {
      A: 'closed',
      B: 'future',
    });
  });

  it('may be several', () => {
    const two = [
      file('name: A\nstart: 2026-03-01\nend: 2026-03-20'),
      file('name: B\nstart: 2026-03-05\nend: 2026-03-20'),
    ];
    assert.deepEqual(states(two), { A: 'active', B: 'active' });
  });

  it('is not listed twice where a story calls it by its file or in other letters', () => {
    const sprint = file('id: s7\nname: Sprint 7', 'sprints/seven.md');
    assert.deepEqual(states([sprint], ['SPRINT 7', 'seven', 'S7']), { 'Sprint 7': 'active' });
  });
});
