import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import * as fc from 'fast-check';
import {
  commitFormat,
  proposedMessage,
  smartCommitCommands,
  withStoryKey,
} from '../../../src/domain/commit-message';

const prefix = '{key} {message}';
const trailer = '{message}\n\n{trailer}';

/** The trailers that git itself finds in a message. */
function gitTrailers(message: string): string[] {
  const { stdout } = spawnSync('git', ['interpret-trailers', '--parse', '--no-divider'], {
    cwd: os.tmpdir(),
    input: message,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter(Boolean);
}

describe('withStoryKey', () => {
  it('puts the key where the format says', () => {
    assert.equal(withStoryKey(prefix, 'SHOP-7', 'Add form'), 'SHOP-7 Add form');
    assert.equal(
      withStoryKey('{message} ({key})', 'SHOP-7', 'feat(cart): add form'),
      'feat(cart): add form (SHOP-7)',
    );
    assert.equal(withStoryKey('[{key}] {message}', 'SHOP-7', 'Add form'), '[SHOP-7] Add form');
    assert.equal(withStoryKey('{key}:', 'SHOP-7', 'Add form'), 'SHOP-7: Add form');
  });

  it('starts an empty message', () => {
    assert.equal(withStoryKey(prefix, 'SHOP-7', ''), 'SHOP-7 ');
    assert.equal(withStoryKey(trailer, 'SHOP-7', ''), '\n\nStory: SHOP-7\n');
  });

  it('keeps the body below the subject', () => {
    assert.equal(
      withStoryKey('{message} ({key})', 'SHOP-7', 'Add form\n\nWhy: …'),
      'Add form (SHOP-7)\n\nWhy: …',
    );
    assert.equal(
      withStoryKey('{message}\n\nRefs {key}', 'SHOP-7', 'Add\n\nWhy'),
      'Add\n\nWhy\n\nRefs SHOP-7\n',
    );
  });

  it('names a story once', () => {
    for (const message of [
      'SHOP-7 Add',
      'Add (shop-7)',
      'Add\n\nStory: SHOP-7\n',
      "Merge branch 'feature/SHOP-7-x'",
    ]) {
      for (const format of [prefix, trailer]) assert.equal(withStoryKey(format, 'SHOP-7', message), message);
    }
    assert.equal(withStoryKey(prefix, 'SHOP-7', 'SHOP-70 Add'), 'SHOP-7 SHOP-70 Add');
  });

  it('changes nothing at the second time, for any message and format', () => {
    const formats = fc.constantFrom(
      prefix,
      trailer,
      '{message} ({key})',
      'feat: {message}\\n\\nRefs: {key}',
      '{key}',
    );
    fc.assert(
      fc.property(
        formats,
        fc.string({ unit: fc.constantFrom(...'ab:# \n', 'SHOP-7') }),
        (format, message) => {
          const once = withStoryKey(format, 'SHOP-7', message);
          assert.equal(withStoryKey(format, 'SHOP-7', once), once);
        },
      ),
    );
  });

  it('leaves a fixup to git', () => {
    assert.equal(withStoryKey(prefix, 'SHOP-7', 'fixup! Add form'), 'fixup! Add form');
  });

  it('stands on the first line, where only what a tool wrote stands below', () => {
    const left = '\n\nCo-authored-by: B <b@b.c>\n';
    assert.equal(withStoryKey(prefix, 'SHOP-7', left), `SHOP-7 ${left}`);
    assert.equal(
      withStoryKey(trailer, 'SHOP-7', left),
      '\n\nStory: SHOP-7\nCo-authored-by: B <b@b.c>\n',
      'and the trailer in the block that is there',
    );
    assert.equal(withStoryKey(prefix, 'SHOP-7', '\n\nfeat: add\n'), 'SHOP-7 feat: add\n');
  });

  it('does nothing by a format without a key', () => {
    assert.equal(withStoryKey('{message}', 'SHOP-7', 'Add'), 'Add');
    assert.equal(withStoryKey('', 'SHOP-7', 'Add'), 'Add');
  });

  it('reads a line end as the settings editor writes it', () => {
    assert.equal(withStoryKey('{message}\\n\\n{trailer}', 'SHOP-7', 'Add'), 'Add\n\nStory: SHOP-7\n');
  });

  it('takes a line that starts with # for text, as the box does', () => {
    assert.equal(withStoryKey(prefix, 'SHOP-7', '#12 broke the cart'), 'SHOP-7 #12 broke the cart');
    assert.equal(withStoryKey('{message} ({key})', 'SHOP-7', ' #'), ' # (SHOP-7)');
  });

  describe('with a trailer', () => {
    const messages: readonly (readonly [string, string, readonly string[]])[] = [
      ['a subject', 'Add form', ['Story: SHOP-7']],
      ['a subject that looks like a trailer', 'feat: add form', ['Story: SHOP-7']],
      ['a body', 'Add form\n\nBecause.\n', ['Story: SHOP-7']],
      ['trailers', 'Add\n\nSigned-off-by: A <a@b.c>\n', ['Signed-off-by: A <a@b.c>', 'Story: SHOP-7']],
      [
        'a co-author',
        'Add\n\nSigned-off-by: A <a@b.c>\nCo-authored-by: B <b@b.c>',
        ['Signed-off-by: A <a@b.c>', 'Story: SHOP-7', 'Co-authored-by: B <b@b.c>'],
      ],
      [
        'the line of a picked commit',
        'Add\n\nSigned-off-by: A <a@b.c>\n(cherry picked from commit 0123456789abcdef0123456789abcdef01234567)\n',
        ['Signed-off-by: A <a@b.c>', 'Story: SHOP-7'],
      ],
    ];
    for (const [what, message, expected] of messages) {
      it(`is read by git after ${what}`, () => {
        const result = withStoryKey(trailer, 'SHOP-7', message);
        assert.deepEqual(gitTrailers(result), expected);
        assert.ok(result.startsWith(message.split('\n')[0] ?? ''));
      });
    }

    it('is read by git after any subject and body', function () {
      this.timeout(60_000);
      const words = fc.string({ unit: fc.constantFrom(...'ab: -\n'), maxLength: 30 });
      fc.assert(
        fc.property(words, (body) => {
          const message = withStoryKey(trailer, 'SHOP-7', `Subject\n${body}`);
          assert.ok(gitTrailers(message).includes('Story: SHOP-7'), JSON.stringify(message));
        }),
        { numRuns: 150 },
      );
    });
  });
});

describe('proposedMessage', () => {
  it('fills an empty box', () => {
    assert.equal(proposedMessage({ value: '' }, prefix, 'SHOP-7'), 'SHOP-7 ');
    assert.equal(proposedMessage({ value: ' \n' }, prefix, 'SHOP-7'), 'SHOP-7 ');
  });

  it('replaces its own text, untouched', () => {
    assert.equal(proposedMessage({ value: 'SHOP-7 ', ours: 'SHOP-7 ' }, prefix, 'SHOP-8'), 'SHOP-8 ');
    assert.equal(proposedMessage({ value: 'SHOP-7 ', ours: 'SHOP-7 ' }, prefix, undefined), '');
  });

  it('leaves what a person wrote', () => {
    for (const key of ['SHOP-8', undefined]) {
      assert.equal(proposedMessage({ value: 'SHOP-7 Add', ours: 'SHOP-7 ' }, prefix, key), undefined);
      assert.equal(proposedMessage({ value: 'SHOP-7 ' }, prefix, key), undefined);
    }
  });

  it('says nothing where nothing is to change', () => {
    assert.equal(proposedMessage({ value: 'SHOP-7 ', ours: 'SHOP-7 ' }, prefix, 'SHOP-7'), undefined);
    assert.equal(proposedMessage({ value: '' }, prefix, undefined), undefined);
    assert.equal(proposedMessage({ value: '' }, '', 'SHOP-7'), undefined);
  });
});

describe('commitFormat', () => {
  it('takes a format apart by where its text goes', () => {
    assert.deepEqual(commitFormat(prefix), { before: '{key} ', after: '', tail: '' });
    assert.deepEqual(commitFormat('{message} ({key})\\n\\n{trailer}'), {
      before: '',
      after: ' ({key})',
      tail: 'Story: {key}',
    });
    assert.deepEqual(commitFormat('{key}:', 'SHOP-7'), { before: 'SHOP-7: ', after: '', tail: '' });
    assert.deepEqual(commitFormat('{trailer}', 'SHOP-7'), { before: '', after: '', tail: 'Story: SHOP-7' });
    for (const format of ['', '{message}', 'WIP {message}']) {
      assert.deepEqual(commitFormat(format), { before: '', after: '', tail: '' }, format);
    }
  });
});

describe('smartCommitCommands', () => {
  const known = { projects: ['SHOP'] };
  it('finds words that would act on a story', () => {
    assert.deepEqual(smartCommitCommands('SHOP-7 fix #close button', known), [
      { word: '#close', line: 0, column: 11 },
    ]);
    assert.deepEqual(smartCommitCommands('Subject\r\n\r\nSHOP-7 #time 2h #comment done', known), [
      { word: '#time', line: 2, column: 7 },
      { word: '#comment', line: 2, column: 16 },
    ]);
  });

  it('passes by what cannot act', () => {
    for (const message of [
      '#close SHOP-7',
      'SHOP-7 fixes #12',
      'Add #close button\n\nStory: SHOP-7\n',
      'utf-8 #close',
    ]) {
      assert.deepEqual(smartCommitCommands(message, known), [], message);
    }
  });
});
