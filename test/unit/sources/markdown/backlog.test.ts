import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createMarkdownSource, type MarkdownSourceOptions } from '../../../../src/sources/markdown';
import {
  SourceError,
  type SourceErrorKind,
  type StorySource,
  type TickChange,
  type Transition,
} from '../../../../src/sources/story-source';
import { describeStorySource } from '../contract';
import { memoryLedger } from '../memory-ledger';
import { keptVersions } from './kept-versions';
import { memoryFiles, type MemoryFiles } from './memory-files';

const now = new Date(2026, 2, 10, 12, 0);
const me = { id: 'mira@shop.example', name: 'Mira Holm' };

const sprint =
  '---\nname: Sprint 7\ngoal: Guests can pay\nstart: 2026-03-02\nend: 2026-03-13\nproduct_owner: Oskar Lind\n---\n';
const boxes = `---
id: WEB-1
title: Check out as a guest
status: To Do # for now
sprint: Sprint 7
---
# Check out as a guest

As a guest I want to pay.

## Acceptance Criteria

- [x] The cart offers it
- [ ] The address is enough
- [ ] A mail is sent
`;
const bullets = `---
id: WEB-2
title: Redeem a voucher
status: In Progress
sprint: Sprint 7
---

Some words.

## Acceptance Criteria

- A code can be entered in the cart
- An expired code is refused
`;

const epic = `---
id: WEB-20
title: Buying without an account
type: Epic
status: In Progress
assignee: Oskar Lind
start: 2026-02-02
due: 2026-04-30
metrics: [Conversion]
---
Everything a guest needs.
`;

interface Backlog {
  readonly source: StorySource;
  readonly files: MemoryFiles;
  readonly log: string[];
  readonly ledger: Map<string, unknown>;
  another(): StorySource;
}

function backlog(
  texts: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<MarkdownSourceOptions> = {},
): Backlog {
  const files = memoryFiles(texts);
  const localLedger = memoryLedger();
  const log: string[] = [];
  const open = (): StorySource =>
    createMarkdownSource({
      folder: 'backlog',
      files,
      writeTo: 'source',
      me: () => Promise.resolve(me),
      now: () => now,
      localLedger,
      log: (line) => log.push(line),
      ...more,
    });
  return { source: open(), files, log, ledger: localLedger.values, another: open };
}

async function content(source: StorySource) {
  const [active] = await source.sprints(['active']);
  assert.ok(active);
  return source.sprintContent(active);
}

async function rejects(call: Promise<unknown>, kind: SourceErrorKind, detail = /./): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof SourceError, String(error));
    assert.deepEqual(error.kind, kind, error.detail);
    assert.match(error.detail, detail);
    return true;
  });
}

describeStorySource('A Markdown backlog', () => {
  const kept = keptVersions();
  const { source, files, ledger, another } = backlog(
    {
      'sprint.md': sprint,
      'WEB-1.md': `${boxes.replace('sprint:', 'epic: WEB-20\nfix_versions: ["1.1", "1.2"]\nsprint:')}\n![Flow](flow.png)\n`,
      'WEB-20.md': epic,
      'versions/1.1.md': '---\nversion: "1.1"\nrelease_date: 2026-03-20\n---\n',
      'WEB-2.md': bullets,
      'WEB-3.md': '---\nid: WEB-3\nassignee: Jonas Weber\nsprint: Later\n---\n',
      'WEB-5.md': '---\nid: WEB-5\nstatus: Done\nparent: WEB-1\n---\n',
      'WEB-4.md': '---\nid: WEB-4\nstatus: To Do\ndepends_on: WEB-1\n---\n',
      'flow.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
    },
    { history: kept.history },
  );
  kept.follow(files);
  return Promise.resolve({
    ...{ source, another, story: 'WEB-1', plain: 'WEB-2', missing: 'WEB-99' },
    reword: (key: string, from: string, to: string) => {
      files.put(`${key}.md`, files.text(`${key}.md`).replace(from, to));
      return Promise.resolve();
    },
    remove: (key: string, text: string) => {
      const lines = files.text(`${key}.md`).split('\n');
      files.put(`${key}.md`, lines.filter((line) => !line.includes(text)).join('\n'));
      return Promise.resolve();
    },
    answer: (key: string, text: string) => {
      files.put(`${key}.md`, `${files.text(`${key}.md`).trimEnd()}\n  - Oskar Lind: ${text}\n`);
      return Promise.resolve();
    },
    stored: () =>
      Promise.resolve(
        JSON.stringify([[...files.content].map(([path]) => [path, files.text(path)]), [...ledger]]),
      ),
  });
});

