import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCriteria } from '../../../../src/domain/acceptance/find';
import type { Document } from '../../../../src/domain/document';
import { readAdf } from '../../../../src/sources/jira/adf';
import { readWiki } from '../../../../src/sources/jira/wiki';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';
import { bullets } from './criterion';
import { shown } from './written';

const foundIn = (document: Document): string[] => findCriteria(document).map(shown);
const wiki = (...lines: readonly string[]): string[] => foundIn(readWiki(lines.join('\n')));
const markdown = (...lines: readonly string[]): string[] => foundIn(readMarkdown(lines.join('\n')));
const adf = (...content: readonly unknown[]): string[] =>
  foundIn(readAdf({ version: 1, type: 'doc', content }));

const text = (value: string, ...marks: readonly string[]): object => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: readonly unknown[]): object => ({ type: 'paragraph', content });
const heading = { type: 'heading', attrs: { level: 2 }, content: [text('Acceptance criteria')] };
const list = (...items: readonly string[]): object => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
});

describe('findCriteria in ADF', () => {
  it('takes each panel with an id for a criterion', () => {
    const panel = (id: string): object => ({
      type: 'panel',
      attrs: { panelType: 'success' },
      content: [
        paragraph(text(`${id}: A guest pays`, 'strong')),
        paragraph(text('Given', 'strong'), text(' a cart')),
      ],
    });
    assert.deepEqual(adf(heading, panel('AC1'), panel('AC2')), ['AC1: A guest pays', 'AC2: A guest pays']);
  });

  it('finds them in a panel by its first strong line', () => {
    const content = [paragraph(text('ACCEPTANCE CRITERIA', 'strong')), list('A guest pays')];
    assert.deepEqual(adf({ type: 'panel', attrs: { panelType: 'info' }, content }, list('no')), [
      'A guest pays',
    ]);
  });

  it('finds them in one of two columns', () => {
    const column = (...content: readonly unknown[]): object => ({ type: 'layoutColumn', content });
    const columns = {
      type: 'layoutSection',
      content: [column(heading, list('A guest pays')), column(list('no'))],
    };
    assert.deepEqual(adf(columns), ['A guest pays']);
  });

  it('reads a state from a lozenge', () => {
    const status = { type: 'status', attrs: { text: 'DONE', color: 'green' } };
    const item = { type: 'listItem', content: [paragraph(status, text(' A guest pays'))] };
    assert.deepEqual(adf(heading, { type: 'bulletList', content: [item] }), ['[x] A guest pays']);
    const row = (cell: object, ...cells: readonly object[]): object => ({
      type: 'tableRow',
      content: [cell, ...cells].map((one) => ({ type: 'tableCell', content: [paragraph(one)] })),
    });
    const table = {
      type: 'table',
      content: [row(text('Criterion'), text('Status')), row(text('A guest pays'), status)],
    };
    assert.deepEqual(adf(heading, table), ['[x] A guest pays']);
  });

  it('keeps mentions, dates, cards and emoji in the text', () => {
    const mention = { type: 'mention', attrs: { id: '1', text: '@Dana' } };
    const item = { type: 'listItem', content: [paragraph(text('Approved by '), mention)] };
    assert.deepEqual(adf(heading, { type: 'orderedList', content: [item] }), ['Approved by @Dana']);
  });

  it('takes no decisions for criteria', () => {
    const decisions = {
      type: 'decisionList',
      content: [
        { type: 'decisionItem', attrs: { localId: 'd', state: 'DECIDED' }, content: [text('We use EARS')] },
      ],
    };
    assert.deepEqual(adf(heading, decisions, list('A guest pays')), ['A guest pays']);
  });

  it('gives the id of a task item', () => {
    const task = {
      type: 'taskItem',
      attrs: { localId: 'abc', state: 'TODO' },
      content: [text('A guest pays')],
    };
    const document = readAdf({ type: 'doc', content: [heading, { type: 'taskList', content: [task] }] });
    assert.equal(findCriteria(document)[0]?.localId, 'abc');
  });
});

