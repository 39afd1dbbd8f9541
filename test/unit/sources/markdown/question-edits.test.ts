import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question } from '../../../../src/domain/question';
import {
  questionChanged,
  questionDeleted,
  questionEdited,
  replied,
} from '../../../../src/sources/markdown/question-edits';
import type { StoryEdit } from '../../../../src/sources/markdown/story-edit';
import { readStoryFile, type StoryFile } from '../../../../src/sources/markdown/story-file';

const mira = { id: 'm', name: 'Mira Holm' };
const at = '2026-03-11T08:30:00.000Z';
const start = `---
id: WEB-1
status: To Do
---
# Check out

## Questions

Some words of the team.

1. [ ] **Q-7F3A** Mira Holm → Oskar Lind & Aiko Sato, 2026-03-02 14:10 UTC: Does a voucher count?
   - Criterion: The cart offers it <!-- c1 -->
   - Note: nobody knows what this is
   - Oskar Lind: It does.
     Mostly.
2. Who pays?

## Notes

- **Q-7F3A** no question
`;

function file(text: string): StoryFile {
  const read = readStoryFile('WEB-1.md', text);
  assert.ok(read);
  return read;
}

function after(text: string, edit: StoryEdit): string {
  const changed = edit.apply(file(text));
  assert.ok(edit.isDone(file(changed)), changed);
  // A second time there is nothing to do.
  assert.equal(edit.apply(file(changed)), changed);
  return changed;
}

function question(text: string, id = 'Q-7F3A'): Question {
  const found = file(text).questions.find((one) => one.id === id);
  assert.ok(found, text);
  return found;
}

const added = (text: string, ...lines: string[]): string =>
  text.replace('     Mostly.\n', ['     Mostly.', ...lines, ''].join('\n'));

