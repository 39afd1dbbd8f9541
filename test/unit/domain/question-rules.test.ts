import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Answer, answerToTake, excerptOf, type Question, threadOf } from '../../../src/domain/question';
import { dayIn } from '../../../src/domain/day';
import { daysWaiting, isOverdue, mayNudge, workingDaysBetween } from '../../../src/domain/question-reminder';
import { similarQuestions } from '../../../src/domain/question-similar';
import { isUnread, seenOf } from '../../../src/domain/question-unread';
import { ownersNamed, readOwnerSetting } from '../../../src/domain/owner-setting';

const berlin = 'Europe/Berlin';
const time = (text: string): number => Date.parse(text);
const answer = (id: string, by: string, at: string, more: Partial<Answer> = {}): Answer => ({
  ...{ id, by: { id: by, name: by }, at, text: id, document: { blocks: [] }, ...more },
});
const question = (more: Partial<Question> = {}): Question => ({
  ...{ id: 'Q-1', mark: 'Q-1', text: 'x', document: { blocks: [] }, by: { id: 'mira', name: 'Mira' } },
  ...{ to: [{ id: 'oskar', name: 'Oskar' }], at: '2026-03-06T16:00:00Z', state: 'open', record: 'own' },
  ...{ answers: [], followUps: [], ...more },
});

describe('the answer that is taken unnamed', () => {
  const at = '2026-03-09T08:00:00Z';

  it('is the newest, before one that may be meant for something else', () => {
    const [sure, newer] = [answer('a', 'oskar', at), answer('b', 'oskar', at)];
    const guess = answer('c', 'oskar', at, { isGuess: true });
    const nudge = answer('d', 'jonas', at, { isNudge: true });
    assert.equal(answerToTake(question({ answers: [sure, newer, guess, nudge] })), newer);
    assert.equal(answerToTake(question({ answers: [guess, nudge] })), guess);
    assert.equal(answerToTake(question({ answers: [nudge] })), undefined);
  });
});

describe('how long a question waits', () => {
  it('is counted in working days of the asker’s own zone', () => {
    // A Friday afternoon.
    const asked = time('2026-03-06T16:00:00Z');
    const waited = (until: string): number => workingDaysBetween(asked, time(until), berlin);
    assert.deepEqual(
      ['2026-03-06T22:59:00Z', '2026-03-08T12:00:00Z', '2026-03-08T23:30:00Z', '2026-03-10T08:00:00Z'].map(
        waited,
      ),
      [0, 0, 1, 2],
    );
    assert.equal(waited('2026-03-05T08:00:00Z'), 0);
    assert.equal(workingDaysBetween(time('2026-03-07T10:00:00Z'), time('2026-03-21T10:00:00Z'), berlin), 10);
    assert.equal(dayIn('Pacific/Auckland', time('2026-03-06T16:00:00Z')), '2026-03-07');
    assert.equal(dayIn('America/Los_Angeles', time('2026-03-06T06:00:00Z')), '2026-03-05');
  });

  it('is as many days as a calendar has of those somebody works on, from Monday to Friday unless it is said', () => {
    const days = fc.integer({ min: 0, max: 40_000 });
    const week = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 })), { nil: undefined });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), week, (from, length, of) => {
        const dates = Array.from({ length }, (_, index) => new Date((from + index + 1) * 86_400_000));
        const working = new Set(of ?? [1, 2, 3, 4, 5]);
        const expected = dates.filter((date) => working.has(date.getUTCDay() || 7)).length;
        const noon = (day: number): number => day * 86_400_000 + 43_200_000;
        const found = workingDaysBetween(noon(from), noon(from + length), 'UTC', of && working);
        assert.equal(found, expected);
      }),
    );
  });

  it('ends with an answer, and begins anew where the question is opened again', () => {
    const now = time('2026-03-10T16:00:00Z');
    assert.equal(daysWaiting(question(), now, berlin), 2);
    assert.equal(daysWaiting(question({ stateAt: '2026-03-09T16:00:00Z' }), now, berlin), 1);
    assert.equal(daysWaiting(question({ state: 'unconfirmed' }), now, berlin), undefined);
    assert.equal(daysWaiting(question({ at: '' }), now, berlin), undefined);
    assert.ok(isOverdue(question(), 2, now, berlin) && !isOverdue(question(), 3, now, berlin));
  });

  it('may be said to who was asked once a day, as days are where it is said', () => {
    const now = time('2026-03-10T23:30:00Z');
    assert.ok(mayNudge(question(), now, 'UTC'));
    assert.ok(!mayNudge(question({ to: [] }), now, 'UTC'));
    assert.ok(!mayNudge(question({ state: 'resolved' }), now, 'UTC'));
    const nudged = question({ followUps: [answer('n', 'mira', '2026-03-10T08:00:00Z', { isNudge: true })] });
    assert.ok(!mayNudge(nudged, now, 'UTC'));
    assert.ok(mayNudge(nudged, now, berlin));
    assert.ok(mayNudge(question({ followUps: [answer('n', 'mira', '2026-03-10T08:00:00Z')] }), now, 'UTC'));
  });
});

