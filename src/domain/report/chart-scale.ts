/** A stretch of values. */
export interface Extent {
  readonly low: number;
  readonly high: number;
}

/** What a value axis shows: from the first of its ticks to the last. */
export interface ValueAxis extends Extent {
  readonly ticks: readonly number[];
}

/** Steps between ticks that people read at a glance, as parts of a power of ten. */
const niceSteps = [1, 2, 2.5, 5, 10];

/**
 * An axis whose ticks are round numbers and span all values. Zero is on it, unless `mayFloat` and the values are so far from
 * it, and so close to each other, that nothing would be seen of how they move.
 *
 * @param most how many steps there is room for
 */
export function valueAxis(values: readonly number[], most: number, mayFloat = false): ValueAxis {
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const isFlat = least === 0 && greatest === 0;
  if (isFlat || values.length === 0 || !Number.isFinite(greatest - least))
    return { low: 0, high: 1, ticks: [0, 1] };
  const floats = mayFloat && least > 0 && greatest < 2 * least && greatest > least;
  const from = floats ? least : Math.min(0, least);
  const to = floats ? greatest : Math.max(0, greatest);
  const step = niceStep(Math.max((to - from || 1) / Math.max(1, most), tiny));
  const first = Math.floor(from / step + tiny);
  const last = Math.max(first + 1, Math.ceil(to / step - tiny));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
  return { low: exact(first * step), high: exact(last * step), ticks };
}

/** Of a step: what is taken for an error of counting. */
const tiny = 1e-9;

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = niceSteps.find((step) => step * power >= rough * (1 - tiny)) ?? 10;
  return nice * power;
}

/** Without the last digits that adding up leaves. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** The ticks of an axis in the words of a language, each as exact as the steps between them; long ones are written short. */
export function tickWords({ ticks }: ValueAxis, language: string): string[] {
  const isLong = ticks.some((tick) => Math.abs(tick) >= 1e6);
  const words = (notation: 'compact' | 'standard'): string[] => {
    const format = new Intl.NumberFormat(language, {
      notation,
      maximumFractionDigits: notation === 'compact' ? 3 : 20,
      signDisplay: 'negative',
    });
    return ticks.map((tick) => format.format(tick));
  };
  const short = isLong ? words('compact') : [];
  return new Set(short).size === ticks.length ? short : words('standard');
}

/** Leads values to places between `start` and `end`, which may stand either way round. */
export function scale({ low, high }: Extent, start: number, end: number): (value: number) => number {
  const width = high - low || 1;
  return (value) => start + ((value - low) / width) * (end - start);
}

/** Every how many labels one is shown, so that they do not run into each other. */
export function labelStep(widest: number, room: number): number {
  return room <= 0 ? 1 : Math.max(1, Math.ceil(widest / room));
}

/** The day of a `yyyy-mm-dd`, counted from 1970; `undefined` where it is none. */
export function dayOf(date: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? '') ?? [];
  if (year === undefined) return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time).toISOString().startsWith(`${year}-${month}-${day}`) ? time / msOfDay : undefined;
}

const msOfDay = 86_400_000;

/** The first days of months, quarters or years within a stretch of days: as many as there is room for, or fewer. */
export function dateTicks({ low, high }: Extent, most: number): readonly { day: number; months: number }[] {
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find((each) => (high - low) / 30.4 / each <= most) ?? 240;
  const first = new Date(low * msOfDay);
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const ticks: { day: number; months: number }[] = [];
  for (let month = Math.ceil(start / months) * months; ; month += months) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / msOfDay;
    if (day > high) return ticks;
    if (day >= low) ticks.push({ day, months });
  }
}

/** A day counted from 1970, as the start of a month in the words of a language. */
export function monthWords(day: number, months: number, language: string): string {
  const date = new Date(day * msOfDay);
  const isYear = date.getUTCMonth() === 0;
  return new Intl.DateTimeFormat(language, {
    ...((months < 12 || !isYear) && { month: 'short' }),
    ...((isYear || months >= 12) && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(date);
}
