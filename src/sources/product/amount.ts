/** What parts whole from broken: "3,5" or "3.5". */
export type DecimalSign = ',' | '.';

/** What stands for "no value" where people fill in tables. */
const none = /^(?:|-|–|—|n\/?a|na|nan|null|none|\?|[+-]?inf(?:inity)?)$/i;

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A number as people and programs write it: with thousands apart, a unit behind or a currency before. `undefined` where a
 * gap is meant, `NaN` where it is no number.
 */
export function readAmount(text: string, sign: DecimalSign = '.'): number | undefined {
  const bare = text.trim();
  if (none.test(bare)) return undefined;
  // The minus of typography, and the blanks and apostrophes that part thousands.
  const plain = bare.replace(/[−–]/g, '-').replace(/(?<=\d)[\s\u00A0\u202F'’](?=\d{3})/g, '');
  const core = plain.replace(/^([+-]?)[^\d.,+-]{1,4}/u, '$1').replace(/\s*[^\d.,\s]{1,12}$/u, '');
  const written = number.test(plain) || /e[+-]?\d+$/i.test(plain) ? plain : core.trim();
  const ascii = sign === ',' ? written.replaceAll('.', '').replace(',', '.') : written.replaceAll(',', '');
  return number.test(ascii) ? Number(ascii) : Number.NaN;
}

/** Which sign the numbers of a column are written with; `separator` parts its columns. */
export function decimalSignOf(texts: readonly string[], separator: string): DecimalSign {
  for (const text of texts) {
    const signs = text.replace(/[^.,]/g, '');
    if (signs.includes('.') && signs.includes(',')) return signs.endsWith(',') ? ',' : '.';
  }
  // "1,234" is a thousand where nothing says otherwise; "1,5" is not, nor is anything where commas part no columns.
  const commas = texts.filter((text) => text.includes(','));
  if (commas.some((text) => !/,\d{3}(?!\d)/.test(text))) return ',';
  const dots = texts.some((text) => text.includes('.'));
  return commas.length > 0 && !dots && separator === ';' ? ',' : '.';
}
