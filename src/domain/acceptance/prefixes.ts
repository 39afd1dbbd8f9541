import type { Inline, Origin } from '../document';
import type { TickPlace } from './criterion';
import { withoutStart } from './inlines';
import { emojiState, emoticonState, leadingBox, leadingRound, leadingSign, verdictOf } from './marks';

/** What stands before the words of a criterion. */
export interface Prefixed {
  readonly inlines: readonly Inline[];
  readonly checked: boolean | null;
  readonly place: TickPlace;
  readonly mark?: Origin;
  /** A bullet, a number, a mark or an id was there: the line is an item of a list. */
  readonly isItem: boolean;
}

const bullet = /^(?:[•◦▪▫‣●○■□·∙・⁃➢➤►▶→✦★☆🔹🔸🔷🔶➡👉📌*+-]\uFE0F?|[–—](?=\s))\s*/u;
const bulletNeedsBlank = /^[*+·→-]/u;
const number =
  /^(?:[(（]?[\d０-９]{1,3}(?:\.\d{1,3})*[.)）、．]|[(（]?[a-z][)）]|[(（]?[ivx]{1,4}[)）]|[①-⑳⓪❶-❿]|\d\uFE0F?\u20E3)(?:\s+|(?<=[、）．①-⑳❶-❿]|\u20E3))/u;
/** `1 - a` and `1-User can pay`, but no `2-Factor login`. */
const dashedNumber =
  /^\d{1,2}(?:\s?[-–—]\s+(?=\p{L})|-(?=\p{Lu}[\p{Ll} ])(?!(?:Click|Column|Day|Factor|Level|Minute|Page|Phase|Stage|Step|Tier|Way)))/u;
/** `1.2.3 a`, `1.2 The guest`, but no `1.5 GB`. */
const decimalNumber = /^\d{1,2}(?:(?:\.\d{1,2}){2,}\s+|\.\d{1,2}\s+(?=\p{Lu}[\p{Ll} ]))/u;
const hashNumber = /^#\d+[.:)]?\s+/;

/**
 * Takes bullets, numbers and one mark off the start of a line. An id (`AC-2:`) stays: it is how people speak of the
 * criterion.
 */
export function withoutPrefix(line: readonly Inline[]): Prefixed {
  let inlines = withoutStart(line, 0);
  let isItem = false;
  let checked: boolean | null = null;
  let place: TickPlace = 'none';
  let mark: Origin | undefined;
  for (let round = 0; round < 4; round++) {
    const first: Inline | undefined = inlines[0];
    if (!first) break;
    const found: ReturnType<typeof markAt> = checked === null ? markAt(first) : undefined;
    if (found) {
      ({ checked, place } = found);
      mark = found.mark;
      inlines = withoutStart(first.type === 'text' ? inlines : inlines.slice(1), found.length);
      isItem = true;
      continue;
    }
    if (first.type !== 'text' || first.marks?.some(({ type }) => type === 'code')) break;
    const length = isStrongNumber(first, inlines[1])
      ? first.text.length
      : bulletLength(first.text) || numberLength(first.text);
    if (!length) break;
    inlines = withoutStart(inlines, length);
    isItem = true;
  }
  const trailing = checked === null ? markAtEnd(inlines) : undefined;
  if (trailing) return { ...trailing, isItem };
  return { inlines, checked, place, ...(mark && { mark }), isItem };
}

/** `Prices are net (/)` */
function markAtEnd(inlines: readonly Inline[]): Omit<Prefixed, 'isItem'> | undefined {
  const last = inlines.at(-1);
  if (inlines.length > 1 && (last?.type === 'emoji' || last?.type === 'status')) {
    const found = markAt(last);
    // A question or a warning behind a criterion is about it, and says nothing of its state.
    if (!found || (last.type === 'emoji' && /^\([?!]\)$|question|warning/.test(last.name))) return undefined;
    const { checked, place, mark } = found;
    return { inlines: inlines.slice(0, -1), checked, place, ...(mark && { mark }) };
  }
  const match = last?.type === 'text' ? /\S(\s+[✅☑✔❌✗✘☐⬜]\uFE0F?)$/u.exec(last.text) : null;
  if (!match?.[1] || last?.type !== 'text') return undefined;
  const checked = leadingSign(match[1].trim())?.checked ?? false;
  const text = last.text.slice(0, -match[1].length);
  return { inlines: [...inlines.slice(0, -1), { ...last, text }], checked, place: 'status-cell' };
}

function bulletLength(text: string): number {
  const match = bullet.exec(text);
  if (!match) return 0;
  return bulletNeedsBlank.test(text) && !/\s$/.test(match[0]) ? boxAfterBullet(text) : match[0].length;
}

/** `**1.2** THE SYSTEM SHALL …` */
function isStrongNumber(first: Inline, second: Inline | undefined): boolean {
  if (first.type !== 'text' || second?.type !== 'text' || !/^\s/.test(second.text)) return false;
  const isStrong = first.marks?.some(({ type }) => type === 'strong') === true;
  return isStrong && /^\d{1,2}(?:\.\d{1,2}){0,3}[.:)]?$/.test(first.text);
}

function numberLength(text: string): number {
  if (!/^[(（#\d０-９a-z①-⑳⓪❶-❿]/u.test(text)) return 0;
  for (const pattern of [number, hashNumber, decimalNumber, dashedNumber]) {
    const match = pattern.exec(text);
    if (match) return match[0].length;
  }
  return 0;
}

/** `-[ ] a` is meant as `- [ ] a`. */
function boxAfterBullet(text: string): number {
  return leadingBox(text.slice(1)) ? 1 : 0;
}

function markAt(
  first: Inline,
): { checked: boolean; place: TickPlace; mark?: Origin; length: number } | undefined {
  if (first.type === 'emoji') {
    const emoticon = emoticonState(first.name);
    if (emoticon?.writable && first.origin) {
      return { checked: emoticon.checked, place: 'emoticon', mark: first.origin, length: 0 };
    }
    const checked = emoticon?.checked ?? emojiState(first.name) ?? leadingSign(first.text)?.checked;
    return checked === undefined ? undefined : { checked, place: 'status-cell', length: 0 };
  }
  if (first.type === 'status') {
    const checked = verdictOf(first.text);
    return checked === undefined ? undefined : { checked, place: 'status-cell', length: 0 };
  }
  if (first.type !== 'text') return undefined;
  const shortName = /^:[a-z_\d+]+:/.exec(first.text)?.[0];
  const named = shortName === undefined ? undefined : emojiState(shortName);
  if (shortName !== undefined && named !== undefined) {
    return { checked: named, place: 'status-cell', length: shortName.length };
  }
  const box = leadingBox(first.text);
  if (box?.writable && first.origin) {
    return { checked: box.checked, place: 'literal', mark: first.origin, length: box.length };
  }
  const sign = box ?? leadingSign(first.text) ?? leadingRound(first.text);
  return sign && { checked: sign.checked, place: 'status-cell', length: sign.length };
}
