import fc from 'fast-check';
import type { Item, Piece } from './written';

/** Words as they are, and characters that mean something in one of the formats. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('guest', 'pays', 'Given', 'When', 'Then', 'price', 'Kunde', '价格', 'AC-1:'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[x]',
      '[ ]',
      '(x)',
      '(/)',
      '✅',
      '*',
      '_',
      '|',
      '\\',
      '{code}',
      '{panel}',
      '<b>',
      '&amp;',
      '`',
      '#',
      '-',
      'h2.',
      '!',
      '🚀',
      '1.',
      '• ',
    ),
  },
);

export const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

const item: fc.Arbitrary<Item> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: text.map((some) => `[ ] ${some}`) },
  { weight: 1, arbitrary: text.map((some) => `[x] ${some}`) },
  {
    weight: 1,
    arbitrary: fc.record({
      text,
      below: fc.array(text, { minLength: 1, maxLength: 2 }).map((bullets) => [{ bullets }]),
    }),
  },
);

const box = fc.tuple(
  fc.boolean(),
  fc.oneof(
    { weight: 3, arbitrary: text as fc.Arbitrary<Item> },
    {
      weight: 1,
      arbitrary: fc.record({
        text,
        below: fc
          .array(fc.tuple(fc.boolean(), text), { minLength: 1, maxLength: 2 })
          .map((boxes) => [{ boxes }]),
      }),
    },
  ),
);

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({
    heading: fc.oneof(text, fc.constantFrom('Acceptance Criteria', 'Notes', 'Definition of Done')),
    level: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({ strong: fc.oneof(text, fc.constantFrom('Acceptance Criteria:', 'Notes')) }),
  fc.record({ text: fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })) }),
  fc.record({
    text: fc.array(
      text.map((some) => `[ ] ${some}`),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({ bullets: fc.array(item, { minLength: 1, maxLength: 4 }) }),
  fc.record({ numbers: fc.array(item, { minLength: 1, maxLength: 4 }) }),
  fc.record({ boxes: fc.array(box, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    table: fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
  }),
  fc.record({ code: text }),
  fc.record({ expand: text, pieces: fc.array(fc.record({ text }), { maxLength: 2 }) }),
  fc.record({ quote: text }),
  fc.constant({ rule: true } as const),
);

/** Content in which there are criteria. */
export const story: fc.Arbitrary<Piece[]> = fc
  .tuple(
    fc.array(piece, { maxLength: 4 }),
    fc.array(box, { minLength: 1, maxLength: 4 }),
    fc.array(piece, { maxLength: 5 }),
  )
  .map(([before, boxes, after]) => [
    ...before,
    { heading: 'Acceptance Criteria', level: 2 },
    { boxes },
    ...after,
  ]);
