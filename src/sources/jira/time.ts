/** Jira's times as ISO 8601 in UTC: REST writes the offset without a colon (`2026-03-02T14:10:00.000+0100`). */
export function isoTime(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const time = Date.parse(raw.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
