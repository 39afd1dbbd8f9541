import assert from 'node:assert/strict';
import { cutGoal, goalOf } from '../../../src/domain/goal';
import { readMarkdown } from '../../../src/sources/markdown/markdown';

describe('The goal of an epic', () => {
  it('is the first paragraph of its text, on one line', () => {
    const text = '# Why\n\n- a list\n\nEvery second\nbuyer **leaves**.\n\nMore.';
    assert.equal(goalOf(readMarkdown(text)), 'Every second buyer leaves.');
    assert.equal(goalOf(readMarkdown('# Why\n\n- a list')), undefined);
    assert.equal(goalOf(readMarkdown('')), undefined);
  });

  it('ends with a sentence where it is long', () => {
    const sentence = `${'word '.repeat(20).trim()}.`;
    assert.equal(cutGoal(`${sentence} ${sentence} ${sentence} ${sentence}`), `${sentence} ${sentence}`);
    assert.equal(cutGoal(sentence), sentence);
  });

  it('ends with a word where its sentence is long', () => {
    const cut = cutGoal('word, '.repeat(100));
    assert.ok(cut.length <= 300 && cut.endsWith('word…'), cut);
  });

  it('does not tear a character', () => {
    const cut = cutGoal('😀'.repeat(200) + 'x');
    assert.ok(cut.length <= 300 && /^😀+…$/u.test(cut));
    const odd = cutGoal('x' + '😀'.repeat(200));
    assert.ok(odd.length <= 300 && /^x😀+…$/u.test(odd));
  });
});
