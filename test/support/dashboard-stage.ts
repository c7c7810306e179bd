import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type DashboardPage, type DashboardPageOptions, openDashboard } from './dashboard-page.ts';
import { Keyboard } from './keyboard.ts';
import { startServer, type TestServer } from './server.ts';

export interface DashboardStage {
  readonly server: TestServer;
  readonly browser: Browser;
  /** What the test has opened last. */
  readonly dashboard: DashboardPage;
  /** Opens the dashboard for a test; it is closed after it, and must not have complained of anything. */
  open(options: DashboardPageOptions): Promise<{ page: Page; keyboard: Keyboard }>;
}

/** One server and one browser for the tests of a file. */
export function dashboardStage(): DashboardStage {
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage | undefined;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  });
  afterEach(async () => {
    await dashboard?.close();
    expect(dashboard?.complaints ?? []).toEqual([]);
    dashboard = undefined;
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
    get dashboard() {
      return dashboard!;
    },
    async open(options) {
      dashboard = await openDashboard(browser, server, options);
      return { page: dashboard.page, keyboard: new Keyboard(dashboard.page) };
    },
  };
}
