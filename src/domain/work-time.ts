/** What Jira counts as a day and a week of work unless somebody set it otherwise. */
const secondsOf = { w: 5 * 8 * 3600, d: 8 * 3600, h: 3600, m: 60 } as const;

type Unit = keyof typeof secondsOf;

const part = /(\d+(?:[.,]\d+)?)\s*([wdhm])\s*/iy;

/** Seconds of a time of work as Jira's users write it, `1w 2d 4h 30m`; `undefined` where it is none, or nothing. */
export function readWorkTime(text: string): number | undefined {
  const trimmed = text.trim();
  let seconds = 0;
  part.lastIndex = 0;
  while (part.lastIndex < trimmed.length) {
    const found = part.exec(trimmed);
    if (!found) return undefined;
    seconds += Number(found[1]?.replace(',', '.')) * secondsOf[found[2]?.toLowerCase() as Unit];
  }
  const rounded = Math.round(seconds / 60) * 60;
  return rounded > 0 ? rounded : undefined;
}

/** As Jira writes it, without weeks, which are of another length in every team: `2d 30m`, `0m`. */
export function writeWorkTime(seconds: number): string {
  const parts: string[] = [];
  let rest = Math.round(seconds / 60) * 60;
  for (const unit of ['d', 'h', 'm'] as const) {
    const count = Math.floor(rest / secondsOf[unit]);
    rest -= count * secondsOf[unit];
    if (count > 0) parts.push(`${count}${unit}`);
  }
  return parts.join(' ') || '0m';
}
