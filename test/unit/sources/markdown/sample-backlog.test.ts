import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sprintReport } from '../../../../src/domain/sprint-report';
import { velocityOf } from '../../../../src/domain/velocity';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import { sampleBacklog } from '../../../../src/sources/markdown/sample-backlog';
import { SourceError, type StorySource } from '../../../../src/sources/story-source';
import { createNodeFiles } from './node-files';

const today = new Date(2026, 2, 6, 15, 30);

describe('the sample backlog', () => {
  let folder: string;
  let source: StorySource;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'backlog-'));
    for (const { path, text } of sampleBacklog(today)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await writeFile(join(folder, 'notes.txt'), 'none of ours');
    source = createMarkdownSource({
      folder: 'backlog',
      files: createNodeFiles(folder),
      writeTo: 'source',
      now: () => today,
    });
  });
  after(() => rm(folder, { recursive: true }));

  it('has sprints before it, from which a velocity is told', async () => {
    const closed = await source.sprints(['closed']);
    const clock = { now: today.getTime(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const reports = await Promise.all(
      closed.map(async (sprint) => sprintReport(await source.sprintHistory(sprint), clock)),
    );
    const velocity = velocityOf(reports);
    assert.deepEqual(
      velocity?.sprints.map(({ sprint, committed, done }) => [sprint.name, committed, done]),
      [
        ['Sprint 5', 8, 8],
        ['Sprint 6', 11, 11],
      ],
    );
    assert.ok(reports.every(({ days }) => days.length === 14 && days[0]?.left !== 0));
  });

  it('is a sprint under way with nothing wrong in it', async () => {
    const [sprint, ...others] = await source.sprints(['active']);
    assert.ok(sprint && others.length === 0);
    assert.deepEqual([sprint.start, sprint.end], ['2026-03-02T00:00:00', '2026-03-15T23:59:59']);
    assert.ok(sprint.goal);
    const { stories, problems } = await source.sprintContent(sprint);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      stories.map(({ key, status, assignee, points, progress }) => [
        key,
        status.category,
        assignee?.name,
        points,
        progress?.done,
        progress?.total,
      ]),
      [
        ['WEB-1', 'inProgress', 'Mira Holm', 5, 2, 5],
        ['WEB-2', 'todo', undefined, 3, 0, 6],
        ['WEB-3', 'inProgress', 'Jonas Berg', 8, 0, 2],
        ['WEB-4', 'done', 'Mira Holm', 1, 2, 2],
        ['WEB-5', 'todo', 'Jonas Berg', 2, 0, 3],
        ['WEB-6', 'todo', undefined, 3, 0, 3],
      ],
    );
    assert.deepEqual(
      stories.filter(({ flagged }) => flagged).map(({ key }) => key),
      ['WEB-5'],
    );
    assert.deepEqual(
      new Set(stories.map(({ epic }) => epic?.title)),
      new Set(['Buying without an account', undefined]),
    );
  });

  it('has a question about a criterion, with its answer', async () => {
    const { questions, criteria } = await source.story('WEB-1');
    const [question] = questions;
    assert.deepEqual(
      question?.to.map(({ name }) => name),
      ['Oskar Lind'],
    );
    assert.ok(criteria.some(({ id }) => id === question.criterion?.id));
    assert.equal(question.anchor?.path, 'src/checkout/address-form.ts');
    assert.deepEqual(
      question.answers.map(({ by }) => by.name),
      ['Oskar Lind'],
    );
    assert.deepEqual(await source.productOwners('WEB-1'), [
      { id: 'Oskar Lind', name: 'Oskar Lind', reason: 'sprint', detail: 'Sprint 7' },
    ]);
  });

  it('is ticked and moved on a real disk, by one change each', async () => {
    const path = join(folder, 'WEB-2 - Redeem a voucher.md');
    const text = await readFile(path, 'utf8');
    const [criterion] = (await source.story('WEB-2')).criteria;
    assert.ok(criterion);
    await source.tick('WEB-2', [
      { criterionId: criterion.id, text: criterion.text, checked: true, at: today.toISOString() },
    ]);
    const transition = (await source.transitions('WEB-2')).find(({ to }) => to.name === 'In Progress');
    assert.ok(transition);
    await source.transition('WEB-2', transition);
    const expected = text.replace('[ ]', '[x]').replace('status: To Do', 'status: In Progress');
    assert.equal(await readFile(path, 'utf8'), expected);
  });
});

describe('a backlog folder on disk', () => {
  it('that is not there is not found', async () => {
    const files = createNodeFiles(join(tmpdir(), 'no-such-backlog'));
    const source = createMarkdownSource({ folder: 'backlog', files, writeTo: 'source', now: () => today });
    await assert.rejects(
      source.sprints(['active']),
      (error) => error instanceof SourceError && error.kind === 'not-found',
    );
  });

  it('is not written to where a file is not what it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'backlog-'));
    try {
      const files = createNodeFiles(folder);
      await mkdir(join(folder, 'a'));
      await writeFile(join(folder, 'a/x.md'), 'now');
      assert.deepEqual(await files.list(), [{ path: 'a/x.md' }]);
      const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
      const changed = new Error('changed');
      await assert.rejects(
        files.write('a/x.md', bytes('new'), bytes('before'), () => changed),
        changed,
      );
      await files.write('a/x.md', bytes('new'), bytes('now'), () => changed);
      assert.equal(await readFile(join(folder, 'a/x.md'), 'utf8'), 'new');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
