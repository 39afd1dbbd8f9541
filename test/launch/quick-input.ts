import type { Locator, Page } from 'playwright-core';

/** VS Code's quick pick and input box: the widget at the top of the window. */
export class QuickInput {
  readonly widget: Locator;
  readonly #input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.#input = this.widget.locator('input.input');
  }

  /** Waits until a pick or an input box with this title, placeholder or prompt is open. */
  async opened(text?: string | RegExp): Promise<void> {
    await this.#input.waitFor();
    if (text === undefined) return;
    const words = this.widget.locator('.quick-input-title, .quick-input-message').filter({ hasText: text });
    await words.or(this.widget.getByPlaceholder(text)).first().waitFor();
  }

  /** Resolves when nothing asks any more. */
  closed(): Promise<void> {
    return this.widget.waitFor({ state: 'hidden' });
  }

  /** The labels of the items that are listed. */
  async items(): Promise<string[]> {
    const labels = this.widget.locator('.monaco-list-row .label-name');
    await labels.first().waitFor();
    return labels.allInnerTexts();
  }

  /** An item by its label, or by a part of it. */
  item(text: string | RegExp): Locator {
    return this.widget.locator('.monaco-list-row').filter({ hasText: text }).first();
  }

  /** Narrows a pick, or fills an input box. */
  async type(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** Picks an item of a single-choice list. */
  async choose(text: string | RegExp): Promise<void> {
    await this.item(text).click();
  }

  /** What the input box holds. */
  value(): Promise<string> {
    return this.#input.inputValue();
  }

  /** Fills an input box and confirms it, once what was typed is accepted as valid. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  async accept(): Promise<void> {
    await this.#input.press('Enter');
  }

  /** Goes to the question before, by the button in the title. */
  async goBack(): Promise<void> {
    await this.widget.getByRole('button', { name: /^Back/ }).click();
  }

  async cancel(): Promise<void> {
    await this.#input.press('Escape');
    await this.closed();
  }

  /** What is wrong with the input, as the box says it. */
  async problem(): Promise<string> {
    const message = this.widget.locator('.quick-input-message');
    await message.waitFor();
    return message.innerText();
  }

  /**
   * Runs a command by its full title, as F1 lists it; waits for an extension that is still starting, and begins anew where
   * a page that is coming up takes the focus and so closes the list, or where the list is drawn anew under a click.
   */
  async runCommand(title: string): Promise<void> {
    const entry = this.widget.locator('.monaco-list-row', {
      has: this.page.locator('.label-name', { hasText: exactly(title) }),
    });
    for (let attempt = 1; ; attempt++) {
      const patience = { timeout: attempt * 5_000 };
      await this.page.keyboard.press('F1');
      try {
        await this.#input.fill(`>${title}`, patience);
        await entry.first().click(patience);
        if (await this.#took(`>${title}`, patience.timeout)) return;
        throw new Error('The list took no click.');
      } catch (error) {
        const listed = await this.widget.locator('.monaco-list-row .label-name').allInnerTexts();
        if (attempt === 3) {
          throw new Error(`F1 does not run "${title}". It lists: ${listed.join(', ')}`, { cause: error });
        }
        if (await this.#input.isVisible()) await this.cancel();
      }
    }
  }

  /** Whether what was typed is gone within so many milliseconds: the pick closed, or something else is asked. */
  async #took(typed: string, timeout: number): Promise<boolean> {
    for (const end = Date.now() + timeout; Date.now() < end; await this.page.waitForTimeout(50)) {
      const [value] = await this.widget
        .locator('input.input:visible')
        .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
      if (value !== typed) return true;
    }
    return false;
  }
}

/** A pattern for this text and nothing around it. */
function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}
