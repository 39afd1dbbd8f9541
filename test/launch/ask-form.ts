import type { FrameLocator, Locator } from 'playwright-core';

/** The form to ask on the page of a story. */
export class AskForm {
  readonly root: Locator;

  constructor(page: FrameLocator) {
    this.root = page.locator('.ask-form');
  }

  /** Waits until it is open and says whom it goes to, by a part of that. */
  async to(words: string | RegExp): Promise<void> {
    await this.root.getByRole('group', { name: 'Whom it goes to' }).filter({ hasText: words }).waitFor();
  }

  get field(): Locator {
    return this.root.getByRole('textbox', { name: 'Your question' });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  box(name: string): Locator {
    return this.root.getByRole('checkbox', { name });
  }

  /** Types a question and sends it, once it is known whom it goes to. */
  async ask(words: string): Promise<void> {
    await this.field.fill(words);
    await this.button('Send question').click();
  }

  /** Waits until it was sent or closed. */
  async closed(): Promise<void> {
    await this.root.waitFor({ state: 'hidden' });
  }
}
