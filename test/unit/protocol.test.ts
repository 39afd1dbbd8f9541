import assert from 'node:assert/strict';
import { decodeFromPage, decodeToPage, type Intent } from '../../src/protocol';

describe('The messages between extension and story page', () => {
  const intent = (what: unknown) => decodeFromPage({ type: 'intent', request: 1, intent: what });

  it('carry what is asked and said', () => {
    const all: Intent[] = [
      { do: 'ask' },
      { do: 'ask', criterion: 'c1' },
      { do: 'askAgain', kept: '{}' },
      { do: 'sendAsk', text: 'Why?', blocks: true, code: false },
      { do: 'acceptAnswer', question: 'Q-1', answer: '2' },
      { do: 'editQuestion', question: 'Q-1', text: 'Why not?' },
      { do: 'deleteQuestion', question: 'Q-1', reply: '3' },
    ];
    for (const one of all) assert.deepEqual(intent(one), { type: 'intent', request: 1, intent: one });
  });

  it('are refused where they are not whole', () => {
    assert.equal(intent({ do: 'sendAsk', text: 'Why?', blocks: 'yes', code: false }), undefined);
    assert.equal(intent({ do: 'sendAsk', text: 'Why?' }), undefined);
    assert.equal(intent({ do: 'acceptAnswer', question: 'Q-1' }), undefined);
    assert.equal(intent({ do: 'replyToQuestion', question: 'Q-1', text: 'x'.repeat(70_000) }), undefined);
    assert.equal(intent({ do: 'storyContext.signOut' }), undefined);
  });

  it('carry no more than what belongs to them', () => {
    assert.deepEqual(intent({ do: 'nudge', question: 'Q-1', command: 'x' }), {
      ...{ type: 'intent', request: 1 },
      intent: { do: 'nudge', question: 'Q-1' },
    });
  });

  it('tell a preview from anything else', () => {
    const preview = { type: 'preview', blocks: [] };
    assert.equal(decodeToPage(preview), preview);
    assert.equal(decodeToPage({ type: 'preview', blocks: 'x' }), undefined);
  });
});
