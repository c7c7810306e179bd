import type { Browser } from 'playwright-core';
import type { WidgetConfig } from '../../shared/widget-config.ts';
import { startHost } from '../support/widget-host.ts';
import { startRecorder, type WidgetRecorder } from '../support/widget-recorder.ts';
import { openUnwatched } from './unwatched-page.ts';
import { patience, within } from './within.ts';

/** How much slower than this machine the visitor's is. */
export const slowed = 4;

/** Twice, because what is idle work itself may ask for more of it. */
const idle = `(async () => {
  for (const _ of [1, 2]) await new Promise((resolve) => requestIdleCallback(resolve));
})()`;

/** What can be read in the page, to tell why it does not go on. */
const standing = `document.body.innerText + '\\n' +
  (document.querySelector('earshot-card')?.shadowRoot.textContent ?? 'no card')`;

interface DrivenOptions {
  head?: string;
}

interface Evaluated {
  result: { value?: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

export interface DrivenPage {
  recorder: WidgetRecorder;
  /** Puts a script of the widget's server into the page, and comes back when that has fetched the configuration. */
  embed(path?: string): Promise<void>;
  /** The value of an expression, or of the promise that it is. */
  evaluate<T>(expression: string): Promise<T>;
  /** Clicks with the mouse what a selector matches in the card. */
  click(selector: string): Promise<void>;
  /** Waits, frame by frame, until the expression is true. */
  until(expression: string): Promise<void>;
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
 * Somebody's page that is loaded and idle. What Playwright finds elements with is script of the page's own thread, and so
 * neither is used; nor are its inspectors on. Work is the thread's processor time as it is, times four, because a throttle
 * that spins would count the machine's other programs in.
 */
export async function openDrivenPage(
  browser: Browser,
  config: WidgetConfig,
  { head = '' }: DrivenOptions = {},
): Promise<DrivenPage> {
  const recorder = await startRecorder(config);
  const host = await startHost({ earshot: 'data:', site: config.site, head });
  const page = await openUnwatched(browser, host.url);
  await page.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  await until("document.readyState === 'complete' && !!document.body.firstChild");
  await evaluate(idle);
  return { recorder, slowDown, embed, evaluate, until, click, type, painted, work, close };

  async function embed(path = '/widget.js'): Promise<void> {
    await evaluate(`(async () => {
      const script = document.createElement('script');
      script.src = '${recorder.url}${path}';
      script.dataset.site = '${config.site}';
      document.head.append(script);
      await new Promise((resolve) => new PerformanceObserver((list) => {
        if (list.getEntries().some(({ name }) => name.includes('/v1/config'))) resolve();
      }).observe({ type: 'resource', buffered: true }));
    })()`);
    await evaluate(idle);
    await painted();
  }

  async function evaluate<T>(expression: string): Promise<T> {
    const evaluated = page.send<Evaluated>('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    const { result, exceptionDetails } = await within(expression, evaluated);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  async function until(expression: string): Promise<void> {
    const end = performance.now() + patience;
    while (!(await evaluate<boolean>(expression))) {
      if (performance.now() > end) throw new Error(`Never true: ${expression}\n${await evaluate(standing)}`);
      await painted();
    }
  }

  async function click(selector: string): Promise<void> {
    const at = await evaluate<{ x: number; y: number }>(`(() => {
      const root = document.querySelector('earshot-card').shadowRoot;
      const { x, y, width, height } = root.querySelector('${selector}').getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    })()`);
    const event = { ...at, button: 'left', clickCount: 1 } as const;
    await page.send('Input.dispatchMouseEvent', { ...event, type: 'mousePressed' });
    await page.send('Input.dispatchMouseEvent', { ...event, type: 'mouseReleased' });
    await painted();
  }

  async function type(text: string): Promise<void> {
    for (const key of text) {
      await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, key });
      await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    }
    await painted();
  }

  function painted(): Promise<void> {
    return evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  }

  async function work(): Promise<number> {
    const { metrics } = await page.send<{ metrics: { name: string; value: number }[] }>(
      'Performance.getMetrics',
    );
    const seconds = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'].map(
      (name) => metrics.find((metric) => metric.name === name)?.value ?? 0,
    );
    return slowed * 1000 * seconds.reduce((sum, one) => sum + one, 0);
  }

  async function slowDown(): Promise<void> {
    await page.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  }

  async function close(): Promise<void> {
    await page.close();
    await host.close();
    await recorder.close();
  }
}
