/** A page without a browser, for the triggers. */
import { Window as HappyWindow } from 'happy-dom';

export interface FakePage {
  view: Window;
  setReadyState(state: DocumentReadyState): void;
  /** The page has loaded. */
  load(): void;
  add(html: string): void;
  click(selector: string): void;
}

export function fakePage(): FakePage {
  const page = new HappyWindow();
  return {
    view: page as unknown as Window,
    setReadyState: (value) =>
      Object.defineProperty(page.document, 'readyState', { value, configurable: true }),
    load: () => void page.dispatchEvent(new page.Event('load')),
    add: (html) => page.document.body.insertAdjacentHTML('beforeend', html),
    click: (selector) => (page.document.querySelector(selector) as unknown as HTMLElement).click(),
  };
}
