import type { Browser } from 'playwright-core';

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

/** A page that is driven by the commands of the browser's protocol alone. */
export interface UnwatchedPage {
  /** Sends a command, and comes back with what it answers. */
  send<T = unknown>(method: string, params?: object): Promise<T>;
  close(): Promise<void>;
}

/** Where the size is emulated instead, no frame is ever reported as shown, and so no interaction is timed. */
const screen = { width: 1280, height: 720 };

/**
 * A page of its own context that no inspector looks into. Playwright's pages have the domains on that note, for each call
 * and request, where it came from: for that the browser parses the functions on the stack once more, which was half of all
 * that was measured. Here a command is answered, and nothing is on between.
 */
export async function openUnwatched(browser: Browser, url: string): Promise<UnwatchedPage> {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send('Target.createBrowserContext');
  const { targetId } = await root.send('Target.createTarget', { url, browserContextId, ...screen });
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  root.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message);
    waiting.get(answer.id ?? 0)?.(answer);
  });
  return { send, close };

  async function send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await root.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    const { result, error } = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  async function close(): Promise<void> {
    await root.send('Target.disposeBrowserContext', { browserContextId });
    await root.detach();
  }
}
