import { type FrontMatter, fieldName, textsOf } from './front-matter';
import { writtenDate } from './written-date';

/** A field whose value is not of its kind. */
export interface UnreadField {
  /** Its name as the file has it, and its value. */
  readonly name: string;
  readonly text: string;
  readonly kind: 'points' | 'date';
}

type Front = FrontMatter | undefined;
type Names = readonly string[];

/** What says that there is nothing yet, or only whether there is something. */
const nothing =
  /^(?:[-–—?]+|n\/?a|none|null|nil|tb[dac]|todo|open|unknown|not estimated|unestimated|true|false|yes|no|x)$/i;

const amount =
  /^(\d+(?:[.,]\d+)?)\s*(?:(?:sp|pts?|points?|story[ -]?points?|punkte?|pontos?|puntos?|punti)\.?)?$/i;

/** The points of the first field that has any: `3`, `"3"`, `0,5`, `3 pts`. */
export function pointsOf(front: Front, ...names: Names): number | undefined {
  return valueOf(front, names, readPoints);
}

function readPoints(text: string): number | undefined {
  const written = amount.exec(text.trim())?.[1];
  return written === undefined ? undefined : Number(written.replace(',', '.'));
}

/** The date of the first field that has one, as `writtenDate` reads it. */
export function dateOf(front: Front, ...names: Names): string | undefined {
  return valueOf(front, names, (text) => writtenDate(text));
}

/** The first or the last day of what a field says, which may be a month or a quarter. */
export function dayOf(front: Front, end: 'first' | 'last', ...names: Names): string | undefined {
  return valueOf(front, names, (text) => writtenDate(text, end));
}

function valueOf<T>(front: Front, names: Names, read: (text: string) => T | undefined): T | undefined {
  for (const name of names) {
    const [text] = textsOf(front, name);
    const value = text === undefined ? undefined : read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Fields that say something which is no number of points; none where another one says it. */
export function unreadPoints(front: Front, ...names: Names): UnreadField[] {
  return pointsOf(front, ...names) === undefined ? unread(front, names, 'points', readPoints) : [];
}

/** Fields that say something which is no date. */
export function unreadDates(front: Front, ...names: Names): UnreadField[] {
  return unread(front, names, 'date', (text) => writtenDate(text, 'last'));
}

function unread(
  front: Front,
  names: Names,
  kind: UnreadField['kind'],
  read: (text: string) => unknown,
): UnreadField[] {
  if (!front) return [];
  return names.flatMap((one) => {
    const name = fieldName(front, one);
    const [text] = name === undefined ? [] : textsOf(front, name);
    if (name === undefined || text === undefined) return [];
    return nothing.test(text) || read(text) !== undefined ? [] : [{ name, text, kind }];
  });
}
