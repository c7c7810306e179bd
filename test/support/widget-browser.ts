/// <reference path="../../widget/earshot.d.ts" />
/** A visitor in a real browser, on somebody else's page that embeds the built widget. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { type HostPage, startHost, type WidgetHost } from './widget-host.ts';
import { startRecorder, type WidgetRecorder } from './widget-recorder.ts';

export interface Visitor {
  page: Page;
  context: BrowserContext;
  recorder: WidgetRecorder;
  host: WidgetHost;
  card: Locator;
  /** Errors and console messages of the page: there should be none. */
  noise: string[];
  /** Waits until the card asks or says this. */
  reads(text: string): Promise<void>;
  /** Opens a survey by command and waits for its card. */
  open(slug?: string): Promise<void>;
  close(): Promise<void>;
}

export interface VisitOptions {
  page?: Partial<HostPage>;
  context?: BrowserContextOptions;
  path?: string;
}

export async function visit(
  browser: Browser,
  config: WidgetConfig,
  options: VisitOptions = {},
): Promise<Visitor> {
  const recorder = await startRecorder(config);
  const host = await startHost({
    earshot: recorder.url,
    site: config.site,
    ...options.page,
    headers: withOrigin(options.page?.headers, recorder.url),
  });
  const context = await browser.newContext(options.context);
  const page = await context.newPage();
  const noise: string[] = [];
  const hear = (text: string) => {
    // Firefox tells what becomes of the page's own icon.
    if (!text.includes('/favicon.ico')) noise.push(text);
  };
  page.on('pageerror', (error) => hear(error.message));
  page.on('console', (message) => hear(message.text()));
  await page.goto(host.url + (options.path ?? '/'));

  const card = page.getByRole('dialog');
  return {
    page,
    context,
    recorder,
    host,
    card,
    noise,
    reads: (text) => card.locator('#question', { hasText: text }).waitFor(),
    async open(slug = 'recommend') {
      await page.evaluate((name) => window.earshot?.('open', name), slug);
      await card.waitFor();
    },
    async close() {
      await context.close();
      await host.close();
      await recorder.close();
    },
  };
}

/** `EARSHOT` in a header, such as a content security policy, is where the widget comes from. */
function withOrigin(headers: Record<string, string> = {}, origin: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll('EARSHOT', origin)]),
  );
}
