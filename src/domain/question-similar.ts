import type { Question } from './question';

/** From here on two questions are taken for alike: of the letters in their words about so many are the same. */
const alike = 0.4;
/** A long word says more than a short one, but not more than this many letters of it. */
const longestWeight = 8;

/**
 * The open questions that ask something like what is being typed, the most alike first. Words are told apart by the rules
 * of Unicode, so that it works in languages that write no blanks.
 */
export function similarQuestions<Q extends Pick<Question, 'text' | 'state'>>(
  text: string,
  questions: readonly Q[],
): Q[] {
  const typed = wordsOf(text);
  return questions
    .filter(({ state }) => state === 'open' || state === 'unconfirmed')
    .map((question) => ({ question, share: shareOf(typed, wordsOf(question.text)) }))
    .filter(({ share }) => share >= alike)
    .sort((one, other) => other.share - one.share)
    .map(({ question }) => question);
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.normalize('NFKC'));
  for (const { segment, isWordLike } of segments) if (isWordLike) words.add(segment.toLowerCase());
  return words;
}

/** Share of the letters of both in words that both have, 0 to 1. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = weightOf(one) + weightOf(other);
  return all === 0 ? 0 : (2 * weightOf([...one].filter((word) => other.has(word)))) / all;
}

function weightOf(words: Iterable<string>): number {
  let sum = 0;
  for (const word of words) sum += Math.min([...word].length, longestWeight);
  return sum;
}
