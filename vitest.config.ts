import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

const unit = ['test/unit/**/*.test.{ts,tsx}'];
const http = ['test/http/*.test.ts'];
/** It compares the engines, and needs the second one. */
const ofBoth = ['test/http/both-engines.test.ts'];
/** Of what visitors see, what a second engine is most likely to do otherwise. */
const inFirefox = ['widget-element'].map((name) => `test/browser/${name}.test.ts`);
/** All of it but what asks the browser by Chromium's own protocol, or comes back to a page that Playwright waits for in vain. */
const allInFirefox = {
  include: ['test/browser/{widget,gallery,survey-page}*.test.ts'],
  exclude: ['spoken', 'return'].map((name) => `test/browser/widget-${name}.test.ts`),
};
const onPostgres = {
  globalSetup: ['test/support/postgres-stage.ts'],
  setupFiles: ['test/support/on-postgres.ts'],
};
const firefox = { EARSHOT_BROWSER: 'firefox' };

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/support/build-once.ts'],
    pool: 'forks',
    // A browser, a process and a timer are waited for: two processors have time for a third.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // What is waited for comes when the machine has got there: only what never comes is a failure.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      // They leave nothing behind: one process for many files spares loading everything for each.
      { extends: true, test: { name: 'unit', include: unit, isolate: false } },
      { extends: true, test: { name: 'http', include: http, exclude: ofBoth, isolate: false } },
      // The same tests on the other engine: what answers differently there is a bug.
      { extends: true, test: { name: 'http-postgres', include: http, isolate: false, ...onPostgres } },
      {
        extends: true,
        test: { name: 'real', include: ['test/**/*.test.ts'], exclude: [...unit, ...http], isolate: false },
      },
      { extends: true, test: { name: 'firefox', include: inFirefox, env: firefox } },
      { extends: true, test: { name: 'all-in-firefox', ...allInFirefox, env: firefox } },
    ],
  },
});
