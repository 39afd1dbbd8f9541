import assert from 'node:assert/strict';
import type { Criterion } from '../../../../src/domain/acceptance/criterion';
import { tickedWithoutCommit } from '../../../../src/domain/acceptance/evidence';
import { commitsOfCriteria, currentIds } from '../../../../src/domain/acceptance/linked-commits';
import { commitId } from '../../../../src/domain/link-id';
import type { StoryLink } from '../../../../src/domain/story';

const criterion = (id: string, text: string, more: Partial<Criterion> = {}): Criterion => ({
  ...{ id, text, content: [], details: [], field: 'description', checked: false },
  ...{ keeper: 'source', depth: 0, section: 'acceptance', ...more },
});
const sha = (letter: string): string => letter.repeat(40);
const link = (letter: string, ...criteria: { id: string; text: string }[]): StoryLink => ({
  ...{ kind: 'commit', globalId: commitId(sha(letter)), title: sha(letter).slice(0, 8), criteria },
});

const rounds = criterion('1', 'The total is rounded down to the cent');
const mails = criterion('2', 'A mail with the voucher is sent to the buyer');
const named = ({ id, text }: Criterion) => ({ id, text });

describe('The commits of criteria', () => {
  const shas = (criteria: readonly Criterion[], links: readonly StoryLink[]) =>
    [...commitsOfCriteria(criteria, links)].map(([id, all]) => [id, all.map((one) => one.sha[0]).join('')]);

  it('are those that were linked for them, the last first, and that of the tick once', () => {
    const ticked = { ...rounds, checked: true, tick: { commit: sha('a').slice(0, 10) } };
    const links = [link('a', named(rounds)), link('b', named(mails), named(rounds)), link('c')];
    assert.deepEqual(shas([ticked, mails], links), [
      ['2', 'b'],
      ['1', 'ba'],
    ]);
    assert.deepEqual(shas([{ ...ticked, tick: { commit: 'deadbeef' } }, mails], [link('a', named(rounds))]), [
      ['1', 'ad'],
    ]);
  });

  it('stay with a criterion that got another id or other words, and go with one that is gone', () => {
    const reworded = criterion('9', 'The total of a basket is rounded down to the cent');
    assert.deepEqual(currentIds([named(rounds)], [mails, reworded]), ['9']);
    assert.deepEqual(currentIds([named(rounds), { id: '', text: mails.text }], [mails]), ['2']);
    assert.deepEqual(currentIds([named(rounds)], []), []);
  });

  it('are missed beside ticked criteria only where others have some', () => {
    const done = { section: 'acceptance' as const, depth: 0, checked: true };
    const [has, none] = [
      { ...done, commits: ['x'] },
      { ...done, commits: [] },
    ];
    assert.equal(tickedWithoutCommit([none, done]), 0);
    assert.equal(tickedWithoutCommit([has, none, done, { ...none, checked: false }]), 2);
    assert.equal(tickedWithoutCommit([{ ...has, checked: false }, none]), 1);
  });
});
