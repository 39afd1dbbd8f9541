import { lexiconWith } from '../../domain/acceptance/lexicon';

/** A status as a text says it, and where: UTF-16 offsets in the whole text. */
export interface WrittenStatus {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Lines at the head of a text that may say it. */
const mostLines = 60;

const label = '(?:status|statut|estado|stato)';
/** `Status: Done`, `- **Status:** Done`, `| Status | Done |` */
const field = new RegExp(
  String.raw`^[ \t]*(?:[-*+>][ \t]+)?(?:\*\*|__)?${label}(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]+(?<value>\S.*)$`,
  'iu',
);
const row = new RegExp(
  String.raw`^\|[ \t]*(?:\*\*)?${label}(?:\*\*)?[ \t]*\|[ \t]*(?<value>[^|]*[^|\s])[ \t]*\|`,
  'iu',
);
const heading = /^(#{1,6})[ \t]+(.*?)[ \t#]*$/;
const statusBelow = new RegExp(`^${label}$`, 'iu');
/** Headings below which fields stand. */
const fieldsBelow = new RegExp(String.raw`^(?:${label}|metadata|details|info(?:rmation)?)\b`, 'iu');

/**
 * The status in the text of a story that has none in its front matter: in a line before its first section or in one of
 * fields, or below a heading `## Status`.
 */
export function bodyStatus(text: string, bodyStart: number): WrittenStatus | undefined {
  let start = bodyStart;
  let isInFields = true;
  let isBelow = false;
  let isCode = false;
  for (const whole of text.slice(bodyStart).split('\n', mostLines)) {
    const at = start;
    start += whole.length + 1;
    const line = whole.replace(/\r$/, '');
    if (/^[ \t]*(?:```|~~~)/.test(line)) isCode = !isCode;
    if (isCode || line.trim() === '') continue;
    const [, level = '', title = ''] = heading.exec(line) ?? [];
    if (level.length > 1) isInFields = fieldsBelow.test(title);
    isBelow = isBelow && level === '';
    const value = isInFields
      ? (field.exec(level ? title : line) ?? row.exec(line))?.groups?.value
      : undefined;
    const found = value === undefined && isBelow ? line.replace(/^[ \t]*(?:[-*+>][ \t]+)?/, '') : value;
    const written = found && statusIn(found);
    if (written) {
      const from = at + line.lastIndexOf(found) + found.indexOf(written);
      return { name: written, start: from, end: from + written.length };
    }
    isBelow = level.length > 1 && statusBelow.test(title.trim());
  }
  return undefined;
}

/** Without its marks and the day it got it; `undefined` for the choices of a template. */
function statusIn(value: string): string | undefined {
  if (/[|{}<>]|\s\/\s/.test(value)) return undefined;
  const [, name = ''] =
    /^(?:\[[ xX]\][ \t]*)?[*_`]*(.*?)[*_`]*(?:[ \t,(–-]+\d{4}-\d{2}-\d{2}\)?)?[\s\\]*$/u.exec(value) ?? [];
  return name.length > 0 && name.length <= 40 ? name : undefined;
}

/** Whether a text has a place for acceptance criteria, which tells a story from a decision or a page about the backlog. */
export function hasCriteria(text: string): boolean {
  const lexicon = lexiconWith();
  return text.split(/\r?\n/).some((line) => {
    const title =
      heading.exec(line)?.[2] ??
      /^[ \t]*(?:[-*+][ \t]+)?\*\*(.{2,60}?)\*\*/.exec(line)?.[1] ??
      /^(.{2,60}):$/.exec(line)?.[1];
    return (
      title !== undefined && lexicon.meaning(title.replace(/[*_:]/g, '').trim(), true).kind === 'acceptance'
    );
  });
}
