import assert from 'node:assert/strict';
import { type Asked, quotes, type Remark, stateOf, threadsIn } from '../../../src/domain/question-thread';

const asked = (id: string, more: Partial<Asked> = {}): Asked => ({
  ...{ id, mark: id, by: 'mira', to: ['oskar'], at: 10, ...more },
});
let count = 0;
const said = (by: string, at: number, more: Partial<Remark> & { at?: never } = {}): Remark => ({
  ...{ id: `c${(count += 1)}`, by, at, words: '', mentions: new Set<string>(), ...more },
});
const to = (...ids: string[]): ReadonlySet<string> => new Set(ids);

/** By the id of the question "who?": `?` for a guess, `+` for what the asker added. */
function threads(questions: readonly Asked[], ...remarks: Remark[]) {
  const { said: all, others } = threadsIn(questions, remarks);
  const entries = [...all].map(([id, list]) => [
    id,
    list.map(
      ({ remark, isGuess, isFollowUp }) => `${remark.by}${isGuess ? '?' : ''}${isFollowUp ? '+' : ''}`,
    ),
  ]);
  return { ...(Object.fromEntries(entries) as Record<string, string[]>), others: others.map(({ by }) => by) };
}

describe('what belongs to a question', () => {
  it('is what who was asked says next, and perhaps what is said after that until it is taken', () => {
    const result = threads([asked('Q-AAAA')], said('oskar', 20), said('oskar', 30), said('rita', 31));
    assert.deepEqual(result, { 'Q-AAAA': ['oskar', 'oskar?'], others: ['rita'] });
    const taken = asked('Q-AAAA', { closedAt: 25 });
    assert.deepEqual(threads([taken], said('oskar', 20), said('oskar', 30)).others, ['oskar']);
    const other = asked('Q-BBBB', { at: 25, by: 'jonas' });
    assert.deepEqual(threads([asked('Q-AAAA'), other], said('oskar', 20), said('oskar', 30)), {
      ...{ 'Q-AAAA': ['oskar'], 'Q-BBBB': ['oskar'], others: [] },
    });
  });

  it('is what anybody but the asker says to the asker', () => {
    const result = threads(
      [asked('Q-AAAA')],
      said('aiko', 20),
      said('aiko', 21, { mentions: to('mira') }),
      said('mira', 22, { mentions: to('oskar') }),
    );
    assert.deepEqual(result, { 'Q-AAAA': ['aiko'], others: ['aiko', 'mira'] });
  });

  it('is what quotes its mark, the asker’s own words too, and nothing else then', () => {
    const result = threads(
      [asked('Q-AAAA'), asked('Q-BBBB', { at: 11 })],
      said('oskar', 20, { words: 'As to [Q-AAAA]: yes' }),
      said('mira', 21, { words: 'Q-AAAA: and for books?' }),
      said('rita', 22, { words: '[Q-AAAA] [Q-BBBB] both' }),
    );
    assert.deepEqual(result, {
      ...{ 'Q-AAAA': ['oskar', 'mira+', 'rita'], 'Q-BBBB': ['rita'], others: [] },
    });
  });

  it('is what was written to it, whatever it says', () => {
    const result = threads(
      [asked('Q-AAAA'), asked('Q-BBBB', { at: 11 })],
      said('oskar', 20, { to: 'Q-AAAA', words: 'not Q-BBBB' }),
      said('mira', 21, { to: 'Q-AAAA' }),
      said('oskar', 22, { to: 'Q-GONE' }),
    );
    assert.deepEqual(result, { 'Q-AAAA': ['oskar', 'mira+'], 'Q-BBBB': [], others: ['oskar'] });
  });

  it('goes to the newest of several that wait, and is a guess then', () => {
    const several = [asked('Q-AAAA'), asked('Q-BBBB', { at: 11 }), asked('Q-CCCC', { at: 12, to: ['rita'] })];
    assert.deepEqual(threads(several, said('oskar', 20), said('oskar', 21)), {
      ...{ 'Q-AAAA': ['oskar'], 'Q-BBBB': ['oskar?'], 'Q-CCCC': [], others: [] },
    });
  });

  it('goes to the question of whom it mentions', () => {
    const several = [asked('Q-AAAA'), asked('Q-BBBB', { at: 11, by: 'jonas' })];
    assert.deepEqual(threads(several, said('oskar', 20, { mentions: to('mira') })), {
      ...{ 'Q-AAAA': ['oskar'], 'Q-BBBB': [], others: [] },
    });
  });

  it('is not what was said before it was asked, nor after it was settled', () => {
    const settled = asked('Q-AAAA', { closedAt: 30 });
    const result = threads([settled], said('oskar', 5), said('oskar', 40), said('oskar', 41));
    assert.deepEqual(result, { 'Q-AAAA': [], others: ['oskar', 'oskar', 'oskar'] });
    assert.deepEqual(threads([settled], said('oskar', 20)), { 'Q-AAAA': ['oskar'], others: [] });
  });

  it('is what was taken as the answer, whoever said it', () => {
    const answer = said('rita', 20);
    const question = asked('Q-AAAA', { accepted: answer.id, closedAt: 19 });
    assert.deepEqual(threads([question], answer), { 'Q-AAAA': ['rita'], others: [] });
  });

  it('is waited for again when the asker asks more, or opens it again', () => {
    const more = said('mira', 25, { to: 'Q-AAAA' });
    assert.deepEqual(threads([asked('Q-AAAA')], said('oskar', 20), more, said('oskar', 30)), {
      ...{ 'Q-AAAA': ['oskar', 'mira+', 'oskar'], others: [] },
    });
    const again = asked('Q-AAAA', { reopenedAt: 25 });
    assert.deepEqual(threads([again], said('oskar', 20), said('oskar', 24), said('oskar', 30)), {
      ...{ 'Q-AAAA': ['oskar', 'oskar?', 'oskar'], others: [] },
    });
  });

  it('is said by a program where that names the question, and not where it mentions somebody', () => {
    const build = said('bot', 20, { byApp: true, mentions: to('mira') });
    const answer = said('bot', 21, { byApp: true, words: '[Q-AAAA] done' });
    assert.deepEqual(threads([asked('Q-AAAA')], build, answer), { 'Q-AAAA': ['bot'], others: ['bot'] });
  });

  it('is never what somebody says who is not known', () => {
    const nobody = said('', 20, { by: undefined, mentions: to('mira') });
    assert.deepEqual(threads([asked('Q-AAAA', { by: undefined })], nobody).others, [undefined]);
  });

  it('does not take one mark for the start of another', () => {
    assert.ok(quotes('see [Q-7F3A], please', 'Q-7F3A'));
    assert.ok(!quotes('see Q-7F3AB', 'Q-7F3A'));
    assert.ok(quotes('Q-7F3AB Q-7F3A', 'Q-7F3A'));
    assert.ok(quotes('as to q-7f3a: yes', 'Q-7F3A'));
    assert.ok(!quotes('as to q-7f3ab: yes', 'Q-7F3A'));
  });

  it('says what is to be said of a question', () => {
    assert.equal(stateOf('open', []), 'open');
    assert.equal(stateOf('open', [20]), 'unconfirmed');
    assert.equal(stateOf('open', [20], 20), 'open');
    assert.equal(stateOf('open', [20, 21], 20), 'unconfirmed');
    assert.equal(stateOf('answered', []), 'answered');
    assert.equal(stateOf('resolved', [20]), 'resolved');
  });
});
