import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Question, QuestionDraft } from '../../../../src/domain/question';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';
import {
  questionLines,
  questionSections,
  questionsTitle,
  readQuestions,
} from '../../../../src/sources/markdown/question-list';
import { appendItem } from '../../../../src/sources/markdown/sections';

const at = '2026-03-02T14:10:59.123Z';

function read(text: string): Question[] {
  return readQuestions(text, readMarkdown(text));
}

function ask(text: string, draft: QuestionDraft, by = 'Mira Holm'): string {
  return appendItem(
    text,
    questionSections(readMarkdown(text))[0],
    questionsTitle,
    questionLines(draft, by, at),
  );
}

describe('the questions of a Markdown story', () => {
  it('have ids that look like some, and keep every other word that is bold', () => {
    const asked = (...lines: readonly string[]) =>
      read(`# A\n\n## Questions\n\n${lines.map((line) => `- ${line}\n`).join('')}`).map(({ id, text }) => [
        id.replace(/^Q-[0-9A-F]{6}$/, ''),
        text,
      ]);
    assert.deepEqual(asked('**Q1** Why?', '**OQ-3:** When?', '**Q-7F3A** Who?'), [
      ['Q1', 'Why?'],
      ['OQ-3:', 'When?'],
      ['Q-7F3A', 'Who?'],
    ]);
    for (const line of [
      '**Why?**',
      '**Tax** who pays it?',
      '**Q:** Why?',
      '**OAuth2** or not?',
      '**2FA** for whom?',
    ])
      assert.deepEqual(asked(line), [['', line]]);
  });

  it('are of who asked, and for who was asked, whatever they are called and however many they are', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'aBé ,:?!.&()-_’'.split('')), minLength: 1, maxLength: 20 })
      .map((text) => `N${text.replaceAll(' & ', '').replace(/\s+/g, ' ')}Z`);
    fc.assert(
      fc.property(name, fc.uniqueArray(name, { maxLength: 20 }), (by, names) => {
        const to = names.map((one) => ({ id: one, name: one }));
        const text = ask('# A\n', { id: 'Q-7F3A', text: 'Is it: yes, or no?', to }, by);
        const [question] = read(text);
        assert.equal(question?.by.name, by);
        assert.deepEqual(
          question.to.map((one) => one.name),
          names,
        );
        assert.deepEqual([question.text, question.at], ['Is it: yes, or no?', '2026-03-02T14:10:00Z']);
      }),
      { numRuns: 200 },
    );
  });

  it('are written for people and read back whole', () => {
    const draft: QuestionDraft = {
      id: 'Q-7F3A',
      text: 'Does a voucher count?',
      to: [{ id: 'oskar', name: 'Oskar Lind' }],
      criterion: { id: 'c1', text: 'Delivery is free from 50 € on' },
      anchor: {
        path: 'src/[slug]/cart.ts',
        startLine: 41,
        endLine: 48,
        commit: '9f3c2a1d',
        permalink: 'https://git.example/blob/9f3c2a1d/src/(x)/cart.ts#L41-L48',
        repository: 'shop',
      },
    };
    const text = ask('# Story\n\nText.\n', draft);
    assert.equal(
      text,
      [
        ...['# Story', '', 'Text.', '', '## Questions', ''],
        '- **Q-7F3A** Mira Holm → Oskar Lind, 2026-03-02 14:10 UTC: Does a voucher count?',
        '  - Criterion: Delivery is free from 50 € on <!-- c1 -->',
        '  - Code: [`src/[slug]/cart.ts:41-48`](https://git.example/blob/9f3c2a1d/src/%28x%29/cart.ts#L41-L48) at `9f3c2a1d` in `shop`',
        '',
      ].join('\n'),
    );
    const permalink = 'https://git.example/blob/9f3c2a1d/src/%28x%29/cart.ts#L41-L48';
    assert.deepEqual(read(text), [
      {
        ...{
          id: 'Q-7F3A',
          ...{ mark: 'Q-7F3A', text: draft.text, document: readMarkdown(draft.text) },
          by: { id: 'Mira Holm', name: 'Mira Holm' },
          to: [{ id: 'Oskar Lind', name: 'Oskar Lind' }],
          at: '2026-03-02T14:10:00Z',
          ...{ state: 'open', record: 'own', answers: [], followUps: [] },
        },
        ...{ criterion: draft.criterion, anchor: { ...draft.anchor, permalink } },
      },
    ]);
  });

  it('stand below each other, with the marker and the line ends the list has', () => {
    const text = ask(
      '# S\r\n\r\n## Questions\r\n\r\n* **Q-1** A, 2026-03-01: One?\r\n  * B: Yes\r\n\r\n## Next\r\n',
      { id: 'Q-2', text: 'Two?' },
      'M',
    );
    assert.equal(
      text,
      '# S\r\n\r\n## Questions\r\n\r\n* **Q-1** A, 2026-03-01: One?\r\n  * B: Yes\r\n* **Q-2** M, 2026-03-02 14:10 UTC: Two?\r\n\r\n## Next\r\n',
    );
    assert.deepEqual(
      read(text).map(({ id }) => id),
      ['Q-1', 'Q-2'],
    );
  });

  it('begin a list under a heading that has none, before what follows', () => {
    const text = ask('## Questions\n## Next\n\nText', { id: 'Q-2', text: 'Two?' }, 'M');
    assert.equal(text, '## Questions\n\n- **Q-2** M, 2026-03-02 14:10 UTC: Two?\n\n## Next\n\nText');
  });

  it('are appended to a text without a last line end without giving it one', () => {
    assert.equal(
      ask('Text', { id: 'Q-2', text: 'Two?' }, 'M'),
      'Text\n\n## Questions\n\n- **Q-2** M, 2026-03-02 14:10 UTC: Two?',
    );
  });

  it('are read as people write them', () => {
    const text = `## Open questions:

1. **Q-1** Mira -> Oskar, 2026-3-2: Numbered?
2. Mira Holm → Oskar Lind, 2026-03-02 - Without a name of its own?
3. Who decides about vouchers: sales or support?
   - @oskar: Sales.
   - **Jonas Berg**: They asked
     *both*.
   - **Oskar**, 2026-03-04 10:00 +01:00: Support, then.
   - and what a person just adds
   - Code: src/a.ts:7

- [ ] A box before it?
`;
    assert.deepEqual(
      read(text).map(({ id, by, to, at: asked, text: words }) => [
        ...[id.length, by.name, to[0]?.name, asked, words],
      ]),
      [
        [3, 'Mira', 'Oskar', '2026-03-02', 'Numbered?'],
        [8, 'Mira Holm', 'Oskar Lind', '2026-03-02', 'Without a name of its own?'],
        [8, '', undefined, '', 'Who decides about vouchers: sales or support?'],
        [8, '', undefined, '', 'A box before it?'],
      ],
    );
    const third = read(text)[2];
    const said = third?.answers.map(({ by, at, text: words }) => ({ by: by.name, at, text: words }));
    assert.deepEqual(said, [
      { by: 'oskar', at: '', text: 'Sales.' },
      { by: 'Jonas Berg', at: '', text: 'They asked\n*both*.' },
      { by: 'Oskar', at: '2026-03-04T10:00:00+01:00', text: 'Support, then.' },
      { by: '', at: '', text: 'and what a person just adds' },
    ]);
    assert.deepEqual(
      [third?.anchor?.path, third?.anchor?.startLine, third?.anchor?.endLine],
      ['src/a.ts', 7, 7],
    );
  });

  it('keep a name of their own while nobody changes their words', () => {
    const one = read('## Questions\n\n- Who?\n- What?\n');
    const moved = read('## Questions\n\n- What?\n- Who?\n  - me\n');
    assert.deepEqual(one.map(({ id }) => id).sort(), moved.map(({ id }) => id).sort());
    assert.notEqual(one[0]?.id, one[1]?.id);
  });

  it('are not looked for in code or under other headings', () => {
    assert.deepEqual(
      read('## Notes\n\n- Who?\n\n```md\n## Questions\n\n- **Q-1** A, 2026-01-01: b\n```\n'),
      [],
    );
  });

  it('of any words are read back as they were asked', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '- a point',
        '* **Oskar**, 2026-03-03: no',
        '\\- b',
        '+',
        '## No heading',
        '1. one',
        '> quote',
        '',
        '    code',
        '\tTab',
      ),
      fc.constantFrom(
        '**Q-9** A → B, 2026-01-01: c',
        '<!-- ',
        '-->',
        '[ ] x',
        '- [x] y',
        '---',
        '===',
        '| a | b |',
        'Criterion: x',
        '- State: resolved',
        '- This blocks me.',
        '🙂',
      ),
      fc.constantFrom('```\n- in a fence\n  - two\n```', '~~~js\n* x\n```\n~~~'),
      fc.string({ maxLength: 20 }),
    );
    const words = fc
      .array(line, { minLength: 1, maxLength: 6 })
      .map((lines) =>
        lines
          .join('\n')
          .replace(/[\0\r\u2028\u2029]/g, '')
          .trim(),
      )
      .filter((text) => text !== '');
    const start = fc.constantFrom(
      '',
      '# S\n\nText\n',
      'Text',
      '## Questions\n\n* Old?\n',
      '## Questions\n\n## Next\n',
      '# S\r\n\r\n- [ ] x\r\n',
    );
    fc.assert(
      fc.property(words, start, (text, before) => {
        const after = ask(before, { id: 'Q-5', text, criterion: { id: 'c9', text: 'A - b' } });
        const question = read(after).find(({ id }) => id === 'Q-5');
        assert.equal(question?.text, text, JSON.stringify(after));
        assert.deepEqual(
          [question.by.name, question.criterion, question.answers, question.state],
          ['Mira Holm', { id: 'c9', text: 'A - b' }, [], 'open'],
        );
      }),
      { numRuns: 1000 },
    );
  });
});
