import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoryLink } from '../../../../src/domain/story';
import { readLinks, withLink, withoutLink } from '../../../../src/sources/markdown/link-list';
import { readMarkdown } from '../../../../src/sources/markdown/markdown';

const branch: StoryLink = {
  kind: 'branch',
  globalId: 'story-context:branch:origin:feature/WEB-1',
  title: 'feature/WEB-1',
  summary: undefined,
  url: 'https://git.example/tree/feature/WEB-1',
};

function put(text: string, link: StoryLink): string {
  return withLink(text, readMarkdown(text), link);
}

function read(text: string): StoryLink[] {
  return readLinks(text, readMarkdown(text));
}

describe('the links of a Markdown story', () => {
  it('are written for people and read back', () => {
    const text = put('# S\n', branch);
    assert.equal(
      text,
      '# S\n\n## Branches and commits\n\n- Branch [feature/WEB-1](https://git.example/tree/feature/WEB-1) <!-- story-context:branch:origin:feature/WEB-1 -->\n',
    );
    assert.deepEqual(read(text), [branch]);
  });

  it('are replaced in their line, with what a person wrote below it kept', () => {
    const text =
      '## Branches and commits\r\n\r\n* Branch a <!-- story-context:branch:origin:feature/WEB-1 -->\r\n  * my note\r\n* Other\r\n';
    assert.equal(
      put(text, branch),
      text.replace('Branch a <!--', 'Branch [feature/WEB-1](https://git.example/tree/feature/WEB-1) <!--'),
    );
  });

  const commit: StoryLink = {
    ...{ kind: 'commit', globalId: `story-context:commit:${'9f3c2a1d'.repeat(5)}`, title: '9f3c2a1d' },
    ...{ summary: 'Count vouchers', url: undefined },
  };

  it('name below a commit the criteria it is for, and keep what else stands there', () => {
    const linked = { ...commit, criteria: [{ id: 'c1', text: 'Delivery is free   from 50 €' }] };
    const text = put('# S\n', linked);
    const [line, criterion] = text.split('\n').slice(4);
    assert.equal(line, `- Commit 9f3c2a1d: Count vouchers <!-- ${commit.globalId} -->`);
    assert.equal(criterion, '  - Criterion: Delivery is free from 50 € <!-- c1 -->');
    const noted = text.replace(/\n$/, '\n  - my note\n- Branch b <!-- story-context:branch:x:b -->\n');
    const other = put(noted, { ...commit, criteria: [{ id: 'c2', text: 'Another' }] });
    assert.equal(
      other,
      noted.replace('Delivery is free from 50 € <!-- c1 -->', 'Another <!-- c2 -->'),
      'only its own lines change',
    );
    assert.deepEqual(read(other)[0], { ...commit, criteria: [{ id: 'c2', text: 'Another' }] });
    assert.equal(put(other, commit), other);
    assert.deepEqual(read(put(other, { ...commit, criteria: [] }))[0], commit);
    assert.match(put(other, { ...commit, criteria: [] }), / -->\n {2}- my note\n- Branch b/);
  });

  it('are struck through where what they lead to is merged', () => {
    const text = put('# S\n', { ...branch, merged: true });
    assert.match(text, /- Branch ~~\[feature\/WEB-1\]\(https:[^)]*\)~~ <!--/);
    assert.deepEqual(read(text), [{ ...branch, merged: true }]);
    assert.deepEqual(read(put(text, branch)), [branch]);
    const plain = { ...branch, url: undefined, summary: 'shop', merged: true };
    assert.deepEqual(read(put('', plain)), [plain]);
  });

  it('are taken away with their lines, and nothing else is', () => {
    const text =
      '# S\r\n\r\n## Branches and commits\r\n\r\n* One <!-- a -->\r\n  * Criterion: X <!-- c -->\r\n* Two <!-- b -->\r\n\r\n## Next\r\n';
    const without = (id: string, from = text): string => withoutLink(from, readMarkdown(from), id);
    assert.equal(without('a'), text.replace(/\* One[^]*-->\r\n(?=\* Two)/, ''));
    assert.equal(without('b'), text.replace(/\* Two .*\r\n/, ''));
    assert.equal(without('c'), text);
    assert.deepEqual(read(without('b', without('a'))), []);
    assert.equal(
      without('x', '# S\n\n## Branches and commits\n\n- One <!-- x -->'),
      '# S\n\n## Branches and commits\n\n',
    );
  });

  it('are read as people write them', () => {
    const text = `## Branches & Commits

- [The design](https://design.example/a_(b))
- https://ci.example/7
- <https://ci.example/8>: the nightly build
- Branch: \`feature/x\`
- Commit [9f3c2a1](https://git.example/c/9f3c2a1): Count vouchers
`;
    assert.deepEqual(
      read(text).map(({ kind, title, url, summary }) => [kind, title, url, summary]),
      [
        ['web', 'The design', 'https://design.example/a_(b)', undefined],
        ['web', 'https://ci.example/7', 'https://ci.example/7', undefined],
        ['web', 'https://ci.example/8', 'https://ci.example/8', 'the nightly build'],
        ['branch', 'feature/x', undefined, undefined],
        ['commit', '9f3c2a1', 'https://git.example/c/9f3c2a1', 'Count vouchers'],
      ],
    );
  });

  it('with any names are read back, and stay one when put twice', () => {
    const name = fc
      .oneof(
        fc.constantFrom(
          'a-->b',
          '[x](y)',
          '`code`',
          '<b>',
          '*a* _b_',
          'a: b',
          'https://x.example/y',
          '\\',
          '%41',
        ),
        fc.string({ maxLength: 30 }),
      )
      .map((text) => text.replace(/[\s\0]+/g, ' ').trim())
      .filter((text) => text !== '');
    const start = fc.constantFrom(
      '',
      '# S\n',
      '# S\r\n\r\nText',
      '## Branches and commits\n\n* Other\n\n## Next\n',
    );
    fc.assert(
      fc.property(name, name, fc.option(name, { nil: undefined }), start, (title, id, summary, before) => {
        const merged = id.length % 2 === 0;
        const link: StoryLink = {
          ...{ ...branch, globalId: `story-context:branch:${id}`, title, summary },
          ...(merged && { merged }),
        };
        const once = put(before, link);
        const [found] = read(once).filter(({ globalId }) => globalId === link.globalId);
        assert.deepEqual(found, link, once);
        assert.equal(put(once, link), once);
      }),
      { numRuns: 1000 },
    );
  });
});
