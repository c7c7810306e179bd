/**
 * `npm test`: builds, sees to a Chromium, a Firefox and a LibreOffice, runs every test, and closes with `N passed, N failed`.
 * Arguments are passed on to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The package of each program that tests drive, and where it or its like may be. */
const programs = {
  chromium: [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  'firefox-esr': [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
  'libreoffice-calc': [process.env.SOFFICE, '/usr/bin/soffice', '/usr/bin/libreoffice'],
};

const isMissing = (name) => !programs[name].some((file) => file && existsSync(file));

/** The tests need real browsers, and a real spreadsheet. Debian has them as packages. */
function ensurePrograms() {
  const missing = Object.keys(programs).filter(isMissing);
  for (const name of missing) {
    console.log(`No ${name} found: installing the package by apt-get …`);
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', name]]) apt(args);
  }
  if (isMissing('chromium')) {
    console.error('Chromium could not be installed: install it, or name one in CHROMIUM.');
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
  if (isMissing('libreoffice-calc'))
    console.log(
      'No LibreOffice: what it makes of exports is left out. Name its soffice in SOFFICE to test it.',
    );
}

function apt(args) {
  const [command, ...rest] =
    process.getuid?.() === 0 ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

/** Ubuntu has no Firefox as a package that can be driven: there the second engine is left out, and that is said. */
function projects() {
  const always = ['unit', 'http', 'real'].flatMap((name) => ['--project', name]);
  if (!isMissing('firefox-esr')) return [...always, '--project', 'firefox'];
  console.log('No Firefox: its tests are left out. Name one in FIREFOX to run them.');
  return always;
}

function build() {
  if (spawnSync(process.execPath, ['build.mjs'], { stdio: 'inherit' }).status === 0) return;
  console.log('0 passed, 1 failed');
  process.exit(1);
}

ensurePrograms();
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
    ...projects(),
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
