import type { Locator } from 'playwright-core';

/** Whether it comes into sight within so many milliseconds. */
export function appears(locator: Locator, timeout: number): Promise<boolean> {
  return comesTo(locator, 'visible', timeout);
}

/** Whether it is out of sight within so many milliseconds. */
export function disappears(locator: Locator, timeout: number): Promise<boolean> {
  return comesTo(locator, 'hidden', timeout);
}

function comesTo(locator: Locator, state: 'visible' | 'hidden', timeout: number): Promise<boolean> {
  return locator.waitFor({ state, timeout }).then(
    () => true,
    () => false,
  );
}
