/**
 * `npm test`: builds, sees to a Chromium, a Firefox, a LibreOffice and a PostgreSQL, runs every test, and closes with
 * `N passed, N failed`. An nginx is not installed, since the package starts one: where there is none, that is said.
 * Arguments are passed on to vitest.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
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
  postgresql: ['/usr/lib/postgresql'],
};

const isMissing = (name) => !programs[name].some((file) => file && existsSync(file));

/** A server elsewhere will do, and so do binaries that are no package. */
function hasPostgres() {
  if (process.env.TEST_DATABASE_URL || process.env.TEST_POSTGRES_BIN) return true;
  const packaged = isMissing('postgresql') ? [] : readdirSync('/usr/lib/postgresql');
  return packaged.some((version) => Number(version) >= 15) || spawnSync('pg_config').status === 0;
}

/** Where what is missing is a failure, not something to be passed over. */
const isStrict = Boolean(process.env.EARSHOT_CI) || process.env.CI === 'true';

/** The tests need real browsers, a real spreadsheet and a real database. Debian has them as packages. */
function ensurePrograms() {
  const missing = Object.keys(programs).filter((name) =>
    name === 'postgresql' ? !hasPostgres() : isMissing(name),
  );
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

function sayWithoutNginx() {
  if ([process.env.NGINX, '/usr/sbin/nginx', '/usr/local/bin/nginx'].some((file) => file && existsSync(file)))
    return;
  console.log('No nginx: deploy/nginx.conf is not tested. Install nginx-light, or name one in NGINX.');
}

/** The same tests on the second engine. Where it is missing and that counts, the run fails and says so. */
function postgresProject() {
  if (hasPostgres() || isStrict) return ['--project', 'http-postgres'];
  console.log(
    'No PostgreSQL 15 or later: its tests are left out. CONTRIBUTING.md says how to get one (apt-get install postgresql).',
  );
  return [];
}

/** Ubuntu has no Firefox as a package that can be driven: there the second engine is left out, and that is said. */
function projects() {
  const always = ['unit', 'http', 'real'].flatMap((name) => ['--project', name]);
  always.push(...postgresProject());
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
sayWithoutNginx();
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
