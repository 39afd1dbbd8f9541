import assert from 'node:assert/strict';
import { askAll, askWithin, back, type Place, type Question } from '../../../src/features/multi-step';

interface Answers {
  readonly one?: string;
  readonly two?: string;
  readonly three?: string;
}

describe('Questions of one flow', () => {
  /** What was asked, as "name step/total", with a `<` where one can go back, and what was known. */
  let asked: string[] = [];
  beforeEach(() => (asked = []));

  const line = (name: string, { step, totalSteps, canGoBack }: Place, known: unknown): string =>
    `${canGoBack ? '<' : ''}${name} ${step}/${totalSteps}${typeof known === 'string' ? ` ${known}` : ''}`;
  /** A question that gives these answers one after the other, each time it is asked. */
  const question = (
    name: keyof Answers,
    given: readonly (string | typeof back)[],
    steps: Question<Answers>['steps'] = () => 1,
  ): Question<Answers> => {
    const left = [...given];
    return {
      steps,
      ask: (answers, placed) => {
        asked.push(line(name, placed(answers), answers[name]));
        const answer = left.shift();
        assert.ok(answer !== undefined, `${name} was asked too often`);
        return Promise.resolve(answer === back ? back : { [name]: answer });
      },
    };
  };

  it('come one after the other, and are counted', async () => {
    const answers = await askAll<Answers>('t', [question('one', ['a']), question('two', ['b'])], {});
    assert.deepEqual(answers, { one: 'a', two: 'b' });
    assert.deepEqual(asked, ['one 1/2', '<two 2/2']);
  });

  it('are left out where an answer makes them needless, and nobody goes back to those', async () => {
    const questions = [
      question('one', ['a', 'b']),
      question('two', ['x', 'y'], ({ one }) => (one === 'b' ? 1 : 0)),
      question('three', [back, back, 'c']),
    ];
    const answers = await askAll<Answers>('t', questions, {});
    assert.deepEqual(answers, { one: 'b', two: 'y', three: 'c' });
    assert.deepEqual(asked, [
      'one 1/2',
      '<three 2/2',
      'one 1/2 a',
      '<two 2/3',
      '<three 3/3',
      '<two 2/3 x',
      '<three 3/3',
    ]);
  });

  it('tell where they would stand with an answer that is not given yet', async () => {
    const places: number[] = [];
    const first: Question<Answers> = {
      steps: () => 1,
      ask: (answers, placed) => {
        places.push(placed(answers).totalSteps, placed({ ...answers, one: 'b' }).totalSteps);
        return Promise.resolve({ one: 'b' });
      },
    };
    const second = question('two', ['x'], ({ one }) => (one === 'b' ? 1 : 0));
    await askAll<Answers>('t', [first, second], {});
    assert.deepEqual(places, [1, 2]);
  });

  it('can stand for one of another flow, into which one comes back', async () => {
    const inner = [question('two', ['x', back, 'y']), question('three', [back, 'z'])];
    const outer: Question<Answers>[] = [
      question('one', ['a', 'b']),
      { steps: () => 2, ask: (answers, placed) => askWithin(placed(answers), inner, answers) },
    ];
    const answers = await askAll<Answers>('t', outer, {});
    assert.deepEqual(answers, { one: 'b', two: 'y', three: 'z' });
    assert.deepEqual(asked, [
      'one 1/3',
      '<two 2/3',
      '<three 3/3',
      '<two 2/3 x',
      'one 1/3 a',
      '<two 2/3',
      '<three 3/3',
    ]);
  });

  it('end where the user leaves', async () => {
    const leaving: Question<Answers> = { steps: () => 1, ask: () => Promise.reject(new Error('left')) };
    await assert.rejects(askAll<Answers>('t', [leaving, question('two', [])], {}), /left/);
    assert.deepEqual(asked, []);
  });
});
