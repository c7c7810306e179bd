import { expect } from 'vitest';
import type { DashboardPage } from './dashboard-page.ts';
import { violations, violationsOfColour } from './violations.ts';

/**
 * The page as it is now, in light and dark, at 320 and at 1440 pixels: it breaks no rule of axe-core and none of the
 * policy, throws no error, and never scrolls sideways. `what` names it where it is one of several.
 */
export async function expectClean({ page, complaints }: DashboardPage, what = 'the page'): Promise<void> {
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(wide, { message: `${what} at ${width} pixels` }).toBe(width);
    expect(await violations(page), `${what} in light at ${width} pixels`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOfColour(page), `${what} in dark at ${width} pixels`).toEqual([]);
  }
  expect(complaints, what).toEqual([]);
}
