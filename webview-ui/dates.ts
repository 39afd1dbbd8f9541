/** `yyyy-mm-dd` as a day of the user's language; as it is where it is no date. */
export function formatDate(date: string): string {
  return format(date, { dateStyle: 'medium', timeZone: 'UTC' });
}

/** An ISO 8601 time as the user's day and time; as it is where it is no time. */
export function formatTime(time: string): string {
  return format(time, { dateStyle: 'medium', timeStyle: 'short' });
}

function format(value: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value);
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, options).format(date);
}
