/** What a page in another language still says in English: words in a row, wherever a reader or a listener meets them. */
import type { Page } from 'playwright-core';

/** Code, and what is marked as English, may be: the server's own words, the questions of templates. */
const apart = 'code, script, style, noscript, [lang="en"], .asked-questions small';

export async function englishLeft(page: Page): Promise<string[]> {
  return page.evaluate((apart) => {
    const said = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement?.closest(apart)) said.push(node.textContent ?? '');
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'label']) {
      for (const one of document.querySelectorAll(`[${name}]`)) said.push(one.getAttribute(name) ?? '');
    }
    const names = /Try it|QR Code|Global Privacy Control/g;
    return said
      .map((text) => text.replaceAll(names, ' ').trim())
      .filter((text) => /[A-Za-z]{2,} +[A-Za-z]{2,}/.test(text));
  }, apart);
}
