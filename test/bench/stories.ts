import type { Piece } from '../unit/domain/acceptance/written';

/** Stories as long and as mixed as teams write them, the same in every run. */
export function storyPieces(index: number): Piece[] {
  const own = texts(20, index + 1);
  const [first = '', second = ''] = own;
  return [
    { text: `As a customer I want ${first}, so that ${second}.` },
    { heading: 'Background' },
    { text: own.slice(2, 6).join('. ') },
    { bullets: own.slice(6, 9) },
    { heading: 'Acceptance Criteria' },
    index % 2 === 0
      ? { boxes: own.slice(9, 17).map((text, at) => [at % 3 === 0, text] as const) }
      : { bullets: own.slice(9, 17) },
    { heading: 'Out of scope' },
    { bullets: own.slice(17, 20) },
    { code: own.slice(0, 4).join('\n'), language: 'ts' },
  ];
}

/** Sentences of six to twenty words; a few words are frequent and most are rare, as in a language. */
export function texts(count: number, seed = 7): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: 6 + Math.floor(random() * 15) }, () => wordOf(random)).join(' '),
  );
}

/** The same list, the given share of it with a word exchanged and a word put in. */
export function rewordedTexts(before: readonly { readonly text: string }[], share: number): string[] {
  const random = randomFrom(11);
  return before.map(({ text }, index) => {
    if ((index * share) % 1 >= share) return text;
    const words = text.split(' ');
    words[Math.floor(random() * words.length)] = wordOf(random);
    words.splice(Math.floor(random() * words.length), 0, wordOf(random));
    return words.join(' ');
  });
}

/** By Zipf's law over 1,500 words of two or three syllables. */
function wordOf(random: () => number): string {
  const rank = Math.floor(1_500 ** random());
  const syllables = ['ta', 'ne', 'ro', 'mi', 'su', 'kal', 'ven', 'dor', 'pis', 'lum', 'gra', 'hel'];
  const length = rank < 12 ? 1 : rank < 144 ? 2 : 3;
  return Array.from({ length }, (_, at) => syllables[Math.floor(rank / 12 ** at) % 12]).join('');
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
