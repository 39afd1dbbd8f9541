import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/sources/markdown/front-matter';
import { readSprintFile } from '../../../../src/sources/markdown/sprint-file';
import { readStoryFile, unreadFields } from '../../../../src/sources/markdown/story-file';
import { readVersionFile } from '../../../../src/sources/markdown/version-file';

const story = (...lines: readonly string[]) =>
  readStoryFile('WEB-1.md', ['---', 'status: To Do', ...lines, '---', '# Pay', ''].join('\n'));
const unread = (...lines: readonly string[]) =>
  unreadFields(readFrontMatter(['---', ...lines, '---', ''].join('\n'))).map(
    ({ name, text, kind }) => `${kind}: ${name}: ${text}`,
  );

describe('numbers and days in the front matter of a story', () => {
  it('are read where only one thing can be meant', () => {
    for (const text of [
      '5',
      '"5"',
      '5 pts',
      '5 points',
      '5SP',
      '5 story points',
      '5,0',
      '[5]',
      '5 # for now',
    ])
      assert.equal(story(`points: ${text}`)?.points, 5, text);
    assert.equal(story('points: TBD', 'estimate: 3 Punkte')?.points, 3);
    for (const text of [
      '2026-03-31',
      '31.3.2026',
      '3/31/2026',
      '31/3/2026',
      '31 March 2026',
      '"Mar 31, 2026"',
    ])
      assert.equal(story(`due: ${text}`)?.due, '2026-03-31', text);
    for (const text of ['2026-03', 'Q1 2026', '2026-Q1'])
      assert.equal(story(`due: ${text}`)?.due, '2026-03-31');
    assert.equal(story('start: Q1 2026')?.start, '2026-01-01');
    assert.equal(story('completed: true', 'closed: 2026-03-02')?.done, '2026-03-02');
  });

  it('are told where they are not, under the name they have', () => {
    assert.deepEqual(unread('Story Points: M', 'due: soon', 'created: 3/7/2026', 'done: 2026-02-30'), [
      'points: Story Points: M',
      'date: created: 3/7/2026',
      'date: done: 2026-02-30',
      'date: due: soon',
    ]);
    for (const text of ['3-5', '2d', 'L', '~3', '-1'])
      assert.equal(story(`points: ${text}`)?.points, undefined);
    assert.deepEqual(unread('estimate: 2d'), ['points: estimate: 2d']);
  });

  it('are not asked for where nothing is said, or another field says it', () => {
    for (const text of ['', '"?"', 'TBD', 'null', '"-"', 'n/a', '~'])
      assert.deepEqual(unread(`points: ${text}`, `due: ${text}`), [], text);
    assert.deepEqual(unread('done: true', 'closed: no', 'estimate: M', 'points: 3'), []);
  });

  it('are told of a sprint and a version too', () => {
    const text = '---\nname: 7\nstart: 2026-03-02\nend: in two weeks\ndate: later\n---\n';
    const names = (file: { unread?: readonly { name: string }[] } | undefined) =>
      file?.unread?.map(({ name }) => name);
    assert.deepEqual(names(readSprintFile('sprint.md', text)), ['end']);
    assert.deepEqual(names(readVersionFile('versions/7.md', text)), ['date']);
  });
});
