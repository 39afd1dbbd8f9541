import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import type { BacklogFiles } from '../../../../src/sources/markdown/backlog-files';
import { temporaryFolder } from '../../../launch/at-exit';
import { memoryFiles } from './memory-files';
import { createNodeFiles } from './node-files';

const sourceOf = (files: BacklogFiles) =>
  createMarkdownSource({ folder: 'backlog', files, writeTo: 'source', now: () => new Date(2026, 2, 10) });
const backlog = (texts: Readonly<Record<string, string | Uint8Array>>) => sourceOf(memoryFiles(texts));
const story = (id: string, fields = '', body = ''): string =>
  `---\nid: ${id}\ntitle: Title of ${id}\nstatus: To Do\n${fields}---\n${body}`;
const most = 1000;

describe('What a story page shows of a Markdown backlog', () => {
  it('has the stories that stand under one as its sub-tasks', async () => {
    const source = backlog({
      'a.md': story('WEB-1'),
      'b.md': story('WEB-2', 'parent: WEB-1\nassignee: Jo\n').replace('To Do', 'Done'),
      'c.md': story('WEB-3', 'parent: WEB-2\n'),
      'd.md': story('WEB-4', 'parent: WEB-4\n'),
    });
    const { subtasks } = await source.story('WEB-1');
    assert.deepEqual(
      subtasks.map(({ key, title, type, status, assignee }) => [
        ...[key, title, type.kind, status.category, assignee?.name],
      ]),
      [['WEB-2', 'Title of WEB-2', 'subtask', 'done', 'Jo']],
    );
    assert.deepEqual((await source.story('WEB-4')).subtasks, []);
  });

  it('has what a story waits for and what waits for it, whichever file says so', async () => {
    const source = backlog({
      'a.md': story('task-1', 'dependencies:\n  - task-2\n  - TASK-3\n  - task-99\nrelates_to: task-4\n'),
      'b.md': story('task-2', 'blocks: [task-1, task-4]\n'),
      'c.md': story('task-3', 'blocked_by: task-4\n'),
      'd.md': story('task-4', 'depends on: "task-1, task-3"\n'),
    });
    const relations = async (key: string) =>
      (await source.story(key)).relations.map((one) => `${one.kind}: ${one.words} ${one.story.key}`);
    assert.deepEqual(await relations('task-1'), [
      'blockedBy: is blocked by task-2',
      'blockedBy: is blocked by task-3',
      'blocks: blocks task-4',
      'other: relates to task-4',
    ]);
    assert.deepEqual(await relations('task-2'), ['blocks: blocks task-1', 'blocks: blocks task-4']);
    assert.deepEqual(await relations('task-3'), [
      'blockedBy: is blocked by task-4',
      'blocks: blocks task-1',
      'blocks: blocks task-4',
    ]);
  });

  it('has the version or the milestone a story is for', async () => {
    const source = backlog({
      'a.md': story('WEB-1', 'fix_version: 2.1\n'),
      'b.md': story('WEB-2', 'milestone: "Guest checkout, 2.2"\n'),
      'c.md': story('WEB-3', 'fixVersions: [2.10, "3"]\n'),
    });
    const names = async (key: string) => (await source.story(key)).fixVersions.map(({ name }) => name);
    assert.deepEqual(await names('WEB-1'), ['2.1']);
    assert.deepEqual(await names('WEB-2'), ['Guest checkout', '2.2']);
    assert.equal((await names('WEB-3')).length, 2);
    assert.equal((await source.story('WEB-1')).fixVersions[0]?.released, false);
  });

  it('says what the epic is for, by its own word first', async () => {
    const source = backlog({
      'a.md': story('WEB-1', 'epic: EPIC-1\n'),
      'b.md': story('WEB-2', 'parent: EPIC-2\n'),
      'c.md': story('WEB-3', 'epic: Something\n'),
      'e.md': story('EPIC-1', 'type: epic\ngoal: Guests can pay.\n', '\nA text.\n'),
      'f.md': story('EPIC-2', 'type: epic\n', '# Title of EPIC-2\n\nBuyers come\nback.\n\nMore.\n'),
    });
    assert.equal((await source.story('WEB-1')).epicGoal, 'Guests can pay.');
    assert.equal((await source.story('WEB-2')).epicGoal, 'Buyers come back.');
    assert.equal((await source.story('WEB-3')).epicGoal, undefined);
  });

  it('names the metrics it is meant to move, and those of its epic', async () => {
    const source = backlog({
      'a.md': story('WEB-1', 'epic: EPIC-1\nmetric: Guest rate\n'),
      'b.md': story('WEB-2', ''),
      'e.md': story('EPIC-1', 'type: epic\nmetrics: [Conversion, Churn]\nlabels: ["metric:joy"]\n'),
    });
    const { metrics, epicMetrics } = await source.story('WEB-1');
    assert.deepEqual([metrics, epicMetrics], [['Guest rate'], ['Conversion', 'Churn', 'joy']]);
    const other = await source.story('WEB-2');
    assert.deepEqual([other.metrics, other.epicMetrics], [undefined, undefined]);
  });

  describe('has the files it refers to as attachments', () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
    const files = {
      'tasks/task-1.md': story(
        'task-1',
        '',
        [
          '![Flow](img/flow.png) and ![](<img/my file.png>) and [the notes](../notes.pdf#page=2)',
          '![](../../docs/shared.svg?raw=1)',
          '- [ ] see ![again](img/flow.png)',
          '[other](task-2.md) [web](https://example.test/a.png) ![](/etc/passwd) ![](C:/a.png) ![](img/none.png)',
          '[place](#there) [mail](mailto:a@b.test) [dir](img/) ![](data:image/png;base64,AAAA) [up](..)',
        ].join('\n\n'),
      ),
      'tasks/img/flow.png': picture,
      'tasks/img/my file.png': picture,
      'notes.pdf': 'notes',
      '../docs/shared.svg': '<svg/>',
      'secret.txt': 'secret',
    };

    it('once each, by the name they are referred to by', async () => {
      const { attachments } = await backlog(files).story('task-1');
      assert.deepEqual(
        attachments.map(({ id, name, mimeType, size }) => [id, name, mimeType, size]),
        [
          ['tasks/img/flow.png', 'img/flow.png', 'image/png', 4],
          ['tasks/img/my file.png', 'img/my%20file.png', 'image/png', 4],
          ['notes.pdf', '../notes.pdf#page=2', undefined, 5],
          ['../docs/shared.svg', '../../docs/shared.svg?raw=1', 'image/svg+xml', 6],
        ],
      );
    });

    it('and gives what they hold, up to so many bytes', async () => {
      const source = backlog(files);
      const [flow] = (await source.story('task-1')).attachments;
      assert.ok(flow);
      const content = await source.attachment('task-1', flow, { most, thumbnail: true });
      assert.deepEqual(content, { bytes: picture, mimeType: 'image/png' });
      await assert.rejects(source.attachment('task-1', flow, { most: 3 }), { kind: 'invalid' });
    });

    it('and nothing of a file that the story does not refer to', async () => {
      const source = backlog(files);
      for (const id of ['secret.txt', 'tasks/task-1.md', 'tasks/img/none.png', 'tasks/img/../img/flow.png'])
        await assert.rejects(source.attachment('task-1', { id, name: id }, { most }), { kind: 'not-found' });
    });

    it('and none outside of the workspace, wherever paths and links lead', async () => {
      const folder = await temporaryFolder();
      try {
        const workspace = join(folder.path, 'workspace');
        const stories = join(workspace, 'backlog');
        const outside = join(folder.path, 'outside');
        await Promise.all([stories, outside].map((path) => mkdir(path, { recursive: true })));
        const body =
          '![](in.png) ![](../beside.png) ![](../../outside/secret.png) ![](link.png) ![](up/secret.png)';
        await Promise.all([
          writeFile(join(stories, 'WEB-1.md'), story('WEB-1', '', body)),
          writeFile(join(stories, 'in.png'), picture),
          writeFile(join(workspace, 'beside.png'), picture),
          writeFile(join(outside, 'secret.png'), picture),
          symlink(join(outside, 'secret.png'), join(stories, 'link.png')),
          symlink(outside, join(stories, 'up')),
        ]);
        const source = sourceOf(createNodeFiles(stories, workspace));
        const { attachments } = await source.story('WEB-1');
        assert.deepEqual(
          attachments.map(({ id }) => id),
          ['in.png', '../beside.png'],
        );
        for (const id of ['../../outside/secret.png', 'link.png', 'up/secret.png'])
          await assert.rejects(source.attachment('WEB-1', { id, name: id }, { most }), { kind: 'not-found' });
        const beside = await source.attachment('WEB-1', { id: '../beside.png', name: '' }, { most });
        assert.deepEqual([...beside.bytes], [...picture]);
      } finally {
        await folder.remove();
      }
    });
  });
});
