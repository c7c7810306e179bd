import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Crawler {
  pattern: string;
  tags?: string[];
}

/**
 * Programs that people use: the libraries that servers and apps send answers with, and the browsers in which they run
 * their own tests.
 */
const tools = ['http-library', 'browser-automation'];

const pattern = new RegExp(
  listed()
    .filter(({ tags = [] }) => !tags.some((tag) => tools.includes(tag)))
    .map((crawler) => crawler.pattern)
    .join('|'),
);

/** Read by hand: a module is kept for good, and but for the patterns the list is half a megabyte of examples. */
function listed(): Crawler[] {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve('crawler-user-agents'), 'utf8'));
}

/** Whether a user agent names itself one of the crawlers that the community's list knows. */
export function isCrawler(userAgent: string): boolean {
  return pattern.test(userAgent);
}
