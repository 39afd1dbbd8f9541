import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoryLink } from '../../../../src/domain/story';
import { readLinks, withLink } from '../../../../src/sources/markdown/link-list';
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
        const link: StoryLink = { ...branch, globalId: `story-context:branch:${id}`, title, summary };
        const once = put(before, link);
        const [found] = read(once).filter(({ globalId }) => globalId === link.globalId);
        assert.deepEqual(found, link, once);
        assert.equal(put(once, link), once);
      }),
      { numRuns: 1000 },
    );
  });
});
