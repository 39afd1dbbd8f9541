import { JqlError } from './jql-lexer';
import type { Operand } from './jql-parser';
import { DAY, HOUR, MINUTE, offsetMinutes, zonedTime } from './time';

const units: Readonly<Record<string, number>> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE };

/** `-1w 2d` as milliseconds; `undefined` where the text is no duration. */
function duration(text: string): number | undefined {
  const match = /^([+-]?)\s*((?:\d+[wdhm]\s*)+)$/.exec(text);
  if (!match) {
    return undefined;
  }
  const parts = [...(match[2] ?? '').matchAll(/(\d+)([wdhm])/g)];
  const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
  return match[1] === '-' ? -total : total;
}

/**
 * A moment in a query, in milliseconds since the epoch: a bare number is just that, a quoted date is read in the
 * caller's time zone and to the minute, `-2d` counts from now.
 */
export function jqlTime(operand: Operand, field: string, now: number, zone: string): number {
  if (operand.kind === 'function') {
    return functionTime(operand.name, operand.args, now, zone);
  }
  const text = operand.kind === 'value' ? operand.text.trim() : '';
  if (/^\d{6,}$/.test(text)) {
    return Number(text);
  }
  const relative = duration(text);
  if (relative !== undefined) {
    return now + relative;
  }
  const date = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(text);
  if (date) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = date
      .slice(1)
      .map((part) => Number(part ?? 0));
    return zonedTime(zone, year, month, day, hour, minute);
  }
  throw new JqlError(
    `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
      `'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

function functionTime(name: string, args: readonly string[], now: number, zone: string): number {
  const shift = args[0] ? (duration(args[0]) ?? Number(args[0]) * DAY) : 0;
  const local = new Date(now + offsetMinutes(now, zone) * MINUTE);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  switch (name) {
    case 'now':
      return now + shift;
    case 'currentlogin':
      return now;
    case 'startofday':
      return zonedTime(zone, year, month, day) + shift;
    case 'endofday':
      return zonedTime(zone, year, month, day, 23, 59) + shift;
    case 'startofweek':
      return zonedTime(zone, year, month, day - local.getUTCDay()) + shift;
    case 'startofmonth':
      return zonedTime(zone, year, month, 1) + shift;
    default:
      throw new JqlError(`Unable to find JQL function '${name}()'.`);
  }
}
