import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  readDefinition,
  readinessOf,
  readinessRules,
  vagueIn,
  type JudgedStory,
} from '../../../src/domain/readiness';
import { vagueWords } from '../../../src/domain/readiness-words';

const words = (text: string): string[] => vagueWords(text).map(({ word }) => word);
const story = (more: Partial<JudgedStory> = {}): JudgedStory => ({
  type: { name: 'Story', kind: 'story' },
  status: { id: '1', name: 'To Do', category: 'todo' },
  points: 3,
  epic: { key: 'SHOP-1', title: 'Checkout' },
  progress: { done: 0, total: 3 },
  ...more,
});
const everything = readDefinition(undefined);
const rulesOf = (judged: JudgedStory, questions = 0, definition = everything): string[] =>
  readinessOf(judged, questions, definition).findings.map(({ rule }) => rule);

describe('words nobody can test', () => {
  it('are found where they stand, in several languages', () => {
    assert.deepEqual(vagueWords('The page loads quickly and is user-friendly'), [
      { word: 'quickly', kind: 'amount', start: 15, end: 22 },
      { word: 'user-friendly', kind: 'vague', start: 30, end: 43 },
    ]);
    assert.deepEqual(words('Die Seite ist benutzerfreundlich und lädt schnell'), [
      'benutzerfreundlich',
      'schnell',
    ]);
    assert.deepEqual(words('La page se charge rapidement, si possible'), ['rapidement', 'si possible']);
    assert.deepEqual(words('El formulario es intuitivo'), ['intuitivo']);
    assert.deepEqual(words('Система работает быстро'), ['быстро']);
    assert.deepEqual(words('ページは素早く表示される'), ['素早く']);
  });

  it('are none within other words, quotes and code', () => {
    assert.deepEqual(words('A breakfast is steadfast; quicksand and someone'), []);
    assert.deepEqual(words('The label says "Fast delivery", the class is `easy`'), []);
    assert.deepEqual(words('The label says „Schnell kaufen“'), []);
  });

  it('are found in one go through a text, however many quotes begin and never end', function () {
    this.timeout(5_000);
    for (const mark of ['„', '“', '«', '「', "'a", '`', '"'])
      assert.deepEqual(words(`${mark.repeat(100_001)} easy`), ['easy'], mark);
  });

  it('may say how much where a number stands beside them', () => {
    assert.deepEqual(words('It answers fast, within 200 ms'), []);
    assert.deepEqual(words('It answers in 200 ms and is intuitive'), ['intuitive']);
  });

  it('are told by the longest of them', () => {
    assert.deepEqual(words('Answer as soon as possible'), ['as soon as possible']);
    assert.deepEqual(words('Limit: TBD'), ['TBD']);
    assert.deepEqual(words('The discount is ???'), ['???']);
  });

  it('never overlap, and are what stands at their place', () => {
    const piece = fc.constantFrom(
      'fast',
      'as soon as possible',
      'soon',
      ' ',
      'etc',
      '"',
      '`',
      '???',
      '5',
      'x',
      'schnell',
      '快速',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join(' ');
        let end = 0;
        for (const found of vagueWords(text)) {
          assert.ok(found.start >= end && found.end > found.start);
          assert.equal(text.slice(found.start, found.end), found.word);
          end = found.end;
        }
      }),
    );
  });

  it('are named once for a list, the first ones', () => {
    const criteria = ['It is Easy', 'It is easy and robust', 'Done soon'].map((text) => ({
      text,
      section: 'acceptance' as const,
    }));
    assert.deepEqual(vagueIn([...criteria, { text: 'Code is clean', section: 'done' }]), [
      'Easy',
      'robust',
      'soon',
    ]);
  });
});

describe('a Definition of Ready', () => {
  it('is met by a story that has everything', () => {
    assert.deepEqual(readinessOf(story(), 0, everything), { state: 'ready', findings: [] });
  });

  it('names everything that is missing', () => {
    const bare = story({ points: undefined, epic: undefined, progress: { done: 0, total: 0 } });
    assert.deepEqual(rulesOf(bare, 2), ['criteria', 'estimate', 'epic', 'questions']);
    assert.deepEqual(readinessOf(story({ points: 21 }), 0, everything).findings, [
      { rule: 'size', points: 21, most: 13 },
    ]);
    assert.deepEqual(readinessOf(story({ vague: ['fast'] }), 0, everything).findings, [
      { rule: 'testable', word: 'fast', kind: 'amount' },
    ]);
  });

  it('says where in the criteria of a whole story a word stands', () => {
    const criterion = { id: 'x', text: 'It is fast', section: 'acceptance' as const, depth: 0 };
    assert.deepEqual(readinessOf(story({ criteria: [criterion], vague: ['old'] }), 0, everything).findings, [
      {
        rule: 'testable',
        word: 'fast',
        kind: 'amount',
        criterion: { id: 'x', text: 'It is fast' },
        start: 6,
      },
    ]);
  });

  it('does not call ready what was not counted yet', () => {
    assert.equal(readinessOf(story({ progress: undefined }), 0, everything).state, 'unknown');
    const noCriteria = readDefinition({ criteria: false, testable: false });
    assert.equal(readinessOf(story({ progress: undefined }), 0, noCriteria).state, 'ready');
  });

  it('is not asked of what is done, of epics and of sub-tasks', () => {
    const none = { points: undefined, epic: undefined };
    assert.equal(
      readinessOf(story({ ...none, status: { id: '3', name: 'Done', category: 'done' } }), 0, everything)
        .state,
      'none',
    );
    for (const kind of ['epic', 'subtask'] as const)
      assert.equal(readinessOf(story({ ...none, type: { name: 'x', kind } }), 0, everything).state, 'none');
  });

  it('has rules that can be switched off one by one', () => {
    const bad = story({
      points: undefined,
      epic: undefined,
      progress: { done: 0, total: 0 },
      vague: ['fast'],
    });
    const all = rulesOf(bad, 1);
    assert.deepEqual(all, ['criteria', 'testable', 'estimate', 'epic', 'questions']);
    for (const rule of readinessRules)
      assert.deepEqual(
        rulesOf(bad, 1, readDefinition({ [rule]: false })),
        all.filter((one) => one !== rule),
      );
    const off = Object.fromEntries(readinessRules.map((rule) => [rule, false]));
    assert.equal(readinessOf(bad, 1, readDefinition(off)).state, 'none');
  });

  it('is the whole one where the setting cannot be understood', () => {
    for (const value of [null, 'yes', [], 3, { size: 'big', criteria: 'no' }, { size: -1 }])
      assert.deepEqual(readDefinition(value), everything);
    assert.equal(readDefinition({ size: 8 }).mostPoints, 8);
  });
});
