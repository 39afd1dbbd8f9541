import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SourceError } from '../../../../src/sources/story-source';
import { backlog, tick, transitionTo } from './backlog-in-memory';

describe('A Markdown backlog, whatever its files are made of', () => {
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
