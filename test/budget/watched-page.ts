import type { Browser } from 'playwright-core';
import type { ProtocolPage } from './protocol-page.ts';

/** Playwright's own kind of page. Only such ones tell of the events that they handled. */
export async function openWatched(browser: Browser, url: string): Promise<ProtocolPage> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(url);
  const send = session.send.bind(session) as ProtocolPage['send'];
  return { send, close: () => context.close() };
}
