import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/sources/markdown/front-matter';
import { readStoryFile } from '../../../../src/sources/markdown/story-file';
import { backlog, content, me, rejects, sprint, transitionTo } from './backlog-in-memory';

const lines = (...all: readonly string[]): string => [...all, ''].join('\n');
const bmad = lines(
  '# Story 4.3: Say what went wrong',
  '',
  'Status: ready-for-dev',
  '',
  '## Story',
  '',
  'As a user, I want to know.',
  '',
  '## Acceptance Criteria',
  '',
  '1. **Given** it fails **When** it is shown **Then** it says so',
  '2. It can be tried again',
);

describe('a story whose text says its status', () => {
  it('is one where it has criteria, by the name of its file', async () => {
    const { source, files } = backlog({
      'stories/4-3-error-state.md': bmad,
      'stories/1.2.upload.md':
        '# Upload\r\n\r\n## Status\r\n\r\n**Ready for Review**\r\n\r\n## Acceptance Criteria\r\n\r\n1. A\r\n',
      'specs/001-albums/spec.md':
        '# Albums\n\n**Status**: Draft  \n\n**Acceptance Scenarios**:\n\n1. It opens\n',
      'adr/0001-record.md': '# 1. Record\n\n## Status\n\nAccepted\n\n## Context\n\nWords.\n',
      'README.md': '# Backlog\n\nStatus: alive\n\n## Acceptance Criteria\n\nThey stand in each story.\n',
      'frontend.md': '# Frontend\n\nStatus: draft\n\n## Acceptance Criteria\n\n- It shows\n',
      'story-template.md': '---\nstatus: Draft\n---\n# A story\n',
    });
    const { stories, problems } = await content(source);
    assert.deepEqual(
      stories.map(({ key, title, status, progress }) => [key, title, status.name, progress?.total]),
      [
        ['001-albums', 'Albums', 'Draft', 1],
        ['1.2.upload', 'Upload', 'Ready for Review', 1],
        ['4-3-error-state', 'Story 4.3: Say what went wrong', 'ready-for-dev', 2],
      ],
    );
    assert.deepEqual(problems, []);
    await source.transition('1.2.upload', transitionTo('done'));
    assert.match(files.text('stories/1.2.upload.md'), /\r\n\*\*Done\*\*\r\n/);
    await source.transition('4-3-error-state', transitionTo('in progress'));
    assert.equal(files.text('stories/4-3-error-state.md'), bmad.replace('ready-for-dev', 'In Progress'));
  });

  it('says it in a line, a list or a table, and not in code or as choices', () => {
    const status = (...text: readonly string[]) =>
      readStoryFile('WEB-1.md', lines('# Pay', '', ...text))?.status.name;
    assert.equal(status('Status: Done'), 'Done');
    assert.equal(status('- **Status:** ✅ Done 2026-09-05'), '✅ Done');
    assert.equal(status('| Field | Value |', '| --- | --- |', '| **Status** | In Progress |'), 'In Progress');
    assert.equal(status('## Metadata', '', '- ID: WEB-1', '- Status: Verified'), 'Verified');
    assert.equal(status('**Statut :** [x] Terminé'), 'Terminé');
    assert.equal(status('## Status: In Review'), 'In Review');
    for (const text of [
      '## Status: Draft | Ready | Done',
      '```\nStatus: Done\n```',
      '## API\n\nStatus: 200 is answered',
    ])
      assert.equal(status(text), 'To Do', text);
    const both = '---\nstatus: Done\n---\n# Pay\n\nStatus: Draft\n';
    assert.equal(readStoryFile('WEB-1.md', both)?.status.name, 'Done');
  });
});

