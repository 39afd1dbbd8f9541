import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { WhoAmI } from '../../../src/features/who-am-i';
import { SourceError } from '../../../src/sources/story-source';
import type { Attempt } from '../../../src/sync/refresh';
import type { Session } from '../../../src/sync/session';

const mira = { id: 'm', name: 'Mira' };
const jonas = { id: 'j', name: 'Jonas' };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Who is signed in', () => {
  function scene(answers: (() => Promise<typeof mira>)[], place = 'here') {
    const kept = new Map<string, unknown>();
    const memory = {
      get: (name: string) => kept.get(name),
      update: async (name: string, value: unknown) => void kept.set(name, value),
    } as unknown as Memento;
    const seen = { asked: 0, told: 0 };
    const who = new WhoAmI(memory, () => seen.told++);
    const state: { attempt: Attempt } = { attempt: { kind: 'none' } };
    const session = {
      place,
      source: { me: () => (answers[seen.asked++] ?? (() => Promise.reject(new Error('asked too often'))))() },
      refresh: {
        get sprintsAttempt() {
          return state.attempt;
        },
      },
    } as unknown as Session;
    const follow = async (attempt: Attempt): Promise<void> => {
      state.attempt = attempt;
      who.follow();
      await turn();
    };
    return { who, kept, seen, session, follow };
  }

  it('is who it was the last time until the source was asked, once it took the first question', async () => {
    const { who, kept, seen, session, follow } = scene([() => Promise.resolve(mira)]);
    kept.set('me:here', jonas);
    who.begin(session);
    assert.equal(who.person, jonas);
    await follow({ kind: 'running' });
    assert.equal(seen.asked, 0);
    await follow({ kind: 'running', isAnswered: true });
    assert.equal(who.person, mira);
    assert.equal(seen.told, 1);
    assert.equal(kept.get('me:here'), mira);
    await follow({ kind: 'done', at: 1 });
    await follow({ kind: 'running', isAnswered: true });
    assert.equal(seen.asked, 1, 'once is enough');
  });

  it('is asked again beside the next refresh where that failed, and not before', async () => {
    const fails = () => Promise.reject(new SourceError('unreachable'));
    const { who, seen, session, follow } = scene([fails, () => Promise.resolve(mira)]);
    who.begin(session);
    await follow({ kind: 'running', isAnswered: true });
    await follow({ kind: 'done', at: 1 });
    assert.equal(seen.asked, 1);
    await follow({ kind: 'running', isAnswered: true });
    assert.equal(who.person, mira);
  });

  it('is nobody of another site', async () => {
    let answer = (_: typeof mira): void => undefined;
    const first = scene([() => new Promise((resolve) => (answer = resolve))]);
    const other = scene([], 'there').session;
    first.who.begin(first.session);
    await first.follow({ kind: 'done', at: 1 });
    first.who.begin(other);
    answer(mira);
    await turn();
    assert.equal(first.who.person, undefined);
  });
});
