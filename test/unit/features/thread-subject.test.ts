import assert from 'node:assert/strict';
import type { CodeAnchor } from '../../../src/domain/question';
import { threadSubjects } from '../../../src/features/thread-subject';
import { SourceError } from '../../../src/sources/story-source';
import type { Intention } from '../../../src/sync/outbox/intention';
import type { OpenWrite } from '../../../src/sync/outbox/open-writes';
import type { KnownQuestion } from '../../../src/sync/question-index';
import type { Session } from '../../../src/sync/session';
import { question } from '../sync/fake-questions';

const anchor: CodeAnchor = { path: 'src/basket.ts', startLine: 3, endLine: 5 };

function subjects(known: readonly KnownQuestion[], writes: readonly OpenWrite[] = []) {
  const session = {
    questions: { questions: () => known, isUnread: ({ key }: KnownQuestion) => key === 'SHOP-2' },
    outbox: { writes: () => writes },
  };
  return threadSubjects(session as unknown as Session);
}

function write(intention: Intention, state: OpenWrite['state'], key = 'SHOP-1'): OpenWrite {
  const failure = state === 'refused' ? new SourceError('invalid') : undefined;
  return { id: `${intention.do} ${state}`, key, at: 0, intention, state, failure, wasSent: false, since: 0 };
}

const reply: Intention = { do: 'reply', reply: { id: 'r', question: 'Q-1', text: 'More', to: [] } };
const ask: Intention = { do: 'ask', question: { id: 'Q-9', text: 'Why?', anchor } };

describe('what is shown at lines of code', () => {
  it('is each question that was asked there, and no other', () => {
    const all = subjects([
      { key: 'SHOP-1', question: question('Q-1', { anchor }) },
      { key: 'SHOP-2', question: question('Q-2', { anchor }) },
      { key: 'SHOP-1', question: question('Q-3') },
    ]);
    assert.deepEqual(
      all.map(({ key, id, isUnread }) => [key, id, isUnread]),
      [
        ['SHOP-1', 'Q-1', false],
        ['SHOP-2', 'Q-2', true],
      ],
    );
  });

  it('has what is on its way and what was refused of its own question alone', () => {
    const writes = [write(reply, 'waiting'), write(reply, 'refused'), write(reply, 'refused', 'SHOP-2')];
    const [one] = subjects([{ key: 'SHOP-1', question: question('Q-1', { anchor }) }], writes);
    assert.deepEqual(
      [one?.open, one?.refused].map((all) => all?.map(({ key, state }) => [key, state])),
      [[['SHOP-1', 'waiting']], [['SHOP-1', 'refused']]],
    );
  });

  it('is a question that was refused, with what was typed', () => {
    const [one, ...others] = subjects([], [write(ask, 'refused')]);
    assert.deepEqual([one?.id, one?.anchor, one?.known, others.length], ['Q-9', anchor, undefined, 0]);
    assert.equal(one?.refused[0]?.intention, ask);
  });

  it('is not a question twice that is known and was refused by another window', () => {
    const known = { key: 'SHOP-1', question: question('Q-9', { anchor }) };
    assert.equal(subjects([known], [write(ask, 'refused')]).length, 1);
  });
});
