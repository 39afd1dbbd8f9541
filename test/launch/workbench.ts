import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { appears } from './appears';
import { QuickInput } from './quick-input';
import { TreeView } from './tree-view';

/** VS Code's window as a person uses it. Everything waits for a state, nothing for a time. */
export class Workbench {
  readonly quickInput: QuickInput;
  /** The messages in the corner. */
  readonly notifications: Locator;
  /** A question in the middle of the window. */
  readonly dialog: Locator;
  readonly editorTabs: Locator;

  constructor(readonly page: Page) {
    this.quickInput = new QuickInput(page);
    this.notifications = page.locator('.notifications-toasts .notification-list-item');
    this.dialog = page.locator('.monaco-dialog-box');
    this.editorTabs = page.locator('.tabs-container .tab');
  }

  /** Runs a command by its full title, such as "Story Context: Sign In", from the command palette. */
  runCommand(title: string): Promise<void> {
    return this.quickInput.runCommand(title);
  }

  /** Shows a view container by its title in the activity bar. */
  async openContainer(title: string): Promise<void> {
    const entry = this.#entry(title);
    await entry.waitFor();
    const open = entry.and(this.page.locator('.checked'));
    if ((await open.count()) === 0) await entry.click();
    await open.waitFor();
    // A pointer that stays there brings up a tooltip, which covers the first rows of the view.
    await this.page.mouse.move(0, 0);
  }

  /** The number on a view container in the activity bar, empty where there is none. */
  async badge(title: string): Promise<string> {
    const entry = this.#entry(title);
    return (await entry.locator('.badge-content:visible').allInnerTexts()).join();
  }

  #entry(title: string): Locator {
    return this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`a[aria-label^="${title}"]`),
    });
  }

  view(title: string): TreeView {
    return new TreeView(this.page, title);
  }

  /** The document of the web view in sight; a page has two frames around it. */
  get webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready:visible')
      .last()
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** A message by a part of its text. */
  notification(text: string | RegExp): Locator {
    return this.notifications.filter({ hasText: text }).first();
  }

  /** Presses a button of a message. */
  async answerNotification(text: string | RegExp, button: string): Promise<void> {
    await this.notification(text).getByRole('button', { name: button, exact: true }).click();
  }

  async dismissNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.notifications.first().waitFor({ state: 'hidden' });
  }

  /** Presses a button of a modal question. */
  async answerDialog(text: string | RegExp, button: string): Promise<void> {
    const dialog = this.dialog.filter({ hasText: text });
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text }).first();
  }

  editorTab(title: string | RegExp): Locator {
    return this.editorTabs.filter({ hasText: title }).first();
  }

  async closeTabs(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.editorTabs.first().waitFor({ state: 'hidden' });
  }

  /**
   * Opens a file of the workspace in an editor, by its name or the end of its path; begins anew where a page that is coming
   * up takes the place in front.
   */
  async openFile(file: string): Promise<void> {
    const name = path.posix.basename(file);
    const inFront = this.page.locator('.tabs-container .tab.active').filter({ hasText: name }).first();
    for (let attempt = 1; ; attempt++) {
      await this.runCommand('Go to File...');
      await this.quickInput.type(file);
      await this.quickInput.choose(name);
      if (await appears(inFront, attempt * 5_000)) break;
      if (attempt === 3) throw new Error(`${file} does not come to the front.`);
    }
    await this.page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  /** Selects whole lines of the editor in sight, the first being 1, both ends included. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.runCommand('Go to Line/Column...');
    await this.quickInput.type(`:${first}`);
    await this.quickInput.accept();
    await this.quickInput.closed();
    await this.page.keyboard.press('Home');
    for (let line = first; line < last; line++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.keyboard.press('Shift+End');
  }

  /** The commit box, which `openContainer('Source Control')` shows. */
  get commitBox(): Locator {
    return this.page.locator('.scm-editor').first();
  }

  /** What the commit box holds. */
  async commitMessage(): Promise<string> {
    const lines = await this.commitBox.locator('.view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** Writes a message into the commit box, in place of what it held. */
  async typeCommitMessage(text: string): Promise<void> {
    await this.commitBox.click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** Makes the side bar so many pixels wide, as a person does with the mouse. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('The side bar is not open.');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width + 1, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** A picture of the window, without a tooltip that happens to be open, unless it stays. Makes the folder. */
  async screenshot(file: string): Promise<string> {
    await this.page.mouse.move(0, 0);
    const tooltip = this.page.locator('.workbench-hover').first();
    await tooltip.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => undefined);
    await this.page.screenshot({ path: file });
    return file;
  }
}
