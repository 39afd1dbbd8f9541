import assert from 'node:assert/strict';
import { me, sprint, boxes, bullets, backlog, content, rejects, tick } from './backlog-in-memory';

describe('A Markdown backlog that is read', () => {
  it('takes stories in the given order, then in the natural order of their files', async () => {
    const story = (id: string, order?: number): string =>
      `---\nid: ${id}\nstatus: To Do\n${order ? `ordinal: ${order}\n` : ''}---\n`;
    const { source } = backlog({
      'WEB-10 - j.md': story('WEB-10'),
      'WEB-9 - i.md': story('WEB-9'),
      'z.md': story('WEB-3', 2000),
      'a/WEB-4.md': story('WEB-4', 1000.5),
    });
    const { stories } = await content(source);
    assert.deepEqual(
      stories.map(({ key }) => key),
      ['WEB-4', 'WEB-3', 'WEB-9', 'WEB-10'],
    );
  });

  it('shows every other story where files are broken, and says of each which and where', async () => {
    const { source, log } = backlog({
      'WEB-1.md': boxes,
      'WEB-2.md': '---\nid: WEB-2\ntitle: a: b\n---\n',
      'WEB-3.md': '---\nid: WEB-3\n\n# No end\n',
      'WEB-4.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]),
      'WEB-5.md': '---js\n{ id: 1 }\n---\n',
      'WEB-6.md': '---\nid: WEB-1\n---\n',
      'sprint.md': '---\nname: [\n---\n',
      'README.md': '# How we work\n\n- [ ] not a story\n',
      'adr-0001 - Use Markdown.md': '# ADR\n',
      'notes/2026-03-02.md': 'Notes\n',
    });
    const { stories, problems } = await content(source);
    assert.deepEqual(
      stories.map(({ key }) => key),
      ['WEB-1'],
    );
    const said = Object.fromEntries(problems.map(({ subject, message }) => [subject, message]));
    assert.deepEqual(Object.keys(said).sort(), [
      'WEB-2.md',
      'WEB-3.md',
      'WEB-4.md',
      'WEB-5.md',
      'WEB-6.md',
      'sprint.md',
    ]);
    assert.match(said['WEB-2.md'] ?? '', /^line 3, column \d+/);
    assert.match(said['WEB-3.md'] ?? '', /^line 1/);
    assert.match(said['WEB-4.md'] ?? '', /UTF-8/);
    assert.match(said['WEB-6.md'] ?? '', /WEB-1.*WEB-1\.md/);
    assert.ok(log.length >= problems.length);
  });

  it('reads the files of Backlog.md and leaves its other folders alone', async () => {
    const task = `---
id: BACK-355.01
title: 'Core: Add type field'
status: In Progress
assignee:
- '@codex'
- '@mira holm'
created_date: '2026-01-01 23:37'
updated_date: '2026-05-11 14:01'
labels:
- core
dependencies: []
parent_task_id: BACK-355
priority: medium
ordinal: 125000
---

## Description

<!-- SECTION:DESCRIPTION:BEGIN -->
Add the type field.
<!-- SECTION:DESCRIPTION:END -->

## Acceptance Criteria
<!-- AC:BEGIN -->
- [x] #1 The interface has it
- [ ] #2 The parser reads it
<!-- AC:END -->
`;
    const { source, files } = backlog({
      'tasks/back-355 - Types.md': '---\nid: BACK-355\ntitle: Types\nstatus: To Do\nassignee: []\n---\n',
      'tasks/back-355.01 - Core.md': task,
      'archive/tasks/back-1 - Old.md': '---\nid: BACK-1\nstatus: Done\n---\n',
      'decisions/decision-1 - Use x.md': '---\nid: decision-1\nstatus: accepted\n---\n',
      'docs/doc-1 - How.md': '---\nid: doc-1\ntitle: How\n---\n',
      'milestones/m-1 - One.md': '---\nid: m-1\n---\n',
    });
    const { stories } = await content(source);
    assert.deepEqual(
      stories.map(({ key }) => key),
      ['BACK-355.01', 'BACK-355'],
    );
    const [child] = stories;
    assert.deepEqual(child?.assignee, me);
    assert.deepEqual(child?.parent, { key: 'BACK-355', title: 'Types' });
    assert.equal(child?.type.kind, 'subtask');
    assert.equal(child?.updated, '2026-05-11T14:01:00');
    assert.deepEqual(child?.labels, ['core']);
    assert.deepEqual(child?.progress, { done: 1, total: 2 });
    const { criteria } = await source.story('BACK-355.01');
    const second = criteria[1];
    assert.ok(second);
    await source.tick('BACK-355.01', [tick(second.id, second.text)]);
    assert.equal(files.text('tasks/back-355.01 - Core.md'), task.replace('[ ] #2', '[x] #2'));
    await source.assignToMe('BACK-355');
    assert.match(files.text('tasks/back-355 - Types.md'), /^assignee: \[Mira Holm\]$/m);
  });

  it('looks into folders of these names where it is not one of Backlog.md', async () => {
    const { source } = backlog({ 'docs/WEB-1.md': boxes, 'archive/WEB-2.md': bullets });
    assert.equal((await content(source)).stories.length, 2);
  });

  it('finds id and title in the file’s name and heading where the front matter has none', async () => {
    const { source } = backlog({
      'SHOP-3 - Pay-by-card.md': 'No heading.\n\n- [ ] x\n',
      'task-7.2 - x.md': '---\nstatus: Done\n---\n# Another *title*\n',
      'login.md': '---\nstatus: Doing\n---\n',
    });
    const { stories } = await content(source);
    assert.deepEqual(
      stories.map(({ key, title, status }) => [key, title, status.category]),
      [
        ['login', 'login', 'inProgress'],
        ['SHOP-3', 'Pay by card', 'todo'],
        ['task-7.2', 'Another title', 'done'],
      ],
    );
  });

  it('has one sprint "Backlog" where nothing names a sprint, and a second one for what is in none', async () => {
    const lone = backlog({ 'WEB-1.md': '---\nid: WEB-1\nstatus: Open\n---\n' });
    assert.deepEqual(
      (await lone.source.sprints(['active'])).map(({ name }) => name),
      ['Backlog'],
    );
    const { source } = backlog({
      'sprint.md': sprint,
      'WEB-1.md': boxes,
      'WEB-8.md': '---\nid: WEB-8\n---\n',
    });
    const sprints = await source.sprints(['active', 'future', 'backlog', 'closed']);
    assert.deepEqual(
      sprints.map(({ name, state }) => [name, state]),
      [
        ['Sprint 7', 'active'],
        ['Backlog', 'backlog'],
      ],
    );
    const unplanned = await Promise.all(sprints.map((one) => source.sprintContent(one)));
    assert.deepEqual(
      unplanned.map(({ stories }) => stories.map(({ key }) => key)),
      [['WEB-1'], ['WEB-8']],
    );
  });

  it('is the sprint where one file says there is one and no story names another', async () => {
    const { source } = backlog({ 'sprint.md': sprint, 'WEB-8.md': '---\nid: WEB-8\n---\n' });
    assert.deepEqual(
      (await content(source)).stories.map(({ key }) => key),
      ['WEB-8'],
    );
  });

  it('puts a part into the sprint of its story, and a story under its epic', async () => {
    const { source } = backlog({
      'E.md': '---\nid: WEB-20\ntype: Epic\ntitle: Guests\n---\n',
      'A.md': '---\nid: WEB-1\nsprint: S1\nparent: WEB-20\n---\n',
      'B.md': '---\nid: WEB-2\nparent: WEB-1\n---\n',
      'C.md': '---\nid: WEB-3\nparent: WEB-4\n---\n',
      'D.md': '---\nid: WEB-4\nparent: WEB-3\n---\n',
    });
    const { stories } = await content(source);
    assert.deepEqual(
      stories.map(({ key, epic, parent, type }) => [key, epic?.title, parent?.key, type.kind]),
      [
        ['WEB-1', 'Guests', undefined, 'story'],
        ['WEB-2', undefined, 'WEB-1', 'subtask'],
      ],
    );
    assert.equal((await source.story('WEB-3')).parent, undefined);
  });

  it('shows a story’s title, questions and links in their own places only', async () => {
    const { source } = backlog({
      'WEB-1.md': `${boxes}\n## Questions\n\n- Who?\n\nA remark.\n\n## Branches and commits\n\n- https://ci.example\n`,
    });
    const story = await source.story('WEB-1');
    assert.deepEqual(
      story.questions.map(({ text }) => text),
      ['Who?'],
    );
    assert.deepEqual(
      story.links.map(({ url }) => url),
      ['https://ci.example'],
    );
    const shown = JSON.stringify(story.documents);
    for (const hidden of ['Check out as a guest', 'Who?', 'ci.example'])
      assert.ok(!shown.includes(hidden), hidden);
    assert.ok(shown.includes('A remark.') && shown.includes('"Questions"'));
    assert.ok(!shown.includes('Branches and commits'));
  });

  it('of an empty folder has an empty backlog', async () => {
    const { stories, problems } = await content(backlog({}).source);
    assert.deepEqual([stories, problems], [[], []]);
  });

  it('says what is wrong with a folder or a file that cannot be read', async () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    const { source, files } = backlog({ 'WEB-1.md': boxes, 'WEB-2.md': bullets });
    const read = files.read;
    files.read = (path) => (path === 'WEB-1.md' ? Promise.reject(denied) : read(path));
    const { stories, problems } = await content(source);
    assert.deepEqual(
      stories.map(({ key }) => key),
      ['WEB-2'],
    );
    assert.match(problems[0]?.message ?? '', /permission denied/);
    files.list = () => Promise.reject(denied);
    await rejects(source.sprints(['active']), 'forbidden', /permission denied/);
  });

  it('understands a file anew only when it changed', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    const before = await source.story('WEB-1');
    assert.equal((await source.story('WEB-1')).documents[0]?.document, before.documents[0]?.document);
    files.put('WEB-1.md', boxes.replace('I want', 'we want'));
    assert.notDeepEqual((await source.story('WEB-1')).documents, before.documents);
  });

  it('says where the file of a story broke since it was last seen', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    await source.story('WEB-1');
    files.put('WEB-1.md', boxes.replace('title:', 'title: a:'));
    await rejects(source.story('WEB-1'), 'unreadable', /^WEB-1\.md: line 3, column/);
  });

  it('finds a story whose file was renamed', async () => {
    const { source, files } = backlog({ 'WEB-1.md': boxes });
    await source.story('WEB-1');
    files.content.set('WEB-1 - New name.md', files.content.get('WEB-1.md') ?? new Uint8Array());
    files.content.delete('WEB-1.md');
    assert.equal((await source.story('WEB-1')).key, 'WEB-1');
    files.content.clear();
    await rejects(source.story('WEB-1'), 'not-found', /WEB-1/);
  });
});
