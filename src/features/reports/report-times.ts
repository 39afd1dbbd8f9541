/** A day, `yyyy-mm-dd`, as people write it: "Nov 2, 2026". `language` is BCP 47. */
export function dayWords(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));
}

/** A time, in milliseconds since the epoch, as people write it, in their own zone unless one is named. */
export function momentWords(at: number, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}
