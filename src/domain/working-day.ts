import { dayAfter } from './day';

/** Days of the week somebody works on: 1 is Monday, 7 is Sunday. */
export type WorkingDays = ReadonlySet<number>;

export const mondayToFriday: WorkingDays = new Set([1, 2, 3, 4, 5]);

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Reads the setting, English names of days or their first three letters; Monday to Friday where it names none. */
export function readWorkingDays(value: unknown): WorkingDays {
  const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const days = texts.flatMap((text) => {
    const start = text.trim().toLowerCase().slice(0, 3);
    const index = start.length < 3 ? -1 : names.findIndex((name) => name.startsWith(start));
    return index < 0 ? [] : [index + 1];
  });
  return days.length > 0 ? new Set(days) : mondayToFriday;
}

/** The day of the week of a day, `yyyy-mm-dd`: 1 is Monday, 7 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The last day before a day, both `yyyy-mm-dd`, on which somebody works. */
export function lastWorkingDay(day: string, working: WorkingDays): string {
  for (let before = 1; before <= 7; before++) {
    const candidate = dayAfter(day, -before);
    if (working.has(weekday(candidate))) return candidate;
  }
  return dayAfter(day, -1);
}
