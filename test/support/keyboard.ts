import type { Locator, Page } from 'playwright-core';

const most = 150;

/** Somebody who has a keyboard alone: goes on by Tab, and does nothing to what has not got the focus. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Goes on by Tab until this has the focus; fails where Tab does not lead there. */
  async to(target: Locator): Promise<void> {
    await target.first().waitFor();
    const focused = target.and(this.#page.locator(':focus'));
    for (let presses = 0; presses < most; presses++) {
      if ((await focused.count()) > 0) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  /** Goes there and presses a key. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.to(target);
    await this.#page.keyboard.press(key);
  }

  /** Goes to a field and writes into it, in place of what it has. */
  async write(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
  }

  /** Goes to a list of choices and chooses the one that begins so, as one types ahead. */
  async choose(target: Locator, option: string): Promise<void> {
    await this.to(target);
    await this.#page.keyboard.type(option);
  }
}