describe('front matter of other tools', () => {
  const read = (...front: readonly string[]) => readStoryFile('x.md', lines('---', ...front, '---', '# Pay'));

  it('may have other names for what is known', () => {
    const story = read(
      'us_id: US-012',
      'titel: Bezahlen',
      'status: entregue',
      'epic_id: EPIC-1',
      'responsável: João',
      'punkte: 3',
      'priorité: haute',
      'fällig: 31.3.2026',
    );
    assert.deepEqual(
      [story?.key, story?.title, story?.status.category, story?.epic, story?.assignees, story?.points],
      ['US-012', 'Bezahlen', 'done', 'EPIC-1', ['João'], 3],
    );
    assert.deepEqual([story?.priority, story?.due], ['haute', '2026-03-31']);
    // A number tells which one it is of several, not what it is called.
    assert.equal(read('story_id: "4.3"', 'status: To Do')?.key, 'x');
  });

  it('may have mappings and links for texts', () => {
    const story = read(
      'id: WEB-1',
      'status: {id: 3, name: In Progress}',
      'epic:',
      '  id: WEB-20',
      '  title: Checkout',
      'parent: [[WEB-21]]',
      'assignee: {email: ann@shop.example, name: Ann Lee}',
      'sprint: "[[sprints/Sprint 7|now]]"',
      'depends_on: ["[[WEB-3|Three]]", {key: WEB-4}]',
    );
    assert.deepEqual(
      [story?.status.name, story?.epic, story?.parent, story?.assignees, story?.sprints],
      ['In Progress', 'WEB-20', 'WEB-21', ['Ann Lee'], ['Sprint 7']],
    );
    assert.deepEqual(story?.relations.blockedBy, ['WEB-3', 'WEB-4']);
  });

  it('says in words that a story is nobody’s', () => {
    for (const text of ['TBD', 'unassigned', 'none', '[]', '"-"', 'null'])
      assert.deepEqual(read('id: WEB-1', `assignee: ${text}`)?.assignees, [], text);
  });

  it('is not changed where a mapping stands for the text', async () => {
    const text = lines(
      '---',
      'id: WEB-1',
      'status:',
      '  name: To Do',
      'assignee: {name: Ann}',
      '---',
      '# Pay',
    );
    const { source, files } = backlog({ 'x.md': text });
    await rejects(source.transition('WEB-1', transitionTo('done')), 'invalid', /only a person can change/);
    await rejects(source.assign('WEB-1', me), 'invalid', /only a person can change/);
    assert.equal(files.text('x.md'), text);
  });

  it('names a sprint by its number or with other signs', async () => {
    const story = (id: string, name: string) => `---\nid: ${id}\nsprint: ${name}\n---\n# Pay\n`;
    const { source } = backlog({
      'sprints/sprint-7.md': sprint,
      'a.md': story('WEB-1', '7'),
      'b.md': story('WEB-2', 'SPRINT-7'),
      'c.md': story('WEB-3', 'sprint_07'),
      'd.md': story('WEB-4', 'Sprint 8'),
    });
    const found = await source.sprints(['active', 'closed', 'future', 'backlog']);
    assert.deepEqual(found.map(({ name }) => name).sort(), ['Sprint 7', 'Sprint 8', 'sprint_07']);
    assert.deepEqual(
      (await content(source)).stories.map(({ key }) => key),
      ['WEB-1', 'WEB-2'],
    );
  });

  it('names it the same in an earlier version of its file', async () => {
    const story = (name: string, more = '') => `---\nid: WEB-1\nsprint: ${name}\n${more}---\n# Pay\n`;
    const versions = [
      { at: '2026-03-02T10:00:00Z', by: 'Ann', text: story('sprint-7') },
      { at: '2026-03-03T10:00:00Z', by: 'Ann', text: story('7', 'points: 3\n') },
    ];
    const { source } = backlog(
      { 'sprints/sprint-7.md': sprint, 'a.md': story('Sprint 7', 'points: 3\n') },
      { history: () => Promise.resolve({ files: new Map([['a.md', versions]]) }) },
    );
    const [history] = await source.histories(['WEB-1']);
    assert.deepEqual(
      history?.events.map(({ kind }) => kind),
      ['points'],
    );
  });

  it('finds each of its fields, the first of two of one name', () => {
    const front = readFrontMatter('---\nStory Points: 3\nstory_points: 5\n---\n');
    assert.equal(Object.keys(front?.data ?? {}).length, 2);
    assert.equal(readStoryFile('WEB-1.md', '---\nStory Points: 3\nstory_points: 5\n---\n')?.points, 3);
  });
});
