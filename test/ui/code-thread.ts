import type { Locator, Page } from 'playwright-core';
import { appears } from '../launch/appears';
import { eventually } from './eventually';

/** The signs beside the lines at which there are threads. */
const threadGlyphs = '.comment-range-glyph[class*="comment-thread"]';

/** A thread of comments in an editor, as a person sees it. */
export class CodeThread {
  readonly widget: Locator;

  /** The one whose head has this text. */
  constructor(
    private readonly page: Page,
    head: string | RegExp,
  ) {
    this.widget = page.locator('.review-widget:visible').filter({
      has: page.locator('.review-title .filename').filter({ hasText: head }),
    });
  }

  /** Resolves when it is open; rejects after so many milliseconds. */
  async opened(timeout?: number): Promise<void> {
    await this.widget.first().waitFor({ timeout });
  }

  /** Resolves when it can be typed in. */
  async isReady(): Promise<void> {
    await this.opened();
    await eventually('the box has the focus', () =>
      this.box.evaluate((box) => box.contains(document.activeElement)),
    );
  }

  async closed(): Promise<void> {
    await this.widget.first().waitFor({ state: 'hidden' });
  }

  /** What its head says. */
  head(): Promise<string> {
    return this.widget.locator('.review-title .filename').innerText();
  }

  /** Whether its head says this now, which it does not while it is folded up. */
  async says(words: RegExp): Promise<boolean> {
    const heads = await this.widget.locator('.review-title .filename').allInnerTexts();
    return heads.some((head) => words.test(head));
  }

  /** A comment by a part of its text. */
  comment(text: string | RegExp): Locator {
    return this.widget.locator('.review-comment').filter({ hasText: text }).first();
  }

  /** The box to write in. */
  get box(): Locator {
    return this.widget
      .locator('.edit-container .monaco-editor:visible, .comment-form .monaco-editor:visible')
      .first();
  }

  /** What stands in the box. */
  async typed(): Promise<string> {
    const lines = await this.box.locator('.view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  button(name: string): Locator {
    return this.widget.locator('.form-actions .monaco-button').filter({ hasText: name }).first();
  }

  /** Opens the box where there are comments already, and writes into it. */
  async reply(text: string): Promise<void> {
    await this.widget.locator('.review-thread-reply-button').click();
    await this.page.keyboard.insertText(text);
    await this.button('Reply').click();
  }

  /** Presses a button in its head. */
  async act(name: string): Promise<void> {
    await this.widget.locator('.review-actions').getByRole('button', { name, exact: true }).first().click();
  }

  /** Opens it by the sign beside its lines, the first in the editor. */
  async unfold(): Promise<void> {
    // A click folds up again what something else has opened meanwhile.
    await eventually('it is open', async () => {
      if (await this.widget.first().isVisible()) return true;
      await this.page.locator(threadGlyphs).first().click();
      return appears(this.widget.first(), 2_000);
    });
  }

  /** Resolves the question: VS Code folds a thread up that is resolved. Opens it again. */
  async resolve(): Promise<void> {
    await this.act('Resolve Question');
    await this.closed();
    await this.unfold();
  }

  /** Presses a button of a comment. */
  async actOn(comment: string | RegExp, name: string): Promise<void> {
    const found = this.comment(comment);
    await found.hover();
    await found.locator('.comment-actions').getByRole('button', { name, exact: true }).click();
  }
}

/** The lines at which there are threads in the editor in sight, counted from 1. */
export async function threadLines(page: Page): Promise<number[]> {
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const [numbers, threads] = await Promise.all(
    ['.margin-view-overlays .line-numbers', threadGlyphs].map((selector) =>
      editor.locator(selector).evaluateAll((all) =>
        all.map((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return { top, bottom, text: element.textContent ?? '' };
        }),
      ),
    ),
  );
  return (threads ?? []).map(({ top, bottom }) => {
    const middle = (top + bottom) / 2;
    return Number((numbers ?? []).find((line) => line.top <= middle && middle < line.bottom)?.text ?? 0);
  });
}
