/** `AC-1`, `AC_2.1`, `AC-FR-03`, also behind the id of a story: `US1-AC2`. */
const short =
  '(?:[A-Z][A-Za-z]{0,7}(?:[-_.]?\\d+)?[-_.])?(?:AC|A\\.C\\.|ACC|CA|KA|AK|KP)[-\\s_.#:]{0,2}(?:[A-Z]{1,8}\\d*[-_.])*\\d+(?:[.-]\\d+)*[a-z]?';
const words = [
  '(?:acceptance\\s+)?criteri(?:on|a)',
  '(?:akzeptanz)?kriterium',
  'critère(?:\\s*n°)?',
  'criterio',
  'critério',
  '验收标准',
  '验收条件',
  '受け入れ基準',
  '受け入れ条件',
  '인수\\s?기준',
  '승인\\s?기준',
];
const long = `(?:${words.join('|')})\\s*#?\\d+`;
/** `AC1 to AC4` and `AC #1 and #2` speak of criteria. */
const notSeveral = '(?!\\s*(?:and|to|–|,|&|/|bis|und)\\s*(?:AC)?[\\s#-]*\\d)';
const end = '(?:[\\])】]*\\s*[:：.)）–—-]|[\\]【】(（]|\\s|$)';
const id = new RegExp(`^\\p{P}{0,2}(?:${short}|${long})(?![\\p{L}\\p{N}])${notSeveral}\\s*${end}`, 'iu');

/** Whether a line begins with the id of a criterion: `AC1:`, `AC-2 –`, `Criterion 3.` */
export function startsWithId(text: string): boolean {
  return /\d/.test(text) && id.test(text);
}

/** Whether there is nothing but an id: it is the name of what follows. */
export function isBareId(text: string): boolean {
  const match = id.exec(text);
  return match !== null && !/[\p{L}\p{N}]/u.test(text.slice(match[0].length));
}
