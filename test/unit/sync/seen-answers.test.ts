import assert from 'node:assert/strict';
import { SeenAnswers } from '../../../src/sync/seen-answers';
import { answer, jonas, mira, question } from './fake-questions';
import { memoryStorage, type MemoryStorage } from './memory-storage';

const begun = Date.parse('2026-03-02T12:00:00.000Z');

async function open(storage: MemoryStorage = memoryStorage()) {
  const seen = new SeenAnswers(storage, 'here', (doing, error) => assert.fail(`${doing}: ${String(error)}`));
  await seen.load();
  return seen;
}

const old = question('Q-1', { answers: [answer('1', '2026-03-02T10:00:00.000Z')] });
const fresh = question('Q-2', { answers: [answer('2', '2026-03-02T13:00:00.000Z')] });

describe('which answers were seen', () => {
  it('is not asked before somebody looked', async () => {
    const seen = await open();
    assert.equal(seen.isBegun, false);
    assert.equal(seen.isUnread(fresh, mira.id), false);
  });

  it('begins with everything that is there', async () => {
    const seen = await open();
    seen.begin([old], mira.id, begun);
    assert.equal(seen.isUnread(old, mira.id), false);
    assert.equal(seen.isUnread(fresh, mira.id), true);
    // Of a story that came into the sprint later.
    const older = question('Q-3', { answers: [answer('3', '2026-02-20T10:00:00.000Z')] });
    assert.equal(seen.isUnread(older, mira.id), false);
  });

  it('counts what others said after what was seen, and nothing of one’s own', async () => {
    const seen = await open();
    seen.begin([old], mira.id, begun);
    const later = { ...old, answers: [...old.answers, answer('4', '2026-03-02T10:30:00.000Z')] };
    assert.equal(seen.isUnread(later, mira.id), true);
    const own = question('Q-5', {
      by: jonas,
      answers: [answer('5', '2026-03-02T13:00:00.000Z', { by: mira })],
    });
    assert.equal(seen.isUnread(own, mira.id), false);
    assert.equal(seen.isUnread(own, jonas.id), true);
  });

  it('counts an answer once more that says something else since', async () => {
    const seen = await open();
    seen.begin([], mira.id, begun);
    const second = answer('7', '2026-03-02T13:30:00.000Z');
    const both = { ...fresh, answers: [...fresh.answers, second] };
    seen.see([both], mira.id);
    const editedAt = '2026-03-02T15:00:00.000Z';
    const accepted = {
      ...both,
      answers: [{ ...both.answers[0]!, accepted: true as const, editedAt }, second],
    };
    assert.equal(seen.isUnread(accepted, mira.id), true);
    assert.deepEqual(seen.tell([accepted], mira.id), [accepted]);
    seen.see([accepted], mira.id);
    assert.equal(seen.isUnread(accepted, mira.id), false);
    assert.equal(seen.isUnread(both, mira.id), false);
    const own = { ...both, answers: [answer('8', '2026-03-02T13:00:00.000Z', { by: mira, editedAt })] };
    assert.equal(seen.isUnread(own, mira.id), false);
  });

  it('tells of an answer once, and of none that was seen', async () => {
    const seen = await open();
    seen.begin([], mira.id, begun);
    seen.see([fresh], mira.id);
    const other = { ...fresh, id: 'Q-6' };
    assert.deepEqual(seen.tell([fresh, other], mira.id), [other]);
    assert.deepEqual(seen.tell([fresh, other], mira.id), []);
    assert.equal(seen.isUnread(other, mira.id), true);
  });

  it('is there again in the next window', async () => {
    const storage = memoryStorage();
    const seen = await open(storage);
    seen.begin([old], mira.id, begun);
    assert.deepEqual(seen.tell([fresh], mira.id), [fresh]);
    await seen.saved();
    const next = await open(storage);
    assert.equal(next.isUnread(fresh, mira.id), true);
    assert.deepEqual(next.tell([fresh], mira.id), []);
    next.see([fresh], mira.id);
    await next.saved();
    assert.equal((await open(storage)).isUnread(fresh, mira.id), false);
  });

  it('begins anew where the file is damaged', async () => {
    const storage = memoryStorage();
    const seen = await open(storage);
    seen.begin([old], mira.id, begun);
    await seen.saved();
    for (const name of storage.files.keys()) storage.files.set(name, '{"since": 4}');
    assert.equal((await open(storage)).isBegun, false);
  });

  it('is kept of the last thousand questions', async () => {
    const storage = memoryStorage();
    const seen = await open(storage);
    const all = Array.from({ length: 1_001 }, (_, index) =>
      question(`Q-${index}`, { answers: [answer(String(index), '2026-03-02T10:00:00.000Z')] }),
    );
    seen.begin(all, mira.id, begun);
    await seen.saved();
    const [file] = storage.files.values();
    const { seen: kept } = JSON.parse(file ?? '') as { seen: [string, unknown][] };
    assert.equal(kept.length, 1_000);
    assert.equal(kept[0]?.[0], 'Q-1');
  });
});