describe('a Markdown backlog', () => {
  describe('reading', () => {
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

  describe('writing', () => {
    it('changes one character for a tick, whatever the file is made of', async () => {
      const windows =
        `\uFEFF${boxes.replaceAll('\n', '\r\n').replace('- [ ] A mail', '-\t[ ]\tA mail')}`.trimEnd();
      const { source, files } = backlog({ 'WEB-1.md': windows });
      const { criteria } = await source.story('WEB-1');
      const third = criteria[2];
      assert.equal(third?.text, 'A mail is sent');
      await source.tick('WEB-1', [tick(third.id, third.text)]);
      assert.equal(files.text('WEB-1.md'), windows.replace('[ ]\tA mail', '[x]\tA mail'));
    });

    it('keeps what somebody else writes in between', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes });
      const { criteria } = await source.story('WEB-1');
      const second = criteria[1];
      assert.ok(second);
      let once = true;
      files.beforeWrite = (path) => {
        if (once) files.put(path, files.text(path).replace('I want', 'we want'));
        once = false;
      };
      await source.tick('WEB-1', [tick(second.id, second.text)]);
      assert.equal(
        files.text('WEB-1.md'),
        boxes.replace('I want', 'we want').replace('[ ] The address', '[x] The address'),
      );
    });

    it('gives up with a conflict where somebody writes all the time', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes });
      files.beforeWrite = (path) => files.put(path, `${files.text(path)}\nmore\n`);
      await rejects(source.transition('WEB-1', transitionTo('done')), 'conflict', /WEB-1\.md/);
      assert.deepEqual(files.written, []);
    });

    it('says when a file may not be written, and keeps no tick for it', async () => {
      const { source, files, ledger } = backlog({ 'WEB-1.md': boxes });
      const { criteria } = await source.story('WEB-1');
      files.write = () => Promise.reject(Object.assign(new Error('EROFS: read-only'), { code: 'EROFS' }));
      const second = criteria[1];
      assert.ok(second);
      const before = structuredClone(ledger);
      await rejects(source.tick('WEB-1', [tick(second.id, second.text)]), 'forbidden', /read-only/);
      assert.deepEqual(ledger, before);
    });

    it('writes nothing where nothing changes', async () => {
      const { source, files } = backlog({
        'WEB-1.md': boxes.replace('status', 'assignee: mira holm\nstatus'),
      });
      await source.assignToMe('WEB-1');
      await source.transition('WEB-1', transitionTo('to do'));
      const { criteria } = await source.story('WEB-1');
      const first = criteria[0];
      assert.ok(first);
      await source.tick('WEB-1', [tick(first.id, first.text)]);
      assert.deepEqual(files.written, []);
    });

    it('keeps ticks on this machine where it is told to', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes }, { writeTo: 'local' });
      const { criteria } = await source.story('WEB-1');
      const second = criteria[1];
      assert.ok(second);
      const after = await source.tick('WEB-1', [tick(second.id, second.text)]);
      assert.deepEqual([after.criteria[1]?.checked, after.criteria[1]?.keeper], [true, 'local']);
      assert.equal(files.text('WEB-1.md'), boxes);
    });

    it('does not say a tick of the file is gone where it is told not to write there', async () => {
      const { source, files, ledger } = backlog({ 'WEB-1.md': boxes }, { writeTo: 'local' });
      const first = (await source.story('WEB-1')).criteria[0];
      assert.ok(first?.checked);
      const off = { ...tick(first.id, first.text), checked: false };
      const before = structuredClone(ledger);
      await rejects(source.tick('WEB-1', [off]), 'invalid', /The cart offers it/);
      assert.deepEqual([files.written, ledger], [[], before]);
    });

    it('refuses a tick that has no place where no machine keeps it', async () => {
      const { source } = backlog({ 'WEB-2.md': bullets }, { localLedger: undefined });
      const { criteria } = await source.story('WEB-2');
      const first = criteria[0];
      assert.ok(first);
      await rejects(source.tick('WEB-2', [tick(first.id, first.text)]), 'unsupported');
    });

    it('refuses a tick where the words are the same but for a letter', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes });
      const second = (await source.story('WEB-1')).criteria[1];
      assert.ok(second);
      files.put('WEB-1.md', boxes.replace('The address', 'THE address'));
      await rejects(source.tick('WEB-1', [tick(second.id, second.text)]), 'conflict', /now "THE address/);
      assert.deepEqual(files.written, []);
    });

    it('leaves alone what a newer version keeps on this machine', async () => {
      const { source, ledger, files, log } = backlog({ 'WEB-1.md': boxes, 'WEB-2.md': bullets });
      const newer = { version: 99, ticks: [] };
      for (const key of ['WEB-1', 'WEB-2']) ledger.set(key, newer);
      const first = (await source.story('WEB-2')).criteria[0];
      assert.ok(first);
      await rejects(source.tick('WEB-2', [tick(first.id, first.text)]), 'unsupported', /newer/);
      const second = (await source.story('WEB-1')).criteria[1];
      assert.ok(second);
      await source.tick('WEB-1', [tick(second.id, second.text)]);
      assert.ok(files.text('WEB-1.md').includes('[x] The address'));
      assert.ok(log.some((line) => line.includes('WEB-1')));
      assert.deepEqual([...ledger.values()], [newer, newer]);
    });

    it('does everything it is asked at once', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes });
      const { criteria } = await source.story('WEB-1');
      await Promise.all([
        ...criteria.map(({ id, text }) => source.tick('WEB-1', [tick(id, text)])),
        ...['Q-1', 'Q-2', 'Q-3'].map((id) => source.ask('WEB-1', { id, text: `${id}?` })),
        source.transition('WEB-1', transitionTo('in progress')),
        source.assignToMe('WEB-1'),
        source.putLink('WEB-1', {
          kind: 'web',
          globalId: 'https://ci.example',
          title: 'CI',
          url: 'https://ci.example',
        }),
      ]);
      const story = await source.story('WEB-1');
      assert.ok(story.criteria.every(({ checked }) => checked));
      assert.deepEqual([story.questions.length, story.links.length], [3, 1]);
      assert.deepEqual([story.status.name, story.assignee], ['In Progress', me]);
      assert.ok(files.text('WEB-1.md').includes('status: In Progress # for now'));
    });

    it('reads on where nobody knows who works here, and says so in the log', async () => {
      const { source, log } = backlog(
        { 'WEB-1.md': boxes },
        { me: () => Promise.reject(new Error('no git')) },
      );
      assert.equal(await source.me(), undefined);
      assert.equal((await source.story('WEB-1')).key, 'WEB-1');
      assert.ok(log.some((line) => line.includes('no git')));
    });

    it('does not assign a story to nobody', async () => {
      const { source, files } = backlog({ 'WEB-1.md': boxes }, { me: () => Promise.resolve(undefined) });
      await rejects(source.assignToMe('WEB-1'), 'invalid', /user\.name/);
      assert.deepEqual(files.written, []);
    });

    it('writes @names where the file has them, and keeps who else is assigned', async () => {
      const { source, files } = backlog({
        'WEB-1.md': boxes.replace('status', "assignee: ['@sara']\nstatus"),
      });
      await source.assignToMe('WEB-1');
      assert.match(files.text('WEB-1.md'), /^assignee: \['@Mira Holm', '@sara'\]$/m);
    });

    it('does not ask where the end of the file would swallow the question', async () => {
      const { source, files } = backlog({ 'WEB-1.md': `${boxes}\n\`\`\`\nleft open\n` });
      await rejects(source.ask('WEB-1', { id: 'Q-1', text: 'Hello?' }), 'invalid', /WEB-1\.md/);
      await rejects(
        source.putLink('WEB-1', { kind: 'web', globalId: 'x', title: 'x' }),
        'invalid',
        /WEB-1\.md/,
      );
      assert.deepEqual(files.written, []);
    });

    it('asks below hand-written questions, and finds the answer somebody writes', async () => {
      const { source, files } = backlog({
        'sprint.md': sprint,
        'WEB-1.md': `${boxes}\n## Questions\n\n- Who pays?\n`,
      });
      const [to] = await source.productOwners('WEB-1');
      await source.ask('WEB-1', { id: 'Q-1', text: 'By when?', to: to ? [to] : [] });
      const text = files.text('WEB-1.md');
      assert.ok(
        text.endsWith(
          '- Who pays?\n- **Q-1** Mira Holm → Oskar Lind, 2026-03-10 ' +
            now.toISOString().slice(11, 16) +
            ' UTC: By when?\n',
        ),
        text,
      );
      files.put('WEB-1.md', `${text}  - Oskar Lind: Friday.\n`);
      const { questions } = await source.story('WEB-1');
      const [answer, ...more] = questions[1]?.answers ?? [];
      assert.deepEqual([answer?.by.name, answer?.at, answer?.text, more], ['Oskar Lind', '', 'Friday.', []]);
      assert.equal(questions[1]?.state, 'unconfirmed');
    });

    it('names the Product Owner of the settings first, then of the story, of the sprint, then the reporter', async () => {
      const owners = async (texts: Record<string, string>, productOwner?: string): Promise<string[]> =>
        (await backlog(texts, { productOwner }).source.productOwners('WEB-1')).map(({ name }) => name);
      const story = boxes.replace('status', 'reporter: Rita\nproduct_owner: [Pia, "@pete"]\nstatus');
      assert.deepEqual(await owners({ 'sprint.md': sprint, 'WEB-1.md': story }, 'Sam'), ['Sam']);
      assert.deepEqual(await owners({ 'sprint.md': sprint, 'WEB-1.md': story }), ['Pia', 'pete']);
      assert.deepEqual(
        await owners({ 'sprint.md': sprint, 'WEB-1.md': boxes.replace('status', 'reporter: Rita\nstatus') }),
        ['Oskar Lind'],
      );
      assert.deepEqual(await owners({ 'WEB-1.md': boxes.replace('status', 'reporter: Rita\nstatus') }), [
        'Rita',
      ]);
      assert.deepEqual(await owners({ 'WEB-1.md': boxes }), []);
    });
  });

  it('changes nothing in a file but what it was asked to', async function () {
    this.timeout(60_000);
    const eol = fc.constantFrom('\n', '\r\n');
    const block = fc.constantFrom(
      ...[
        'Text\twith a tab  ',
        '> quote',
        '| a | b |\n| --- | --- |\n| [ ] | x |',
        '```\n- [ ] code\n```',
        '<!-- AC:BEGIN -->',
        '* [X] other',
      ],
      ...[
        '1. one\n2. two',
        '## Acceptance Criteria',
        '### Group',
        '- [ ] a box',
        '- [x] a box',
        '- plain',
        '---',
        '\u00a0\u2028🙂',
        '## Questions',
        '## Notes',
      ],
    );
    const fields = fc.constantFrom(
      '',
      'assignee: []\n',
      "assignee: 'Jo' # c\n",
      'labels:\n  - a\n\n# note\n',
      'status: "Doing"\n',
    );
    const tail = fc.constantFrom('', '\n', '\n\n', '  ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { maxLength: 8 }),
        fields,
        eol,
        tail,
        fc.constantFrom('', '\uFEFF'),
        async (blocks, yaml, end, last, mark) => {
          const text =
            mark +
            `---\nid: WEB-1\n${yaml}---\n${blocks.join('\n\n')}`.replaceAll('\n', end) +
            last.replaceAll('\n', end);
          const { source, files } = backlog({ 'WEB-1.md': text });
          const { criteria } = await source.story('WEB-1');
          const box = criteria.find(({ keeper }) => keeper === 'source');
          if (box) {
            await source.tick('WEB-1', [{ ...tick(box.id, box.text), checked: !box.checked }]);
            const after = files.text('WEB-1.md');
            assert.equal(after.length, text.length);
            assert.equal([...after].filter((character, index) => character !== [...text][index]).length, 1);
            await source.tick('WEB-1', [{ ...tick(box.id, box.text), checked: box.checked }]);
            assert.equal(files.text('WEB-1.md').toLowerCase(), text.toLowerCase());
          }
          const before = files.text('WEB-1.md');
          await source.transition('WEB-1', transitionTo('done'));
          await source.assignToMe('WEB-1');
          const body = (whole: string): string => whole.slice(whole.indexOf(`${end}---${end}`));
          assert.equal(body(files.text('WEB-1.md')), body(before));
          const settled = files.text('WEB-1.md');
          try {
            await source.ask('WEB-1', { id: 'Q-1', text: 'One\n\n- two' });
            await source.putLink('WEB-1', {
              kind: 'branch',
              globalId: 'story-context:branch:o:b',
              title: 'b',
            });
          } catch (error) {
            assert.ok(error instanceof SourceError && error.kind === 'invalid', String(error));
          }
          assert.ok(isSubsequence(settled, files.text('WEB-1.md')));
          assert.equal((files.text('WEB-1.md').match(/\r\n/g) ?? []).length > 0, end === '\r\n');
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Whether the longer text is the shorter one with something put in. */
function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const unit of long.split('')) if (unit === short[at]) at++;
  return at === short.length;
}

function tick(criterionId: string, text: string): TickChange {
  return { criterionId, text, checked: true, at: '2026-03-10T09:30:00.000Z' };
}

function transitionTo(id: string): Transition {
  return { id, name: id, to: { id, name: id, category: 'todo' }, fields: [] };
}
