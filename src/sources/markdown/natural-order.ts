const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Orders `WEB-2` before `WEB-10`; texts that differ by case alone are ordered too. */
export function naturally(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}
