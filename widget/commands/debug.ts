import type { Command } from '../page.ts';

/** Shows the rules of each survey in the page, as `?earshot-debug` does. */
export const debug: Command = async (page) => (await page.load('debug')).default(page);
