import type { Browser } from 'playwright-core';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { startHost } from '../support/widget-host.ts';
import { startRecorder, type WidgetRecorder } from '../support/widget-recorder.ts';

/** How much slower than this machine the visitor's is. */
export const slowed = 4;

export interface DrivenPage {
  recorder: WidgetRecorder;
  /** Puts a script of the widget's server into the page, and comes back when that has fetched the configuration. */
  embed(path?: string): Promise<void>;
  /** The value of an expression, or of the promise that it is. */
  evaluate<T>(expression: string): Promise<T>;
  /** Clicks with the mouse what a selector matches in the card. */
  click(selector: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Two frames later: what was drawn is painted. */
  painted(): Promise<void>;
  /** Milliseconds that the page's thread has spent in script, style and layout, had its processor been as slow. */
  work(): Promise<number>;
  /** Slows the processor down from here on, for what is measured by the clock. */
  slowDown(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Somebody's page that is loaded and idle. Driven through the protocol alone: what Playwright finds elements with is
 * script of the page's own thread, and would be measured with it. Work is the thread's processor time as it is, times
 * four, because a throttle that spins would count the machine's other programs in.
 */
export async function openDrivenPage(browser: Browser, config: WidgetConfig, head = ''): Promise<DrivenPage> {
  const recorder = await startRecorder(config);
  const host = await startHost({ earshot: 'data:', site: config.site, head });
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(host.url, { waitUntil: 'networkidle' });
  await painted();
  return { recorder, slowDown, embed, evaluate, click, type, painted, work, close };

  async function embed(path = '/widget.js'): Promise<void> {
    const script = `Object.assign(document.createElement('script'), { src: '${recorder.url}${path}' })`;
    await evaluate(`document.head.append((() => {
      const script = ${script};
      script.dataset.site = '${config.site}';
      return script;
    })())`);
    await page.waitForLoadState('networkidle');
    while (!recorder.requests.includes('GET /v1/config')) await painted();
    await painted();
  }

  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  async function click(selector: string): Promise<void> {
    const at = await evaluate<{ x: number; y: number }>(`(() => {
      const root = document.querySelector('earshot-card').shadowRoot;
      const { x, y, width, height } = root.querySelector('${selector}').getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })()`);
    const event = { ...at, button: 'left', clickCount: 1 } as const;
    await session.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed' });
    await session.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased' });
    await painted();
  }

  async function type(text: string): Promise<void> {
    for (const key of text) {
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    }
    await painted();
  }

  function painted(): Promise<void> {
    return evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  }

  async function work(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map(
      (name) => metrics.find((metric) => metric.name === name)?.value ?? 0,
    );
    return slowed * 1000 * seconds.reduce((sum, one) => sum + one, 0);
  }

  async function slowDown(): Promise<void> {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  }

  async function close(): Promise<void> {
    await context.close();
    await host.close();
    await recorder.close();
  }
}
