import assert from 'node:assert/strict';
import type { Question } from '../../../src/domain/question';
import type { Intention } from '../../../src/sync/outbox/intention';
import type { OpenWrite } from '../../../src/sync/outbox/open-writes';
import { withPendingQuestions } from '../../../src/sync/pending-questions';
import { answer, jonas, mira, oskar, question } from './fake-questions';

const at = Date.parse('2026-03-03T08:00:00.000Z');

function writes(...intentions: Intention[]): OpenWrite[] {
  return intentions.map((intention, index) => ({
    ...{ id: String(index), key: 'A-1', at, by: mira.id, intention },
    ...{ state: 'waiting', wasSent: false, since: 0 },
  }));
}

function pending(known: readonly Question[], intentions: Intention[], me = mira) {
  return withPendingQuestions(known, writes(...intentions), me);
}

const open = question('Q-1');
const answered = question('Q-2', {
  state: 'unconfirmed',
  answers: [answer('10', '2026-03-02T10:00:00.000Z')],
});

describe('questions with what is on its way', () => {
  it('have a question that was asked just now, once', () => {
    const draft = { id: 'Q-9', text: 'Is it so?', to: [oskar], blocks: true } as const;
    const { questions, pending: ids } = pending([open], [{ do: 'ask', question: draft }]);
    assert.deepEqual([...ids], ['Q-9']);
    const [, asked] = questions;
    assert.deepEqual(
      { ...asked, document: undefined },
      {
        ...{ id: 'Q-9', mark: 'Q-9', text: 'Is it so?', document: undefined, by: mira, to: [oskar] },
        ...{ at: '2026-03-03T08:00:00.000Z', state: 'open', record: 'own', blocks: true },
        ...{ answers: [], followUps: [] },
      },
    );
    const there = pending([open, question('Q-9')], [{ do: 'ask', question: draft }]);
    assert.equal(there.questions.length, 2);
  });

  it('go on with what the asker adds, and may be answered by what another says', () => {
    const reply = { id: 'r', question: 'Q-1', text: 'To be precise', to: [oskar] };
    const mine = pending([open], [{ do: 'reply', reply }]).questions[0];
    assert.equal(mine?.state, 'open');
    assert.deepEqual(
      mine?.followUps.map(({ text, by }) => [text, by]),
      [['To be precise', mira]],
    );
    const theirs = pending([open], [{ do: 'reply', reply }], jonas).questions[0];
    assert.equal(theirs?.state, 'unconfirmed');
    assert.equal(theirs?.answers.length, 1);
  });

  it('know a reminder from a reply', () => {
    const reply = { id: 'r', question: 'Q-1', text: '?', to: [oskar], nudge: '2026-03-03' };
    assert.equal(pending([open], [{ do: 'reply', reply }]).questions[0]?.followUps[0]?.isNudge, true);
  });

  it('are in the state they will be in', () => {
    const when = '2026-03-03T07:59:00.000Z';
    const accept: Intention = {
      do: 'changeQuestion',
      change: { to: 'answered', question: 'Q-2', answer: '10', at: when },
    };
    const [accepted] = pending([answered], [accept]).questions;
    assert.deepEqual([accepted?.state, accepted?.stateAt], ['answered', when]);
    assert.equal(accepted?.answers[0]?.accepted, true);
    for (const to of ['resolved', 'open'] as const) {
      const change: Intention = { do: 'changeQuestion', change: { to, question: 'Q-2', at: when } };
      assert.equal(pending([answered], [accept, change]).questions[0]?.state, to);
    }
  });

  it('say what they are edited to, and are gone when they are deleted', () => {
    const edit: Intention = { do: 'editQuestion', edit: { question: 'Q-1', text: 'Or so?', was: open.text } };
    const [edited] = pending([open], [edit]).questions;
    assert.deepEqual([edited?.text, edited?.editedAt], ['Or so?', '2026-03-03T08:00:00.000Z']);
    assert.deepEqual(pending([open], [{ do: 'deleteQuestion', part: { question: 'Q-1' } }]).questions, []);
    const part = { question: 'Q-2', reply: '10' };
    assert.deepEqual(pending([answered], [{ do: 'deleteQuestion', part }]).questions[0]?.answers, []);
    const words: Intention = { do: 'editQuestion', edit: { ...part, text: 'No.', was: 'It is 10.' } };
    assert.equal(pending([answered], [words]).questions[0]?.answers[0]?.text, 'No.');
  });

  it('are as they were where the source refused it', () => {
    const refused = writes({ do: 'deleteQuestion', part: { question: 'Q-1' } }).map((write) => ({
      ...write,
      state: 'refused' as const,
    }));
    assert.deepEqual(withPendingQuestions([open], refused, mira).questions, [open]);
  });
});
