/** What parts whole from broken: "3,5" or "3.5". */
export type DecimalSign = ',' | '.';

/** What stands for "no value" where people fill in tables. */
const none = /^(?:|-|–|—|:|\.{2,3}|…|\*+|n\/?a|na|nan|null|none|\?|[+-]?inf(?:inity)?)$/i;

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What parts thousands, in India hundreds of them as well; before other digits neither sign does. */
const commaThousands = /,(?=(?:\d{2,3},)*\d{3}(?!\d))/g;
const dottedThousands = /\.(?=(?:\d{3}\.)*\d{3}(?!\d))/g;

/** Characters a number has at most. */
const longest = 60;

/** A currency, or its name, before a number. */
const currency = /^([+-]?)(?:[\p{L}.]{1,4}\s+|\p{L}{0,3}\p{Sc}\s*)/u;
const unit = /\s*([^\d.,\s)(+-]{1,12})$/u;

/** What is written short behind a number; a small "m" is a metre, a minute or a thousandth. */
const factors: readonly (readonly [RegExp, number])[] = [
  [/^k$/i, 1e3],
  [/^(?:M|mn|mio|million)$/, 1e6],
  [/^(?:bn|mrd|billion)$/i, 1e9],
];

/**
 * A number as people and programs write it: with thousands apart, a unit behind or a currency before, `1.2k`, and below zero
 * as accountants write it, `(12)`. `undefined` where a gap is meant, `NaN` where it is no number.
 */
export function readAmount(text: string, sign: DecimalSign = '.'): number | undefined {
  const bare = text.trim();
  if (none.test(bare)) return undefined;
  if (bare.length > longest) return Number.NaN;
  // The minus of typography, and the blanks and apostrophes that part thousands.
  const plain = bare.replace(/[−–]/g, '-').replace(/(?<=\d)[\s\u00A0\u202F'’](?=\d{3})/g, '');
  const below = /^\((.*)\)$|^([^-]*)-$/.exec(plain);
  if (below) return -(readAmount(below[1] ?? below[2] ?? '', sign) ?? Number.NaN);
  const isBare = number.test(plain) || /e[+-]?\d+$/i.test(plain);
  const written = isBare ? plain : plain.replace(currency, '$1').replace(unit, '');
  const ascii =
    sign === ','
      ? written.replace(dottedThousands, '').replace(',', '.')
      : written.replace(commaThousands, '');
  if (!number.test(ascii)) return Number.NaN;
  const [, behind = ''] = (isBare ? undefined : unit.exec(plain)) ?? [];
  return Number(ascii) * (factors.find(([short]) => short.test(behind))?.[1] ?? 1);
}

/** Which sign the numbers of a column are written with; `separator` parts its columns. */
export function decimalSignOf(texts: readonly string[], separator: string): DecimalSign {
  for (const text of texts) {
    const signs = text.replace(/[^.,]/g, '');
    // One of them stands more than once, or both do: the last is of the broken part, or there is none.
    if (signs.includes('.') && signs.includes(',')) return signs.endsWith(',') ? ',' : '.';
    if (signs.length > 1) return signs.startsWith(',') ? '.' : ',';
  }
  // "1,234" is a thousand where nothing says otherwise; "1,5" is not, nor is anything where commas part no columns.
  const commas = texts.filter((text) => text.includes(','));
  if (commas.some((text) => !/,\d{3}(?!\d)/.test(text))) return ',';
  const dots = texts.some((text) => text.includes('.'));
  return commas.length > 0 && !dots && separator === ';' ? ',' : '.';
}
