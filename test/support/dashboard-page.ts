/** The dashboard in a real Chromium, with everything written down that a clean page must not do. */
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from './server.ts';

export interface DashboardPageOptions {
  width?: number;
  theme?: 'light' | 'dark';
  /** False: the sign-in is left to the test. */
  signedIn?: boolean;
  /** True: a password is offered after the first sign-in; else it was declined before. */
  offersPassword?: boolean;
  /** Where to go first. */
  path?: string;
  /** What the browser's reader reads. */
  locale?: string;
}

export interface DashboardPage {
  page: Page;
  /** Broken rules of the content security policy, and errors that nothing caught. */
  complaints: string[];
  close(): Promise<void>;
}

/** Opens the dashboard and waits until the numbers of its first view are there. */
export async function openDashboard(
  browser: Browser,
  server: TestServer,
  {
    width = 1440,
    theme = 'light',
    signedIn = true,
    offersPassword = false,
    path = '/',
    locale = 'en-GB',
  }: DashboardPageOptions = {},
): Promise<DashboardPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
    locale,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('complain', (what: string) => complaints.push(what));
  if (!offersPassword) {
    // Frames in a sandbox have no storage.
    await page.addInitScript(() => self === top && localStorage.setItem('earshot-no-password', '1'));
  }
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      (window as unknown as { complain(what: string): void }).complain(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      ),
    );
  });
  if (signedIn) {
    await context.request.post(`${server.url}/v1/session`, { data: { key: server.ownerKey } });
  }
  await page.goto(server.url + path);
  if (signedIn) await settled(page);
  return { page, complaints, close: () => context.close() };
}

/** Waits until the sign-in is over, every part of the view has its answer and every chart is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll('.chart')];
    return (
      document.querySelector('main h1') &&
      !document.querySelector('input#key') &&
      !document.querySelector('[aria-busy="true"]') &&
      charts.every((chart) => chart.querySelector('canvas'))
    );
  });
}
