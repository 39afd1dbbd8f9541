import assert from 'node:assert/strict';
import { lazySource } from '../../../src/sources/lazy-source';
import { SourceError, type StorySource } from '../../../src/sources/story-source';
import { story } from '../sync/fake-source';

const nobody = (): Promise<never> => Promise.reject(new Error('It was not asked for.'));

const sourceOf = (given: object): Promise<StorySource> => Promise.resolve(given as StorySource);

describe('A source that is opened late', () => {
  const face = { kind: 'jira', name: 'jira.example.com', address: 'https://jira.example.com' } as const;

  it('says what it is before it is there, and is opened once, by the first question', async () => {
    let opened = 0;
    const source = lazySource(face, () => {
      opened += 1;
      return sourceOf({ story: async (key: string) => story(key) });
    });
    assert.deepEqual([source.kind, source.name, source.address, opened], [...Object.values(face), 0]);
    const [one, other] = await Promise.all([source.story('A-1'), source.story('A-2')]);
    assert.deepEqual([one.key, other.key, opened], ['A-1', 'A-2', 1]);
  });

  it('has every question of a source, and hands on what is given with it', async () => {
    const given: unknown[] = [];
    const questions = Object.keys(lazySource(face, nobody)).filter((name) => !(name in face)) as 'story'[];
    const told = Object.fromEntries(
      questions.map((name) => [name, (...args: unknown[]) => Promise.resolve(given.push(name, ...args))]),
    );
    const source = lazySource(face, () => sourceOf(told));
    assert.ok(questions.length > 10);
    for (const question of questions) await source[question]('A-1');
    assert.deepEqual(
      given,
      questions.flatMap((name) => [name, 'A-1']),
    );
  });

  it('hands on what goes wrong', async () => {
    const error = new SourceError('not-found', 'A-1');
    const source = lazySource(face, () => sourceOf({ story: () => Promise.reject(error) }));
    await assert.rejects(source.story('A-1'), error);
  });
});
