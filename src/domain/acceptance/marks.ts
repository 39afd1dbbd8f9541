/**
 * The signs people set before (or in a table beside) a criterion to say whether it is met.
 *
 * A sign is a place for a tick only where ticking and unticking it gives back the very same characters: `[ ]` and `[x]`,
 * `(x)` and `(/)`, `(off)` and `(on)`. Others (`(?)`, `✅`, `[~]`) are read, never written.
 */

export interface LeadingMark {
  /** Characters of the mark, without the white space after it. */
  readonly length: number;
  readonly checked: boolean;
  readonly writable: boolean;
}

const box = /^\\?\[([ xX\u2713\u2714\u00a0]?|[-~/>?!])\\?\](?![([:])/u;

/** A check box typed as text at the start of a line, backslashes of a converter included. */
export function leadingBox(text: string): LeadingMark | undefined {
  const match = box.exec(text);
  if (!match) return undefined;
  const state = match[1] ?? '';
  return {
    length: match[0].length,
    checked: /[xX\u2713\u2714]/.test(state),
    writable: state === ' ' || state === 'x' || state === 'X',
  };
}

/** `( )` and `(x)`, as some write boxes; read only. */
export function leadingRound(text: string): LeadingMark | undefined {
  const match = /^\(([ xX/])\)(?=\s)/.exec(text);
  return match ? { length: match[0].length, checked: match[1] !== ' ', writable: false } : undefined;
}

/** The same text with the box at its start set; `undefined` where it does not start with a writable box. */
export function withBox(text: string, checked: boolean): string | undefined {
  const mark = leadingBox(text);
  if (!mark?.writable) return undefined;
  if (mark.checked === checked) return text;
  const at = text.indexOf('[') + 1;
  return text.slice(0, at) + (checked ? 'x' : ' ') + text.slice(at + 1);
}

/** Emoticons of Jira's wiki markup that come in pairs: met, not met. */
const pairs: readonly (readonly [string, string])[] = [
  ['(/)', '(x)'],
  ['(on)', '(off)'],
  ['(y)', '(n)'],
  ['(+)', '(-)'],
];

const emoticons = new Map<string, { checked: boolean; writable: boolean }>([
  ...pairs.flatMap(([met, unmet]): [string, { checked: boolean; writable: boolean }][] => [
    [met, { checked: true, writable: true }],
    [unmet, { checked: false, writable: true }],
  ]),
  ['(?)', { checked: false, writable: false }],
  ['(!)', { checked: false, writable: false }],
]);

export function emoticonState(name: string): { checked: boolean; writable: boolean } | undefined {
  return emoticons.get(name.toLowerCase());
}

/** The emoticon that says `checked` and belongs to the same pair; `undefined` where it has none. */
export function withEmoticon(name: string, checked: boolean): string | undefined {
  const pair = pairs.find((names) => names.includes(name.toLowerCase()));
  const wanted = pair?.[checked ? 0 : 1];
  return wanted === name.toLowerCase() ? name : wanted;
}

const met = '✅✔☑✓🗹🟢🟩💚👍🆗';
const unmet = '❌✖✗✘☐☒⬜⬛◻◽🔲🔳⭕🔴🟥🟡🟨🟠⏳⌛🔄🚧⚪❎🚫⛔❓❔⏸🕐👎';
const sign = new RegExp(`^(?:([${met}])|([${unmet}]))\\uFE0F?`, 'u');

/** A sign such as `✅` or `⬜` at the start of a text. */
export function leadingSign(text: string): LeadingMark | undefined {
  const match = sign.exec(text);
  return match ? { length: match[0].length, checked: match[1] !== undefined, writable: false } : undefined;
}

const shortNames = new Map<string, boolean>([
  [':white_check_mark:', true],
  [':check_mark:', true],
  [':heavy_check_mark:', true],
  [':ballot_box_with_check:', true],
  [':tick:', true],
  [':cross_mark:', false],
  [':x:', false],
  [':heavy_multiplication_x:', false],
  [':white_large_square:', false],
  [':white_medium_square:', false],
  [':question_mark:', false],
  [':question:', false],
  [':hourglass:', false],
  [':warning:', false],
]);

export function emojiState(name: string): boolean | undefined {
  return shortNames.get(name);
}

const saysMet =
  /^(?:yes|y|x|done|ok|okay|pass(?:ed|es)?|met|true|complete[d]?|accepted|verified|fulfilled|implemented|ja|erledigt|erfüllt|fertig|bestanden|oui|fait|terminé|sí|si|hecho|cumplido|listo|sim|feito|concluído|fatto|klaar|gereed|tak|gotowe|zrobione|spełnione|是|已完成|完成|通过|通過|達成|完了|済|済み|○|◯|예|완료|통과|да|готово)$/u;
const saysUnmet =
  /^(?:|-|–|—|no|n|not (?:done|met|started|verified|tested|yet|confirmed|run|implemented|applicable)|open|todo|to do|tbd|pending|fail(?:ed|s)?|in progress|wip|false|partial(?:ly)?|blocked|incomplete|not implemented|nein|offen|ausstehend|teilweise|in arbeit|non|à faire|en cours|pendiente|en curso|não|nao|pendente|em andamento|da fare|in corso|nee|nie|w toku|do zrobienia|否|未完成|待办|待定|进行中|未通过|未達|未完了|未着手|未|対応中|進行中|×|✕|아니오|미완료|진행 중|대기|нет)$/u;

/** What a cell of a status column says; `undefined` where it says something else. */
export function verdictOf(text: string): boolean | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\uFE0F/g, '')
    .trim();
  const box = leadingBox(plain);
  if (box) return box.length === plain.length ? box.checked : undefined;
  const sign = leadingSign(plain);
  if (sign) return sign.checked;
  // "Met – see the report": the verdict and a remark.
  const words = plain
    .toLowerCase()
    .replace(/(?<=\p{L})\s*(?:[(（:：;,/]|[–—-]\s).*$/u, '')
    .replace(/[.!*_`]{1,3}$/g, '');
  if (saysMet.test(words)) return true;
  return saysUnmet.test(words) ? false : undefined;
}
