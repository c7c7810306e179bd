import { defineConfig } from 'vitest/config';

/** Of what visitors see, what a second engine is most likely to do otherwise. */
const inFirefox = ['widget', 'widget-forms', 'widget-offline'].map((name) => `test/browser/${name}.test.ts`);
/** All of it but what asks the browser by Chromium's own protocol, or comes back to a page that Playwright waits for in vain. */
const allInFirefox = {
  include: ['test/browser/{widget,gallery,survey-page}*.test.ts'],
  exclude: ['spoken', 'return'].map((name) => `test/browser/widget-${name}.test.ts`),
};
const firefox = { EARSHOT_BROWSER: 'firefox' };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/support/build-once.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'all', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'] } },
      { extends: true, test: { name: 'firefox', include: inFirefox, env: firefox } },
      { extends: true, test: { name: 'all-in-firefox', ...allInFirefox, env: firefox } },
    ],
  },
});
