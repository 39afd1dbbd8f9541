import assert from 'node:assert/strict';
import { plainText } from '../../../../src/domain/plain-text';
import { SourceError } from '../../../../src/sources/story-source';
import { readStoryFile, type StoryFile } from '../../../../src/sources/markdown/story-file';

function read(text: string, path = 'a/x.md'): StoryFile {
  const file = readStoryFile(path, text);
  assert.ok(file);
  return file;
}

describe('a story file', () => {
  it('says all its front matter says, under the usual names', () => {
    const file = read(
      [
        '---',
        ...[
          'id: WEB-1',
          "title: 'A: b'",
          'type: User Story',
          'status: In Progress',
          'assignee: Mira Holm',
          'sprint: 7',
        ],
        ...[
          'points: 5',
          'priority: High',
          'parent: WEB-9',
          'epic: Checkout',
          'labels: a, b',
          'updated: 2026-03-02',
        ],
        ...['reporter: "@rita"', 'product owner: Pia', 'flagged: true', 'order: 3'],
        ...[
          'depends_on: [WEB-2, WEB-3]',
          'blocks: WEB-4',
          'related: WEB-5',
          'milestone: 2.10',
          'goal: More orders',
          ...['created_date: 2026-02-20', 'done: 2026-03-04', 'start: 2026-02-23', 'due date: 2026-03-06'],
          'metrics: [Conversion, Returns]',
        ],
        '---',
        'Text',
      ].join('\n'),
    );
    const { text, body, description, ...rest } = file;
    assert.ok(text.endsWith('Text') && body.blocks.length === 1);
    assert.deepEqual(rest, {
      ...{
        key: 'WEB-1',
        title: 'A: b',
        type: { name: 'User Story', kind: 'story' },
        assignees: ['Mira Holm'],
      },
      ...{ status: { id: 'in progress', name: 'In Progress', category: 'inProgress' }, reporter: '@rita' },
      ...{
        productOwners: ['Pia'],
        sprints: ['7'],
        points: 5,
        priority: 'High',
        parent: 'WEB-9',
        epic: 'Checkout',
      },
      relations: { blocks: ['WEB-4'], blockedBy: ['WEB-2', 'WEB-3'], relates: ['WEB-5'] },
      ...{ fixVersions: ['2.10'], goal: 'More orders', metrics: ['Conversion', 'Returns'] },
      ...{ created: '2026-02-20', done: '2026-03-04', start: '2026-02-23', due: '2026-03-06' },
      ...{ labels: ['a', 'b'], flagged: true, updated: '2026-03-02', order: 3, questions: [], links: [] },
      comments: [],
    });
    assert.equal(plainText(description.blocks), 'Text');
  });

  it('takes a wrong value for none', () => {
    const file = read(
      '---\nid: WEB-1\npoints: many\nupdated: yesterday\nlabels:\nassignee: {a: b}\norder: first\nflagged: no\n---\n',
    );
    assert.deepEqual(
      [file.points, file.updated, file.labels, file.assignees, file.order, file.flagged],
      [undefined, undefined, [], [], undefined, false],
    );
  });

  const types = {
    Bug: 'bug',
    Fehler: 'bug',
    'Sub-task': 'subtask',
    Epic: 'epic',
    spike: 'spike',
    chore: 'task',
    'Tech debt': 'task',
    feature: 'story',
  };
  for (const [name, kind] of Object.entries(types)) {
    it(`of the type ${name} is a ${kind}`, () => {
      assert.deepEqual(read(`---\nid: WEB-1\ntype: ${name}\n---\n`).type, { name, kind });
    });
  }

  const names: readonly (readonly [string, string, string | undefined, string?])[] = [
    ['SHOP-3 - Pay by card.md', 'Text', 'SHOP-3', 'Pay by card'],
    ['a/b/task-7.1 - Pay-by-card.md', 'Text', 'task-7.1', 'Pay by card'],
    ['US-005.md', '# Pay by card\n', 'US-005', 'Pay by card'],
    ['US-005.MD', 'Text', 'US-005', 'US-005'],
    ['README.md', '# Read me\n', undefined],
    ['adr-0001 - Use Markdown.md', '# Use Markdown\n', undefined],
    ['ADR-1.md', '# Use Markdown\n', undefined],
    ['release-2026.md', '---\ntitle: Release\n---\n', undefined],
    ['release-2026.md', '---\nstatus: open\n---\n', 'release-2026', 'release-2026'],
    ['Pay by card.md', '---\nstatus: open\n---\n', 'Pay-by-card', 'Pay-by-card'],
    ['SHOP-3.md', '---\nid: SHOP-4\n---\n', 'SHOP-4', 'SHOP-4'],
    ['x.md', '---\n---\nid: SHOP-4\n', undefined],
  ];
  for (const [path, text, key, title] of names) {
    it(`called ${path} with ${JSON.stringify(text)} is ${key ?? 'none'}`, () => {
      const file = readStoryFile(path, text);
      assert.equal(file?.key, key);
      assert.equal(file?.title, title);
    });
  }

  it('shows its title once, and a first heading that is none where it stands', () => {
    const shown = (text: string): string => plainText(read(text).description.blocks);
    assert.equal(shown('---\nid: A-1\ntitle: Pay\n---\n# Pay\n\nText'), 'Text');
    assert.equal(shown('---\nid: A-1\ntitle: Pay\n---\n# A-1: Pay\n\nText'), 'Text');
    assert.equal(shown('---\nid: A-1\n---\n# Pay\n\nText'), 'Text');
    assert.equal(shown('---\nid: A-1\ntitle: Pay\n---\n# Background\n\nText'), 'Background\nText');
    assert.equal(shown('---\nid: A-1\n---\n## Description\n\nText'), 'Description\nText');
  });

  describe('made to hang its reader', () => {
    const much = 20_000;
    const bomb = Array.from(
      { length: 30 },
      (_none, index) => `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
    );
    const texts: Readonly<Record<string, string>> = {
      'by YAML that stands for more than it is': `---\nid: A-1\na: &a-1 x\n${bomb.join('\n')}\n---\n`,
      'by YAML of many brackets': `---\nid: A-1\na: ${'['.repeat(much)}\n---\n`,
      'by blanks in a field': `---\nid: A-1\npoints: 5${' '.repeat(much)}# x\n---\n`,
      'by comments left open': `---\nid: A-1\n---\n## Questions\n\n- x\n  - Criterion: ${'<!-- '.repeat(much)}-->\n`,
      'by fences left open': `---\nid: A-1\n---\n## Questions\n\n- x\n${'  ```x\n'.repeat(much)}`,
      'by a long link': `---\nid: A-1\n---\n## Branches and commits\n\n- ${'[a](: '.repeat(much)}\n`,
      'by a heading of dots': `---\nid: A-1\n---\n# a${'.'.repeat(much)}a\n`,
    };
    for (const [name, text] of Object.entries(texts)) {
      it(`${name} is read or refused at once`, () => {
        const start = process.cpuUsage();
        try {
          readStoryFile('x.md', text);
        } catch (error) {
          assert.ok(error instanceof SourceError && error.kind === 'unreadable');
        }
        // Time of this process alone, in microseconds.
        assert.ok(process.cpuUsage(start).user < 1_500_000);
      });
    }
  });

  it('of more values than are read is refused', () => {
    const lists = Array.from(
      { length: 8 },
      (_none, index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`,
    );
    assert.throws(
      () => readStoryFile('x.md', `---\nid: A-1\na0: &a0 x\n${lists.join('\n')}\n---\n`),
      /more than is read/,
    );
  });

  it('that is broken is refused with the line', () => {
    assert.throws(() => readStoryFile('x.md', '---\nid: "\n---\n'), SourceError);
  });
});
