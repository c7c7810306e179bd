import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type DashboardPage, type DashboardPageOptions, openDashboard } from './dashboard-page.ts';
import { Keyboard } from './keyboard.ts';
import { startServer, type TestServer } from './server.ts';

export interface DashboardStageOptions {
  /** Makes the server of each test anew; without it all tests of the file have the same. */
  eachTest?: () => Promise<TestServer>;
}

export interface DashboardStage {
  readonly server: TestServer;
  readonly browser: Browser;
  /** What the test has opened last. */
  readonly dashboard: DashboardPage;
  /** Opens the dashboard for a test; it is closed after it, and must not have complained of anything. */
  open(options: DashboardPageOptions): Promise<{ page: Page; keyboard: Keyboard }>;
}

/** One browser for the tests of a file, and one server for all or for each of them. */
export function dashboardStage({ eachTest }: DashboardStageOptions = {}): DashboardStage {
  let server: TestServer;
  let browser: Browser;
  let dashboard: DashboardPage | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
    if (!eachTest) server = await startServer();
  });
  beforeEach(async () => {
    if (eachTest) server = await eachTest();
  });
  afterEach(async () => {
    const complaints = dashboard?.complaints ?? [];
    await dashboard?.close();
    dashboard = undefined;
    if (eachTest) await server?.close();
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    if (!eachTest) await server?.close();
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
