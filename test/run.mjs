/**
 * `npm test`: builds, sees to a Chromium, runs every test, and closes with `N passed, N failed`.
 * Arguments are passed on to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const browsers = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser tests need a real one. Debian and Ubuntu have it as a package. */
function ensureChromium() {
  if (browsers.some((file) => file && existsSync(file))) return;
  console.log('No Chromium found: installing the package `chromium` by apt-get …');
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (!browsers.some((file) => file && existsSync(file))) {
    console.error('Chromium could not be installed: install it, or name one in CHROMIUM.');
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}

function build() {
  if (spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' }).status === 0) return;
  console.log('0 passed, 1 failed');
  process.exit(1);
}

ensureChromium();
build();
const report = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-report-')), 'report.json');
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, EARSHOT_BUILT: '1' } },
);
const { passed, failed } = countsOf(report, status);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** A file that could not even be loaded has no failed test in it, but it failed. */
function countsOf(file, exitCode) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const broken = result.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failures = result.numFailedTests + broken.length;
  return { passed: result.numPassedTests, failed: failures === 0 && exitCode !== 0 ? 1 : failures };
}
