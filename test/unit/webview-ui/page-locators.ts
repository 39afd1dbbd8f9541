import type { Locator } from 'playwright-core';
import type { CriterionView } from '../../../src/page-views/criteria';
import type { StoryPage } from '../../../src/page-views/story';
import type { PageUnderTest } from './fixtures';
import { galleryPage, story } from './gallery';

/** What tests look at and do on the page of a story. */
export function pageLocators(open: PageUnderTest) {
  const box = (name: string): Locator => open.page.getByRole('checkbox', { name, exact: true });
  return {
    box,
    row: (name: string): Locator => open.page.getByRole('listitem').filter({ has: box(name) }),
    button: (name: string): Locator => open.page.getByRole('button', { name, exact: true }),
    /** As the box says once what was told it is drawn. */
    isChecked: async (name: string) => {
      await open.page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      return (await box(name).getAttribute('aria-checked')) === 'true';
    },
    focused: () => open.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
    settle: (request: number, ok: boolean, message?: string) =>
      open.tell({ type: 'settled', request, ok, message }),
  };
}

export function withCriteria(criteria: readonly CriterionView[]): StoryPage {
  return { ...galleryPage, story: { ...story, criteria } };
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
