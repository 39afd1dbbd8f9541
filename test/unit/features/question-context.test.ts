import assert from 'node:assert/strict';
import { answerContext, isMissed, isNudgeDue, questionContext } from '../../../src/features/question-context';
import { answer, jonas, mira, question } from '../sync/fake-questions';

const standing = {
  ...{ me: mira, isReadOnly: false, remindAfter: 2, timeZone: 'UTC' },
  now: Date.parse('2026-03-02T15:00:00.000Z'),
};
const later = { ...standing, now: Date.parse('2026-03-04T08:00:00.000Z') };
const open = question('Q-1');

describe('the context of a question in menus', () => {
  it('has its state and what can be done', () => {
    assert.equal(questionContext(open, standing), 'storyContextQuestion open writable mine own');
    assert.equal(
      questionContext({ ...open, url: 'https://jira.example/browse/A-1' }, { ...standing, me: jonas }),
      'storyContextQuestion open writable web',
    );
    assert.equal(
      questionContext({ ...open, state: 'resolved', url: 'javascript:x' }, { ...standing, me: undefined }),
      'storyContextQuestion resolved writable',
    );
  });

  it('leaves the state of a newer version alone', () => {
    assert.equal(
      questionContext({ ...open, record: 'foreign' }, standing),
      'storyContextQuestion open writable mine',
    );
  });

  it('offers nothing where nothing may be written', () => {
    assert.equal(questionContext(open, { ...later, isReadOnly: true }), 'storyContextQuestion open');
  });

  it('offers a reminder after as many working days as are wanted, once a day, to who asked', () => {
    assert.equal(isMissed(open, standing), false);
    assert.equal(isMissed(open, later), true);
    assert.equal(isMissed(open, { ...later, remindAfter: 0 }), false);
    assert.equal(isMissed(open, { ...later, workingDays: new Set([1, 2]) }), false);
    assert.match(questionContext(open, later), /\bdue\b/);
    assert.equal(isNudgeDue(open, { ...later, me: jonas }), false);
    const nudge = answer('n', '2026-03-04T07:00:00.000Z', { by: mira, isNudge: true });
    assert.equal(isNudgeDue({ ...open, followUps: [nudge] }, later), false);
    assert.equal(isMissed({ ...open, followUps: [nudge] }, later), true);
    assert.equal(isNudgeDue({ ...open, state: 'unconfirmed' }, later), false);
  });

  it('offers an answer to who asked until one is taken', () => {
    const said = answer('1', '2026-03-02T10:00:00.000Z');
    const asked = { ...open, state: 'unconfirmed' as const, answers: [said] };
    assert.equal(answerContext(asked, said, standing), 'storyContextAnswer acceptable');
    assert.equal(answerContext(asked, said, { ...standing, me: jonas }), 'storyContextAnswer');
    assert.equal(answerContext({ ...asked, state: 'answered' }, said, standing), 'storyContextAnswer');
    const own = answer('2', '2026-03-02T10:00:00.000Z', { by: mira });
    assert.equal(answerContext({ ...asked, followUps: [own] }, own, standing), 'storyContextAnswer mine');
  });
});
