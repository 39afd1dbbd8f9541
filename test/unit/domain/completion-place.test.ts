import assert from 'node:assert/strict';
import { completionPlace } from '../../../src/domain/completion-place';

const prefixes = ['SHOP', 'WEB_APP', 'task'];
const place = (before: string, language = 'typescript') => completionPlace(before, language, prefixes);

describe('The place of a completion', () => {
  const places: readonly (readonly [string, string, string])[] = [
    ['typescript', '// @', ''],
    ['typescript', 'call(); // see @gue', 'gue'],
    ['typescript', '// SH', 'SH'],
    ['typescript', '// (SHOP', 'SHOP'],
    ['typescript', '// SHOP-', 'SHOP-'],
    ['typescript', '// SHOP-1', 'SHOP-1'],
    ['typescript', '// @SHOP-1', 'SHOP-1'],
    ['typescript', '// WEB_', 'WEB_'],
    ['typescript', '// task-4.', 'task-4.'],
    ['typescript', '/** SHOP', 'SHOP'],
    ['typescript', ' * SHOP', 'SHOP'],
    ['typescript', ' * @', ''],
    ['typescript', '/* done */ call() /* SHO', 'SHO'],
    ['typescript', 'const a = "it\'s // no" // SHO', 'SHO'],
    ['typescript', "it's // SHO", 'SHO'],
    ['python', 'x = 1  # SHO', 'SHO'],
    ['yaml', '# @', ''],
    ['sql', 'select 1 -- SHO', 'SHO'],
    ['lua', '-- SHO', 'SHO'],
    ['clojure', ';; SHO', 'SHO'],
    ['vb', "' SHO", 'SHO'],
    ['html', '<p>text</p> <!-- SHO', 'SHO'],
    ['css', '/* SHO', 'SHO'],
    ['brainfuck', '# SHO', 'SHO'],
    ['markdown', '- [ ] SHO', 'SHO'],
    ['plaintext', 'SHO', 'SHO'],
    ['scminput', 'SHO', 'SHO'],
    ['scminput', '@', ''],
    ['git-commit', 'Fix @address', 'address'],
    ['markdown', '@straß', 'straß'],
  ];
  for (const [language, before, typed] of places) {
    it(`is in ${language} after ${JSON.stringify(before)}`, () => {
      const found = place(before, language);
      assert.equal(found?.typed, typed);
      assert.equal(before.slice(found?.start), found?.byAt ? `@${typed}` : typed);
    });
  }

  const others: readonly (readonly [string, string])[] = [
    ['typescript', '@'],
    ['typescript', '@Component'],
    ['typescript', 'const SHO'],
    ['typescript', 'count--; SHOP-'],
    ['typescript', 'const url = "https://SHO'],
    ['typescript', 'const text = `// SHO'],
    ['typescript', 'const text = "// SHO'],
    ['typescript', '/* done */ SHO'],
    ['typescript', '# SHO'],
    ['typescript', '// S'],
    ['typescript', '// sho'],
    ['typescript', '// task'],
    ['typescript', '// ta'],
    ['typescript', '// XSHOP-'],
    ['typescript', '// MY-SHOP'],
    ['typescript', '// SHOPS'],
    ['typescript', '// SHO-'],
    ['typescript', '// utf-'],
    ['typescript', '// '],
    ['typescript', ''],
    ['python', 'print("# SHO'],
    ['python', 'a // SHO'],
    ['shellscript', 'echo $#SHO'],
    ['sql', 'count--SHO'],
    ['markdown', 'mira@exa'],
    ['markdown', 'https://medium.com/@sho'],
    ['xml', 'https://x // SHO'],
  ];
  for (const [language, before] of others) {
    it(`is not in ${language} after ${JSON.stringify(before)}`, () =>
      assert.equal(place(before, language), undefined));
  }
});
