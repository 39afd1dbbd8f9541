import type { Document } from './document';
import { oneLine } from './one-line';
import { plainText } from './plain-text';

/** Characters a goal has at most: a sentence or two. */
const longestGoal = 300;

/** What a text is for, as its first paragraph says it; cut at the end of a sentence, or else of a word. */
export function goalOf({ blocks }: Document): string | undefined {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    const words = oneLine(plainText(block.children));
    if (words) return cutGoal(words);
  }
  return undefined;
}

/** At most 300 characters of a text without line ends. */
export function cutGoal(words: string): string {
  if (words.length <= longestGoal) return words;
  const head = words.slice(0, longestGoal);
  const sentences = /^.{60,}(?:[.!?…](?=\s)|[。！？])/su.exec(head)?.[0];
  if (sentences) return sentences;
  const end = head.lastIndexOf(' ');
  // What is written without blanks is cut anywhere but within a character.
  const whole = end > 0 ? head.slice(0, end) : Array.from(head).slice(0, -1).join('');
  return `${whole.replace(/[\s,;:–-]+$/, '')}…`;
}
