/** Real browsers for the browser tests: Debian's, or those that `CHROMIUM` and `FIREFOX` name. */
import { existsSync } from 'node:fs';
import { type Browser, chromium, firefox } from 'playwright-core';

const candidates = {
  chromium: [
    process.env.CHROMIUM,
    // The same engine without the windows around it: pages begin in half the time.
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  firefox: [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

export function findBrowser(name: keyof typeof candidates, isWhole = false): string {
  const found = candidates[name].find(
    (path) => path && existsSync(path) && !(isWhole && path.endsWith('headless-shell')),
  );
  if (!found) throw new Error(`No ${name} found: install Debian’s, or name one in ${name.toUpperCase()}`);
  return found;
}

/** Tests that need what Playwright cannot yet ask of Firefox, over WebDriver BiDi, say so and leave it out. */
export const isFirefox = process.env.EARSHOT_BROWSER === 'firefox';

/**
 * Chromium, or where `EARSHOT_BROWSER` says so Debian's Firefox, which is spoken to by WebDriver BiDi. `keepsPages`: it
 * keeps pages that are left as they are, for when the visitor comes back, as browsers of visitors do.
 */
export async function launchBrowser({ keepsPages = false } = {}): Promise<Browser> {
  if (isFirefox) {
    return firefox.launch({ channel: 'moz-firefox', executablePath: findBrowser('firefox') });
  }
  const browser = await chromium.launch({
    executablePath: findBrowser('chromium', keepsPages),
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  return slowedBy > 1 ? slowed(browser) : browser;
}

/** How many times slower pages run than this machine: a test that reads before the page has got there is red then. */
const slowedBy = Number(process.env.EARSHOT_SLOWED ?? 1);

function slowed(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
      return page;
    };
    return context;
  };
  return browser;
}
