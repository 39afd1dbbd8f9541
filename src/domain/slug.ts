/**
 * Words of a text in small letters, joined by dashes and cut at a word; '' where there is no letter in it. Latin, Greek and
 * Cyrillic are spelled in ASCII; what has no common spelling there, such as Chinese or Arabic, keeps its letters, which git
 * takes as well. Nothing else is left of the text but digits, and dots and underscores within words.
 *
 * @param longest in characters
 */
export function slug(text: string, longest: number): string {
  let result = '';
  for (const word of wordsOf(text)) {
    const longer = result ? `${result}-${word}` : word;
    if (length(longer) <= longest) {
      result = longer;
      continue;
    }
    const begun = cut(result ? `${result}-` : '', word, longest);
    return (
      begun ??
      (result ||
        [...word]
          .slice(0, longest)
          .join('')
          .replace(/[._]+$/, ''))
    );
  }
  return result;
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Me}'’]/gu, '')
    .toLowerCase()
    .replace(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*/gu, inAscii)
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .split(/[^\p{L}\p{M}\p{N}._]+/u)
    .map((word) => word.replace(/\.{2,}/g, '.').replace(/^[._]+|[._]+$/g, ''))
    .filter(Boolean);
}

/** The beginning of a word of a script without blanks, cut between two of its own words. */
function cut(before: string, word: string, longest: number): string | undefined {
  if (
    !/[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmr}]/u.test(word)
  )
    return undefined;
  let result = before;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'word' }).segment(word)) {
    if (length(result + segment) > longest) break;
    result += segment;
  }
  return result === before ? undefined : result.replace(/[._]+$/, '');
}

function inAscii(letter: string): string {
  const base = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return spelling[letter] ?? spelling[base] ?? base;
}

function length(text: string): number {
  return [...text].length;
}

/** Letters whose spelling is not their base letter: Latin, Cyrillic as in passports, Greek. */
const spelling: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'ßss æae œoe øo łl đd ðd þth ıi ħh ŋng ŧt',
    'аa бb вv гg ґg дd еe ёyo єye жzh зz иi іi їyi йy јj кk лl љlj мm нn њnj оo пp рr сs тt ћc уu ўu фf хkh цts чch',
    'џdz шsh щshch ъ ыy ь эe юyu яya ђdj ѓgj ќkj ѕdz',
    'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
  ].flatMap((line) => line.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)])),
) as Record<string, string>;
