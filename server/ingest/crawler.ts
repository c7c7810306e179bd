import { createRequire } from 'node:module';

interface Crawler {
  pattern: string;
  tags?: string[];
}

// By require: importing JSON prints a warning on Node 20.
const crawlers: Crawler[] = createRequire(import.meta.url)('crawler-user-agents');

/**
 * Programs that people use: the libraries that servers and apps send answers with, and the browsers in which they run
 * their own tests.
 */
const tools = ['http-library', 'browser-automation'];

const pattern = new RegExp(
  crawlers
    .filter(({ tags = [] }) => !tags.some((tag) => tools.includes(tag)))
    .map((crawler) => crawler.pattern)
    .join('|'),
);

/** Whether a user agent names itself one of the crawlers that the community's list knows. */
export function isCrawler(userAgent: string): boolean {
  return pattern.test(userAgent);
}
