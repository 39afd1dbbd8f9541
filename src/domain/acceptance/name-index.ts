import { withoutEnd } from './normalise';
import { PrefixIndex } from './prefix-index';

/** A title as it is compared: lower case, without numbers and signs in front and without a colon at the end. */
export function titleKey(title: string): string {
  // Most titles, and most lines that are none, are plain words.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(title)) return title.toLowerCase();
  const plain = (/^[ -~]*$/.test(title) ? title : unified(title))
    .toLowerCase()
    .replace(/[*_~`\s]+/gu, ' ')
    .replace(/^\[!\p{L}+\][+-]?/u, '')
    .replace(/^[\s#>|•·■◆◇▼▽●\-–—:.]+/u, '')
    .replace(
      /^(?:(?:section|step|part) )?(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)]|[a-z][.)]) (?=\S)|^[一二三四五六七八九十]+[、.．] ?/u,
      '',
    )
    .replace(/^[\s#>|•·\-–—:.]+/u, '');
  return withoutEnd(plain, ' :：.;,!?。-–—|')
    .replace(/^\[(.*)\]$|^【(.*)】$|^"(.*)"$/u, '$1$2$3')
    .trim();
}

/** One kind of quotes, no signs. */
function unified(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[’‘´]/gu, "'")
    .replace(/[“”„«»]/gu, '"')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, (sign) =>
      /\d/.test(sign) ? sign : ' ',
    );
}

/** What of a title stands before and after a name in it. */
export interface FoundName {
  readonly head: string;
  readonly tail: string;
}

/** Names that are words as well: they are names only where nothing but a tail in brackets or after a dash follows. */
const alone = new Set(['ac', 'acs', "ac's", 'a/c', 'a.c', 'cos', 'dod', 'acceptance', 'akzeptanz', '验收']);
const mostOtherWords = 7;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The names of one kind of section. */
export class NameIndex {
  readonly #names: ReadonlySet<string>;
  readonly #index: PrefixIndex<undefined>;

  constructor(names: readonly string[]) {
    this.#names = new Set(names);
    this.#index = new PrefixIndex([...this.#names].map((name) => [name, undefined]));
  }

  has(key: string): boolean {
    return this.#names.has(key);
  }

  /**
   * The first name in a title's key, the longest of those that start there. In a line of text, which is not
   * `prominent`, the name has to stand for itself.
   */
  find(key: string, prominent: boolean): FoundName | undefined {
    const last = prominent ? key.length - 2 : 0;
    for (let at = 0; at <= last; at++) {
      for (const { word } of this.#index.wordsAt(key, at)) {
        const found = foundAt(key, word, at, prominent);
        if (found) return found;
      }
    }
    return undefined;
  }
}

function foundAt(key: string, name: string, at: number, prominent: boolean): FoundName | undefined {
  const end = at + name.length;
  if (isInWord(key, at - 1, name.charAt(0)) || isInWord(key, end, name.slice(-1))) return undefined;
  const head = key.slice(0, at).trim();
  const tail = key.slice(end).trim();
  // `AC-1` is the id of one of them.
  if (/^[-–—.#]?\s*\d/u.test(tail)) return undefined;
  const isOneOfTwo = /[/&+]$/u.test(head);
  const isBracketed = /^[([{（【]/u.test(tail);
  const hasPlainTail = tail !== '' && !isBracketed && !/^[–—:：|/-]/u.test(tail);
  if ((alone.has(name) || !prominent) && ((head && !isOneOfTwo) || hasPlainTail)) return undefined;
  const otherWords = wordsIn(head) + (isBracketed ? 0 : wordsIn(tail));
  return otherWords > mostOtherWords ? undefined : { head, tail };
}

/** Whether the character at `index` makes the name, whose edge is `own`, part of a longer word. */
function isInWord(key: string, index: number, own: string): boolean {
  const character = key.charAt(index);
  if (spaceless.test(own) || spaceless.test(character)) return false;
  return /[\p{L}\p{N}]/u.test(character);
}

function wordsIn(text: string): number {
  return text.split(/[\s/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
