/**
 * `npm run check`: format and lint, types, the import rule, unused code, size budgets, what the widget
 * costs a page. Each says what failed; the last line counts them.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const sides = ['shared', 'widget', 'server', 'client', 'dashboard'];

const checks = [
  ['format and lint', () => run('biome', ['ci', '--error-on-warnings'])],
  ...['server', 'widget', 'dashboard', 'client', 'examples', 'test'].map((side) => [
    `types: ${side}`,
    () => run('tsc', ['-p', `${side}/tsconfig.json`]),
  ]),
  ['import rule', importRule],
  ['unused code', () => run('knip', [])],
  ['size budgets', () => runNode(['build.mjs']) && run('size-limit', [])],
  ['widget budget', () => runNode(['--import', 'tsx', 'test/budget/main.ts', '--elsewhere'])],
];

/** A checker that reads no files finds no fault: so it must have read at least as many as there are. */
function importRule() {
  const result = spawnSync(
    bin('depcruise'),
    [...sides, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  let report;
  try {
    report = JSON.parse(result.stdout);
  } catch {
    console.error(result.stderr || result.stdout);
    return false;
  }
  for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
  const read = new Set(report.modules.map((module) => module.source));
  const missed = sides.flatMap(sourcesIn).filter((file) => !read.has(file));
  for (const file of missed) console.error(`not read: ${file}`);
  console.log(`${read.size} modules read, ${report.summary.violations.length} violations`);
  return report.summary.violations.length === 0 && missed.length === 0;
}

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
}

function run(tool, args) {
  return isPassed(bin(tool), args);
}

function runNode(args) {
  return isPassed(process.execPath, args);
}

/** The slowest takes a minute: one that does not end is a failure, and the others still have their say. */
function isPassed(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    timeout: 15 * 60_000,
    killSignal: 'SIGKILL',
  });
  if (error) console.error(`${command} ${args.join(' ')}: ${error.message}`);
  return status === 0;
}

function bin(tool) {
  return path.join('node_modules', '.bin', tool);
}

let failed = 0;
for (const [name, check] of checks) {
  console.log(`\n— ${name}`);
  if (!check()) {
    failed++;
    console.error(`✗ ${name}`);
  }
}
console.log(`\n${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
