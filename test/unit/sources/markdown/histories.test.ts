import assert from 'node:assert/strict';
import path from 'node:path';
import { fileVersions } from '../../../../src/git/file-versions';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import type { EarlierFiles } from '../../../../src/domain/earlier-files';
import { createRepository } from '../../git/repository';
import { memoryFiles } from './memory-files';
import { createNodeFiles } from './node-files';

const now = new Date('2026-03-12T12:00:00Z');

const read = (texts: Readonly<Record<string, string>>, earlier?: EarlierFiles) => {
  const files = memoryFiles(texts);
  files.modified = () => Promise.resolve(Date.parse('2026-03-12T09:30:00Z'));
  return createMarkdownSource({
    ...{ folder: 'backlog', files, writeTo: 'source', now: () => now },
    history: () => Promise.resolve(earlier),
    me: () => Promise.resolve({ id: 'mira@shop.example', name: 'Mira Holm' }),
  });
};

const story = (status: string, more = ''): string =>
  `---\nid: A-1\nstatus: ${status}\n${more}---\n\n## Acceptance Criteria\n\n- [${status === 'Done' ? 'x' : ' '}] It works\n`;

describe('histories of Markdown stories', () => {
  it('without Git tell what the files say, and that no more is known', async () => {
    const source = read({
      'A-1.md': story(
        'Done',
        'sprint: Sprint 7\nassignee: Jonas Berg\ncreated: 2026-03-01\ndone: 2026-03-09\n',
      ),
      'A-2.md': '---\nid: A-2\nstatus: To Do\ndone: 2026-03-09\n---\n',
    });
    const [one, two] = await source.histories(['A-1', 'A-2']);
    assert.equal(new Date(one?.created ?? '').getDate(), 1);
    assert.equal(one?.knownSince, now.toISOString());
    const [done, ...others] = one?.events ?? [];
    assert.ok(done?.kind === 'status' && others.length === 0);
    assert.deepEqual([done.from.category, done.to.name, done.by?.name], ['todo', 'Done', 'Jonas Berg']);
    assert.equal(new Date(done.at).getDate(), 9);
    assert.deepEqual(two?.events, []);
  });

  it('tell of versions, of what is not committed yet, and not of the commit that brought the folder in', async () => {
    const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
    const files = new Map([
      [
        'A-1.md',
        [
          { at: at(2), by: 'Jonas', text: story('To Do', 'sprint: Sprint 6\npoints: 3\n') },
          { at: at(3), by: 'Jonas', text: '---\nid: [broken\n' },
          {
            at: at(4),
            by: 'Mira Holm',
            text: story('In Progress', 'sprint: [Sprint 6, Sprint 7]\npoints: 5\n'),
          },
        ],
      ],
      ['A-2.md', [{ at: at(5), by: 'Jonas', text: '---\nid: A-2\nstatus: To Do\n---\n' }]],
      [
        'A-3.md',
        [
          { at: at(2), by: 'Jonas', text: '---\nid: B-9\nstatus: Done\n---\n' },
          { at: at(6), by: 'Jonas', text: '---\nid: A-3\nstatus: To Do\n---\n' },
        ],
      ],
    ]);
    const source = read(
      {
        'A-1.md': story('Done', 'sprint: [Sprint 6, Sprint 7]\npoints: 5\nflagged: true\n'),
        'A-2.md': '---\nid: A-2\nstatus: To Do\n---\n',
        'A-3.md': '---\nid: A-3\nstatus: To Do\n---\n',
      },
      { files, knownSince: at(2) },
    );
    const [one, two, three] = await source.histories(['A-1', 'A-2', 'A-3']);
    assert.deepEqual(
      one?.events.map((event) => [event.at.slice(0, 16), event.kind, event.by?.name]),
      [
        ['2026-03-04T10:00', 'status', 'Mira Holm'],
        ['2026-03-04T10:00', 'points', 'Mira Holm'],
        ['2026-03-04T10:00', 'sprints', 'Mira Holm'],
        ...['status', 'flag', 'tick'].map((kind) => ['2026-03-12T09:30', kind, 'Mira Holm']),
      ],
    );
    const sprints = one?.events.find((event) => event.kind === 'sprints');
    assert.deepEqual(sprints?.kind === 'sprints' && [sprints.from, sprints.to], [
      ['Sprint 6'],
      ['Sprint 6', 'Sprint 7'],
    ]);
    assert.deepEqual([one?.created, one?.knownSince], [undefined, at(2)]);
    assert.deepEqual([two?.created, two?.knownSince, two?.events], [at(5), undefined, []]);
    assert.deepEqual([three?.created, three?.events], [at(6), []]);
  });

  it('take no commit that a shallow clone begins with for the one that wrote the story', async () => {
    const text = (key: string): string => story('To Do').replace('A-1', key);
    const at = ['2026-03-02T10:00:00.000Z', '2026-03-03T10:00:00.000Z'] as const;
    const files = new Map(
      at.map((time, index) => [`A-${index}.md`, [{ at: time, by: 'Jonas', text: text(`A-${index}`) }]]),
    );
    const source = read({ 'A-0.md': text('A-0'), 'A-1.md': text('A-1') }, { files, knownSince: at[1] });
    const told = await source.histories(['A-0', 'A-1']);
    assert.deepEqual(
      told.map(({ created, knownSince }) => [created, knownSince]),
      [
        [undefined, at[1]],
        [undefined, at[1]],
      ],
    );
  });

  it('count a story in the sprint it was taken out of', async () => {
    const files = new Map([
      [
        'A-1.md',
        [
          { at: '2026-03-02T10:00:00.000Z', by: 'Jonas', text: story('To Do', 'sprint: Sprint 7\n') },
          { at: '2026-03-09T10:00:00.000Z', by: 'Jonas', text: story('To Do') },
        ],
      ],
    ]);
    const source = read(
      { 'A-1.md': story('To Do'), 'A-2.md': '---\nid: A-2\nstatus: To Do\nsprint: Sprint 7\n---\n' },
      { files },
    );
    const [sprint] = await source.sprints(['active']);
    assert.ok(sprint);
    const { stories } = await source.sprintHistory(sprint);
    assert.deepEqual(
      stories.map(({ story: { key, sprintIds } }) => [key, sprintIds]),
      [
        ['A-1', ['backlog:']],
        ['A-2', ['Sprint 7']],
      ],
    );
  });

  it('come from a real repository', async () => {
    const repository = createRepository();
    try {
      const root = path.join(repository.root, 'backlog');
      repository.write('backlog/A-0.md', '---\nid: A-0\nstatus: To Do\n---\n');
      process.env.GIT_COMMITTER_DATE = '2026-03-01T10:00:00Z';
      repository.commit('Begin');
      repository.write('backlog/A-1.md', story('To Do'));
      process.env.GIT_COMMITTER_DATE = '2026-03-02T10:00:00Z';
      repository.commit('Write');
      repository.run('mv', 'backlog/A-1.md', 'backlog/A-1 - It works.md');
      repository.write('backlog/A-1 - It works.md', story('In Progress'));
      process.env.GIT_COMMITTER_DATE = '2026-03-10T10:00:00Z';
      repository.commit('Begin with it');
      repository.write('backlog/A-0.md', '---\nid: A-0\nstatus: Done\n---\n');
      const source = createMarkdownSource({
        ...{ folder: 'backlog', files: createNodeFiles(root), writeTo: 'source', now: () => now },
        history: (since, signal) => fileVersions({ git: 'git', root }, since, signal),
      });
      const [none, one] = await source.histories(['A-0', 'A-1']);
      assert.equal(one?.created, '2026-03-02T10:00:00.000Z');
      assert.deepEqual(
        one?.events.map(({ at, kind, by }) => [at, kind, by?.name]),
        [['2026-03-10T10:00:00.000Z', 'status', 'Ana Lima']],
      );
      assert.deepEqual(
        none?.events.map(({ at, kind }) => [at, kind]),
        [[now.toISOString(), 'status']],
      );
      const [later] = await source.histories(['A-0'], '2026-03-11T00:00:00Z');
      assert.equal(later?.events.length, 1, 'what is not committed yet');
    } finally {
      delete process.env.GIT_COMMITTER_DATE;
      repository.remove();
    }
  });
});
