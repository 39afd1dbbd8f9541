import { useRef } from 'preact/hooks';

/** The same object as before for as long as it says the same: every snapshot brings new ones. */
export function useStable<Value>(value: Value): Value {
  const kept = useRef(value);
  if (kept.current !== value && !same(kept.current, value)) kept.current = value;
  return kept.current;
}

function same(one: unknown, other: unknown): boolean {
  try {
    return JSON.stringify(one) === JSON.stringify(other);
  } catch {
    // Nested too deeply to compare.
    return false;
  }
}
