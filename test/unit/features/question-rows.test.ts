import assert from 'node:assert/strict';
import {
  type QuestionArrangement,
  type QuestionRow,
  questionRows,
} from '../../../src/features/question-rows';
import { targetOf } from '../../../src/features/question-target';
import { answer, jonas, mira, question } from '../sync/fake-questions';

const now = Date.parse('2026-03-05T08:00:00.000Z');
const arrangement: QuestionArrangement = {
  ...{ of: 'mine', by: 'state' },
  standing: { me: mira, remindAfter: 2, now, timeZone: 'UTC' },
  isReadOnly: () => false,
  isUnread: () => false,
  concernsMe: ({ question: { by } }) => by === mira,
  ago: (at) => `at ${at.slice(8, 10)}`,
  titleOf: (key) => (key === 'A-1' ? 'Guest checkout' : undefined),
};

const said = answer('10', '2026-03-03T10:00:00.000Z');
const all = [
  { key: 'A-1', question: question('Q-1', { at: '2026-03-04T09:00:00.000Z' }) },
  { key: 'A-2', question: question('Q-2') },
  { key: 'A-1', question: question('Q-3', { state: 'unconfirmed', answers: [said] }) },
  { key: 'A-2', question: question('Q-4', { state: 'answered', answers: [said] }) },
  { key: 'A-2', question: question('Q-5', { state: 'resolved' }) },
  { key: 'A-3', question: question('Q-6', { by: jonas }) },
];

/** Rows as text, indented by their level. */
function outline(rows: readonly QuestionRow[], level = 0): string[] {
  return rows.flatMap((row) => [
    `${'  '.repeat(level)}${row.id}`,
    ...('children' in row ? outline(row.children, level + 1) : []),
  ]);
}

function find(rows: readonly QuestionRow[], id: string): QuestionRow | undefined {
  return rows
    .map((row) => (row.id === id ? row : 'children' in row ? find(row.children, id) : undefined))
    .find(Boolean);
}

describe('the rows of questions', () => {
  it('are what one asked oneself, open, answered and resolved, those first that wait the longest', () => {
    assert.deepEqual(outline(questionRows(all, arrangement)), [
      'group:open',
      '  question:A-2:Q-2',
      '  question:A-1:Q-1',
      'group:answered',
      '  question:A-1:Q-3',
      '    question:A-1:Q-3:10',
      '  question:A-2:Q-4',
      '    question:A-2:Q-4:10',
      'group:resolved',
      '  question:A-2:Q-5',
    ]);
  });

  it('are everyone’s, by story', () => {
    const rows = questionRows(all, { ...arrangement, of: 'everyone', by: 'story' });
    assert.deepEqual(
      rows.map((row) => row.kind === 'story' && [row.key, row.title, row.children.length]),
      [
        ['A-2', undefined, 3],
        ['A-3', undefined, 1],
        ['A-1', 'Guest checkout', 2],
      ],
    );
  });

  it('have unread ones first', () => {
    const isUnread = ({ question: { id } }: { question: { id: string } }) => id === 'Q-6' || id === 'Q-1';
    const rows = questionRows(all, { ...arrangement, of: 'everyone', isUnread });
    assert.deepEqual(outline(rows).slice(0, 4), [
      'group:open',
      '  question:A-3:Q-6',
      '  question:A-1:Q-1',
      '  question:A-2:Q-2',
    ]);
  });

  it('tell what is missed, and what can be done', () => {
    const row = find(questionRows(all, arrangement), 'question:A-2:Q-2');
    assert.ok(row?.kind === 'question');
    assert.deepEqual([row.isMissed, row.waiting, row.ago], [true, 3, 'at 02']);
    assert.match(row.context, /\bopen\b.*\bmine\b.*\bdue\b/);
    assert.deepEqual(targetOf(row), { key: 'A-2', question: 'Q-2' });
    const below = find(questionRows(all, arrangement), 'question:A-1:Q-3:10');
    assert.deepEqual(targetOf(below), { key: 'A-1', question: 'Q-3', said: '10' });
  });

  it('leave out whom an answer begins by speaking to', () => {
    const children = [
      { type: 'text', text: ' ' },
      { type: 'mention', text: '@Mira', id: 'mira' },
      { type: 'text', text: ' Yes, it is.' },
    ] as const;
    const document = { blocks: [{ type: 'paragraph', children }] } as const;
    const one = question('Q-8', { answers: [answer('11', '2026-03-03T10:00:00.000Z', { document })] });
    const row = find(questionRows([{ key: 'A-1', question: one }], arrangement), 'question:A-1:Q-8:11');
    assert.ok(row?.kind === 'said');
    assert.equal(row.words, 'Yes, it is.');
  });

  it('say what a reader reads, in one line', () => {
    const long = question('Q-7', { text: `one\n${'two '.repeat(400)}`, document: { blocks: [] } });
    const [group] = questionRows([{ key: 'A-1', question: long }], arrangement);
    assert.ok(group?.kind === 'group');
    assert.match(group.children[0]?.words ?? '', /^one two two .*…$/);
    assert.equal(group.children[0]?.words.length, 200);
  });
});