describe('findCriteria in wiki markup', () => {
  it('reads states from emoticons before and behind the text, in lists and on lines', () => {
    assert.deepEqual(
      wiki('h2. AC', '* (/) a b', '* (x) c d', '* (?) e f', '* (!) g h', '* i j (/)', '* k l (!)', '* m n'),
      ['[x] a b', '[ ] c d', '[ ] e f', '[ ] g h', '[x] i j', 'k l ⚠️', 'm n'],
    );
    assert.deepEqual(wiki('h2. AC', '', '(/) a b', '(x) c d', '(?) e f'), ['[x] a b', '[ ] c d', '[ ] e f']);
  });

  it('finds them by a line without an empty one around it', () => {
    const lines = [
      '*Story*',
      'As a guest',
      '*Acceptance Criteria:*',
      '* a b',
      '* c d',
      '*Notes:*',
      '* no',
      'Links:',
      '* no',
    ];
    assert.deepEqual(wiki(...lines), ['a b', 'c d']);
    assert.deepEqual(wiki('Acceptance criteria', '- a b', '- c d', 'Non-goals', '- no'), ['a b', 'c d']);
  });

  it('finds them in a panel by its title, closed at the end of an item', () => {
    assert.deepEqual(
      wiki('{panel:title=Acceptance Criteria|bgColor=#fff}', '* a b', '* c d{panel}', '* no'),
      ['a b', 'c d'],
    );
  });

  it('takes lines below a number for its continuation', () => {
    assert.deepEqual(
      wiki('h3. AC', '# a b', 'goes on', '# Given a cart,', '', '  when a guest pays, then it is empty.'),
      ['a b goes on', 'Given a cart, when a guest pays, then it is empty.'],
    );
  });

  it('reads the marks of a table, an empty cell as not met', () => {
    assert.deepEqual(
      wiki('h2. AC', '||#||Criterion||Verified||', '|1|a *b*|(/)|', '|2|c d|(x)|', '|3|e f| |'),
      ['[x] a b', '[ ] c d', '[ ] e f'],
    );
  });

  it('ignores colours, and rules a line across the page an end', () => {
    assert.deepEqual(
      wiki('{color:red}*Acceptance Criteria*{color}', '# -a- b', '----', 'Made by a tool.', '* no'),
      ['a b'],
    );
  });
});

describe('findCriteria in wiki markup written as Markdown', () => {
  it('knows the headings of Markdown where there are no others', () => {
    assert.deepEqual(
      wiki(
        '## Story',
        '',
        'As a guest',
        '',
        '## Acceptance Criteria',
        '',
        '- [ ] a b',
        '',
        '## Notes',
        '- no',
      ),
      ['[ ] a b'],
    );
    assert.deepEqual(wiki('# Acceptance Criteria', '* a b', '', '# Notes', '* no'), ['a b']);
  });

  it('takes levels of a numbered list for no headings', () => {
    assert.deepEqual(wiki('h3. AC', '# a b', '', '## c d', '## e f', '', '# g h'), ['a b', 'c d', 'g h']);
    assert.deepEqual(wiki('*AC:*', '# a b', '## c d', '# e f', '*Notes:*', '# no'), ['a b', 'e f']);
  });

  it('knows its strong lines', () => {
    assert.deepEqual(wiki('**Acceptance Criteria:**', '- a b', '', '**Notes:**', '- no'), ['a b']);
  });
});

