import { defineConfig } from 'vitest/config';

const inFirefox = ['test/browser/widget.test.ts'];

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
      // What visitors see, in a second engine.
      { extends: true, test: { name: 'firefox', include: inFirefox, env: { EARSHOT_BROWSER: 'firefox' } } },
    ],
  },
});
