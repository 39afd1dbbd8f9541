import type { Locator, Page } from 'playwright-core';
import { appears, disappears } from './appears';

/** A view of the side bar that shows a tree. */
export class TreeView {
  /** The view with its header and its welcome text. */
  readonly pane: Locator;
  /** The tree inside, of which only the rows in sight exist. */
  readonly tree: Locator;

  constructor(
    private readonly page: Page,
    title: string,
  ) {
    this.pane = page.locator('.pane', { has: page.locator(`.pane-header[aria-label^="${title} "]`) });
    this.tree = this.pane.getByRole('tree');
  }

  /** A row by a text in it: label or description. Scrolls until it is in sight. */
  async row(text: string | RegExp): Promise<TreeRow> {
    const row = this.tree.getByRole('treeitem').filter({ hasText: text }).first();
    await this.tree.getByRole('treeitem').first().waitFor();
    const late = Date.now() + patience;
    // One that comes while others are in sight has to be looked for once more.
    while (!(await appears(row, 2_000)) && Date.now() < late) await this.#scrollTo(row);
    await row.waitFor();
    return new TreeRow(this.page, row);
  }

  /** Whether the rows in sight have this text. */
  async has(text: string | RegExp): Promise<boolean> {
    return (await this.tree.getByRole('treeitem').filter({ hasText: text }).count()) > 0;
  }

  /** Label and description of the rows in sight, from top to bottom. */
  async rows(): Promise<string[]> {
    await this.tree.getByRole('treeitem').first().waitFor();
    const rows = await this.tree.getByRole('treeitem').evaluateAll((elements) =>
      elements.map((element) => ({
        index: Number(element.getAttribute('data-index')),
        text: [...element.querySelectorAll('.label-name, .label-description')]
          .map((part) => part.textContent ?? '')
          .join(' '),
      })),
    );
    return rows.sort((a, b) => a.index - b.index).map(({ text }) => text);
  }

  /** A button in the view's title. The title shows them while the pointer is over it. */
  async clickAction(label: string): Promise<void> {
    const side = this.page.locator('.part.sidebar', { has: this.pane });
    await this.pane.hover();
    await side.locator('.title, .pane-header').getByRole('button', { name: label }).first().click();
  }

  /** What the view says instead of a tree. */
  welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  async #scrollTo(row: Locator): Promise<void> {
    await this.tree.focus();
    await this.page.keyboard.press('Home');
    for (let page = 0; page < 20 && !(await appears(row, 300)); page++) {
      await this.page.keyboard.press('PageDown');
    }
  }
}

/** Milliseconds. */
const rest = 300;
const patience = 20_000;

/** One row of a tree. */
export class TreeRow {
  constructor(
    private readonly page: Page,
    readonly locator: Locator,
  ) {}

  label(): Promise<string> {
    return this.locator.locator('.label-name').innerText();
  }

  /** The grey text behind the label; empty where there is none. */
  async description(): Promise<string> {
    return (await this.locator.locator('.label-description').allInnerTexts()).join(' ');
  }

  /** Waits until the row says this, in its label or its description. */
  async says(text: string | RegExp): Promise<void> {
    await this.locator.filter({ hasText: text }).waitFor();
  }

  /** Once the row stays where it is and no tooltip covers it: in its first moment a tree may put others above. */
  async #rests(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await disappears(this.page.locator('.workbench-hover').first(), patience);
    for (let before: number | undefined; ;) {
      const top = (await this.locator.boundingBox())?.y;
      if (top !== undefined && top === before) return;
      before = top;
      await this.page.waitForTimeout(rest);
    }
  }

  async click(): Promise<void> {
    await this.#rests();
    await this.locator.locator('.label-name').click({ position: labelStart });
  }

  expand(): Promise<void> {
    return this.#setExpanded(true);
  }

  collapse(): Promise<void> {
    return this.#setExpanded(false);
  }

  /** The text of the tooltip. */
  async hover(): Promise<string> {
    await this.page.mouse.move(0, 0);
    await this.locator.locator('.label-name').hover();
    const tooltip = this.page.locator('.workbench-hover .hover-contents, .workbench-hover').first();
    await tooltip.waitFor();
    return tooltip.innerText();
  }

  /** A button at the end of the row, which is there while the pointer is on it. */
  async clickAction(label: string): Promise<void> {
    const button = this.locator.getByRole('button', { name: label });
    // Others may come up above it when it has rested already, and the pointer is on another one then.
    for (let attempt = 1; attempt < 5; attempt++) {
      await this.#rests();
      await this.locator.hover();
      if (await appears(button, 1_000)) break;
    }
    await button.click();
  }

  /** An entry of the context menu. */
  async chooseFromMenu(label: string): Promise<void> {
    const entry = await this.#openMenu(label);
    // A menu takes no click in the moment it opens, lest a slow right click choose something.
    for (let attempt = 1; attempt <= 5; attempt++) {
      await entry.click();
      if (await disappears(entry, 1_000)) return;
    }
    throw new Error(`The menu does not take "${label}".`);
  }

  /** The entries of the context menu, which is closed again. */
  async menu(): Promise<string[]> {
    const entries = await this.#openMenu();
    const labels = await entries.allInnerTexts();
    await this.page.keyboard.press('Escape');
    await entries.first().waitFor({ state: 'hidden' });
    return labels.map((label) => label.trim());
  }

  async #openMenu(label?: string): Promise<Locator> {
    await this.#rests();
    await this.locator.locator('.label-name').click({ button: 'right', position: labelStart });
    const entries = this.page.locator('.monaco-menu').getByRole('menuitem', { name: label });
    await entries.first().waitFor();
    return entries;
  }

  async #setExpanded(expanded: boolean): Promise<void> {
    if ((await this.locator.getAttribute('aria-expanded')) === String(expanded)) return;
    await this.locator.locator('.monaco-tl-twistie').click();
    await this.locator.and(this.page.locator(`[aria-expanded="${expanded}"]`)).waitFor();
  }
}

/** Where a label is clicked: in a narrow side bar its middle is out of sight. */
const labelStart = { x: 8, y: 8 };