describe('findCriteria in Markdown', () => {
  it('finds them in a callout by its title', () => {
    assert.deepEqual(
      markdown('> [!success] Acceptance Criteria', '> - [ ] a b', '', '> [!note] Notes', '> - no'),
      ['[ ] a b'],
    );
  });

  it('takes items in a cell apart', () => {
    assert.deepEqual(markdown('## AC', '| Area | Criteria |', '|---|---|', '| Pay | - a b<br>- c d |'), [
      'a b @Pay',
      'c d @Pay',
    ]);
    assert.deepEqual(markdown('| Story | AC |', '|---|---|', '| Pay | 1. a b<br>2. c d |'), [
      'a b @Pay',
      'c d @Pay',
    ]);
  });

  it('joins the lines of a sentence behind AC:', () => {
    assert.deepEqual(markdown('- AC: unknown words are never', '  given a meaning.', '- AC: c d'), [
      'unknown words are never given a meaning.',
      'c d',
    ]);
    assert.deepEqual(markdown('**Priority:** 1  ', '**AC:** a b  ', '**Tech:** c d'), ['a b']);
  });

  it('finds them between the marks of Backlog.md, without their numbers', () => {
    assert.deepEqual(
      markdown(
        'The marks are `<!-- AC:BEGIN -->`.',
        '## Acceptance Criteria',
        '<!-- AC:BEGIN -->',
        '- [x] #1 a b',
        '- [ ] #2 c d',
        '<!-- AC:END -->',
        '- [ ] no',
        '## Definition of Done',
        '<!-- DOD:BEGIN -->',
        '- [ ] #1 e f',
        '<!-- DOD:END -->',
      ),
      ['[x] a b', '[ ] c d', '[ ] e f (done)'],
    );
  });

  it('finds them below `<summary>`', () => {
    assert.deepEqual(
      markdown(
        '<details>',
        '<summary>Acceptance criteria</summary>',
        '',
        '- a b',
        '',
        '</details>',
        '',
        '- no',
      ),
      ['a b'],
    );
  });

  it('is not misled by code and comments', () => {
    assert.deepEqual(
      markdown('```', '## Acceptance criteria', '- no', '```', '<!--', '## AC', '- no', '-->', '- no'),
      [],
    );
  });

  it('ends those of a strong line at a line with another key', () => {
    assert.deepEqual(markdown('**Acceptance criteria:**', '- a b', '', '**Files:** x, y', '', '- no'), [
      'a b',
    ]);
  });

  it('takes strong lines and lines in italics for groups', () => {
    assert.deepEqual(
      markdown('**AC:**', '', '*Happy path*', '- a b', '', '*Errors*', '- c d', '', '**Priority:** 1'),
      ['a b @Happy path', 'c d @Errors'],
    );
  });

  it('reads steps that are one item, and items whose text begins on the next line', () => {
    assert.deepEqual(
      markdown(
        '## AC',
        '1.',
        '   **Given** a cart',
        '   **When** a guest pays',
        '   **Then** it is empty',
        '',
        '2. a b',
      ),
      ['Given a cart When a guest pays Then it is empty', 'a b'],
    );
  });

  it('takes several on one line apart', () => {
    assert.deepEqual(markdown('Acceptance criteria: 1. A guest pays 2. A guest leaves'), [
      'A guest pays',
      'A guest leaves',
    ]);
  });

  it('leaves out placeholders', () => {
    assert.deepEqual(
      markdown('## Acceptance criteria', '', '_To be filled by the owner_', '', '- TBD', '- ...'),
      [],
    );
  });

  it('keeps underscores of names', () => {
    assert.deepEqual(markdown('## AC', '1. THE my_big_system SHALL answer'), [
      'THE my_big_system SHALL answer',
    ]);
  });
});

describe('findCriteria', () => {
  it('finds them under the names a team gives', () => {
    const document = readMarkdown('## Wann ist es gut?\n- a b\n\n## Sonst\n- no\n');
    assert.deepEqual(findCriteria(document).length, 0);
    assert.deepEqual(findCriteria(document, { headings: ['Wann ist es gut?'] }).map(shown), ['a b']);
  });

  it('takes a field of its own as a whole, but what stands under other titles', () => {
    const document = readMarkdown('- a b\n- c d\n\n**Web**\n\n- e f\n\n## Notes\n\n- no\n');
    assert.deepEqual(findCriteria(document, { wholeField: true }).map(shown), ['a b', 'c d', 'e f @Web']);
  });

  it('takes of a field of its own what stands under their name', () => {
    const document = readMarkdown('Some words.\n\n## Acceptance criteria\n\n- a b\n');
    assert.deepEqual(findCriteria(document, { wholeField: true }).map(shown), ['a b']);
  });

  it('says where a criterion is written', () => {
    const [criterion] = findCriteria(bullets('a b'));
    assert.deepEqual([criterion?.checked, criterion?.place, criterion?.mark], [null, 'none', undefined]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (some) => void findCriteria(readMarkdown(`## AC\n${some}`))),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (some) => void findCriteria(readWiki(`h2. AC\n${some}`))),
    );
    fc.assert(
      fc.property(
        fc.array(fc.anything()),
        (content) => void findCriteria(readAdf({ type: 'doc', content: [heading, ...content] })),
      ),
    );
  });
});