describe('what becomes of a question in a story file', () => {
  it('reads whom it is put to, and an answer that somebody wrote by hand', () => {
    const { to, answers, state, record } = question(start);
    assert.deepEqual(
      to.map(({ name }) => name),
      ['Oskar Lind', 'Aiko Sato'],
    );
    assert.deepEqual(
      answers.map(({ by, text }) => [by.name, text]),
      [
        ['', 'Note: nobody knows what this is'],
        ['Oskar Lind', 'It does.\nMostly.'],
      ],
    );
    assert.deepEqual([state, record], ['unconfirmed', 'own']);
  });

  it('stands behind everything that was said to it, and nothing else is touched', () => {
    const [, answer] = question(start).answers;
    assert.ok(answer);
    const taken = after(
      start,
      questionChanged({ to: 'answered', question: 'Q-7F3A', answer: answer.id, at }),
    );
    assert.equal(taken, added(start, `   - State: answered, 2026-03-11 08:30 UTC <!-- ${answer.id} -->`));
    assert.equal(question(taken).answers[1]?.accepted, true);
    const open = after(taken, questionChanged({ to: 'open', question: 'Q-7F3A', at }));
    assert.equal(open, added(start, '   - State: open, 2026-03-11 08:30 UTC'));
    assert.equal(question(open).state, 'open');
    const resolved = after(open, questionChanged({ to: 'resolved', question: 'Q-7F3A', at }));
    assert.equal(
      resolved,
      added(start, '   - State: resolved, 2026-03-11 08:30 UTC').replace('1. [ ]', '1. [x]'),
    );
  });

  it('is open again for good, however slow the clock is here', () => {
    const answered = start.replace(
      '   - Oskar Lind: It does.\n     Mostly.\n',
      '   - **Oskar Lind**, 2026-03-11 09:00 UTC: It does. <!-- a-1 -->\n',
    );
    const seen = question(answered).answers.at(-1)?.id;
    const open = after(answered, questionChanged({ to: 'open', question: 'Q-7F3A', at, seen }));
    assert.match(open, /^ {3}- State: open, 2026-03-11 09:00 UTC$/m);
    assert.equal(question(open).state, 'open');
  });

  it('is told from one that was copied with its mark', () => {
    const item = (words: string): string => `- **Q-7F3A** Mira Holm, 2026-03-02 14:10 UTC: ${words}\n`;
    const text = `---\nid: WEB-1\n---\n# A\n\n## Questions\n\n${item('One?')}${item('Two?')}`;
    assert.deepEqual(
      file(text).questions.map((one) => [one.id, one.text]),
      [
        ['Q-7F3A', 'One?'],
        ['Q-7F3A~2', 'Two?'],
      ],
    );
    const edited = after(text, questionEdited({ question: 'Q-7F3A~2', text: 'Three?', was: 'Two?' }, mira));
    assert.equal(edited, text.replace('Two?', 'Three?'));
    assert.equal(
      after(text, questionDeleted({ question: 'Q-7F3A~2' }, mira)),
      text.replace(item('Two?'), ''),
    );
  });

  it('is resolved by a tick of its box, and open where only the state says what it was', () => {
    assert.equal(question(start.replace('1. [ ]', '1. [x]')).state, 'resolved');
    const words = file(start).questions.find(({ text }) => text === 'Who pays?');
    assert.ok(words);
    const changed = after(start, questionChanged({ to: 'resolved', question: words.id, at }));
    assert.ok(changed.includes('2. Who pays?\n   - State: resolved, 2026-03-11 08:30 UTC\n'));
  });

  it('gets replies of one line and of several below it', () => {
    const draft = { id: 'r-1', question: 'Q-7F3A', to: [] };
    const one = after(start, replied({ ...draft, text: 'And cards?' }, 'Mira Holm', at));
    assert.equal(one, added(start, '   - **Mira Holm**, 2026-03-11 08:30 UTC: And cards? <!-- r-1 -->'));
    const text = 'Two:\n\n- a\n- b\n\n```\n- c\n```';
    const more = after(one, replied({ ...draft, id: 'r-2', text, nudge: '2026-03-11' }, 'Mira Holm', at));
    assert.deepEqual(
      question(more).followUps.map((said) => [said.id, said.text, said.isNudge]),
      [
        ['r-1', 'And cards?', undefined],
        ['r-2', text, true],
      ],
    );
    assert.equal(more.length - one.length, more.indexOf('\n2. Who pays?') - one.indexOf('\n2. Who pays?'));
  });

  it('gets other words, and its own mark where it had none', () => {
    const edit = { question: 'Q-7F3A', text: 'Does it?\n\nReally?', was: 'Does a voucher count?' };
    const changed = after(start, questionEdited(edit, mira));
    const head = '1. [ ] **Q-7F3A** Mira Holm → Oskar Lind & Aiko Sato, 2026-03-02 14:10 UTC:';
    assert.equal(
      changed,
      start.replace(`${head} Does a voucher count?\n`, `${head}\n\n   Does it?\n\n   Really?\n\n`),
    );
    assert.deepEqual(question(changed).answers, question(start).answers);
    const words = file(start).questions.find(({ text }) => text === 'Who pays?');
    assert.ok(words);
    const named = after(start, questionEdited({ question: words.id, text: 'Who?', was: 'Who pays?' }, mira));
    assert.ok(named.includes(`\n2. **${words.id}** Who?\n`));
  });

  it('is not rewritten or deleted by somebody else, nor with what others said to it', () => {
    const other = { id: 'j', name: 'Jonas Berg' };
    const edit = { question: 'Q-7F3A', text: 'x', was: 'Does a voucher count?' };
    const part = { question: 'Q-7F3A' };
    assert.throws(() => questionEdited(edit, other).apply(file(start)), { kind: 'forbidden' });
    assert.throws(() => questionDeleted(part, other).apply(file(start)), { kind: 'forbidden' });
    assert.throws(() => questionDeleted(part, mira).apply(file(start)), { kind: 'invalid' });
    assert.throws(() => questionEdited({ ...edit, was: 'y' }, mira).apply(file(start)), { kind: 'conflict' });
  });

  it('goes with its lines and leaves those of others', () => {
    const alone = start.replace(/ {3}- Note[\s\S]*Mostly\.\n/, '');
    assert.equal(
      after(alone, questionDeleted({ question: 'Q-7F3A' }, mira)),
      alone.replace(/1\. \[ \] [\s\S]*<!-- c1 -->\n/, ''),
    );
  });

  it('keeps the line ends of the file', () => {
    const text = start.replaceAll('\n', '\r\n');
    const edits = [
      questionChanged({ to: 'resolved', question: 'Q-7F3A', at }),
      replied({ id: 'r', question: 'Q-7F3A', text: 'One\n\ntwo', to: [] }, 'Mira Holm', at),
      questionEdited({ question: 'Q-7F3A', text: 'One\n\ntwo', was: 'Does a voucher count?' }, mira),
    ];
    for (const edit of edits) assert.doesNotMatch(after(text, edit), /[^\r]\n/);
  });

  it('gets replies of any words, and the state it had or none that is wrong', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '- State: resolved',
        'State: resolved',
        '## Notes',
        '- a',
        '1. b',
        '> c',
        '',
        '<!-- x -->',
      ),
      fc.constantFrom('```\n- d\n```', '**Oskar**, 2026-03-03: no', 'Code: a.ts:1', '🙂', '    e'),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[\0\r\u2028\u2029<]/g, '')),
    );
    const words = fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => lines.join('\n').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(words, (text) => {
        const edit = replied({ id: 'r-1', question: 'Q-7F3A', text, to: [] }, 'Mira Holm', at);
        const changed = edit.apply(file(start));
        const now = question(changed);
        // What would swallow what stands behind it is refused by whoever writes the file.
        if (!edit.isDone(file(changed))) return;
        assert.equal(now.followUps.find(({ id }) => id === 'r-1')?.text, text, JSON.stringify(changed));
        assert.equal(now.state, 'unconfirmed');
      }),
      { numRuns: 200 },
    );
  });
});