describe('an answer', () => {
  const first = answer('1', 'oskar', '2026-03-09T10:00:00Z');
  const second = answer('2', 'oskar', '2026-03-09T11:00:00Z');
  const own = answer('3', 'mira', '2026-03-09T12:00:00Z');

  it('is unread until its question is looked at, and not where the reader wrote it', () => {
    const one = question({ answers: [first] });
    assert.ok(isUnread(one, {}, 'mira'));
    assert.ok(!isUnread(question({ answers: [own] }), {}, 'mira'));
    assert.ok(!isUnread(question(), {}, 'mira'));
    const seen = { 'Q-1': seenOf(one, 'mira') ?? { id: '', at: '' } };
    assert.ok(!isUnread(one, seen, 'mira'));
    assert.ok(isUnread(question({ answers: [first, second] }), seen, 'mira'));
    assert.ok(!isUnread(question({ answers: [first, own] }), seen, 'mira'));
  });

  it('that was seen before one that was deleted stays read', () => {
    const seen = { 'Q-1': { id: '2', at: second.at } };
    assert.ok(!isUnread(question({ answers: [first] }), seen, 'mira'));
    const byHand = question({ answers: [answer('A-1', 'oskar', '')] });
    assert.ok(isUnread(byHand, seen, 'mira'));
    assert.ok(!isUnread(byHand, { 'Q-1': { id: 'A-1', at: '' } }, 'mira'));
  });

  it('stands in a thread where it was said, and one without a time behind what it stands behind', () => {
    const byHand = answer('h', 'oskar', '');
    const late = answer('l', 'mira', '2026-03-09T10:30:00Z');
    const thread = threadOf({ answers: [first, byHand, second], followUps: [late] });
    assert.deepEqual(
      thread.map(({ id }) => id),
      ['1', 'h', 'l', '2'],
    );
  });
});

describe('questions like the one that is typed', () => {
  const found = (typed: string, ...texts: string[]): string[] =>
    similarQuestions(
      typed,
      texts.map((text) => ({ text, state: 'open' as const })),
    ).map(({ text }) => text);

  it('are found by their words, in any language', () => {
    const voucher = 'Does a voucher count towards free delivery?';
    assert.deepEqual(found('Does the voucher count for the free delivery?', 'Who signs off?', voucher), [
      voucher,
    ]);
    assert.deepEqual(found('Which colour has the button?', voucher), []);
    const german = 'Zählt ein Gutschein für die Gratislieferung?';
    assert.deepEqual(found('zählt der gutschein zur GRATISLIEFERUNG', german), [german]);
    const japanese = 'クーポンは送料無料に含まれますか';
    assert.deepEqual(found('クーポンは送料無料ですか', japanese, '誰が承認しますか'), [japanese]);
    assert.deepEqual(found('', voucher), []);
  });

  it('are open, and the most alike comes first', () => {
    const all = [
      { text: 'voucher delivery', state: 'resolved' as const },
      { text: 'voucher delivery today or tomorrow', state: 'open' as const },
      { text: 'voucher delivery?', state: 'unconfirmed' as const },
    ];
    assert.deepEqual(similarQuestions('voucher delivery', all), [all[2], all[1]]);
  });
});

describe('whom a setting names', () => {
  it('is one for all, or by project', () => {
    assert.deepEqual(ownersNamed(' Oskar Brandt ', 'SHOP'), ['Oskar Brandt']);
    const setting = { shop: ['a', ' b '], LOY: 'c', '*': 'd' };
    assert.deepEqual(
      ['SHOP', 'LOY', 'OPS', undefined].map((project) => ownersNamed(setting, project)),
      [['a', 'b'], ['c'], ['d'], ['d']],
    );
    assert.deepEqual(ownersNamed({ LOY: 'c' }, 'SHOP'), []);
    assert.deepEqual(ownersNamed(undefined, 'SHOP'), []);
  });

  it('is read whatever somebody wrote', () => {
    for (const odd of [undefined, null, '', '  ', 7, [], {}, { a: 7 }])
      assert.equal(readOwnerSetting(odd), undefined);
    assert.deepEqual(readOwnerSetting(['x', 'y', 7]), { '*': ['x', 'y'] });
    assert.deepEqual(readOwnerSetting({ a: ['x', 7], b: 'y', c: null }), { a: ['x'], b: 'y' });
  });
});

describe('what is posted', () => {
  it('holds as many lines of code as may be', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    assert.equal(excerptOf(lines.join('\r\n'), 'ts').text, lines.slice(0, 20).join('\n'));
    assert.deepEqual(excerptOf('a\n\n'), { text: 'a' });
  });
});
