/**
 * Does to the built server what it must survive, and fails where something acknowledged is lost, twice or miscounted.
 *
 *   npm run test:fault                            200 kills, 100 stops, 10,000 power cuts, 30 minutes of load
 *   npm run test:fault -- kill --kills 200 [--seed 7]
 *   npm run test:fault -- stop --stops 100
 *   npm run test:fault -- power --cuts 10000 [--seed 7] [--sync NORMAL]
 *   npm run test:fault -- soak --minutes 30
 *   npm run test:fault -- webhooks --kills 200 [--seed 7]
 *   npm run test:fault -- exports --kills 100 [--seed 7]
 *   npm run test:fault -- cuts                    a connection to PostgreSQL, cut at every message
 *   npm run test:fault -- servers --kills 200 [--seed 7]     of two servers on one PostgreSQL
 *   npm run test:fault -- database --kills 100 [--seed 7]    of the PostgreSQL that two servers share
 *   npm run test:fault -- nginx --kills 100 [--seed 7]       of servers, and then of PostgreSQL, behind deploy/nginx.conf
 *
 * With `--json` the figures stand in one line, too. In the last four, an answer has to be acknowledged again within five
 * seconds of each cut, of each kill of a server, and of the moment that PostgreSQL takes connections again.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { cutRun } from '../support/cut-run.ts';
import { exportRun } from '../support/export-run.ts';
import { killRun } from '../support/kill-run.ts';
import { nginxBinary, startNginx } from '../support/nginx.ts';
import { powerRun } from '../support/power-run.ts';
import { reportText } from '../support/report-text.ts';
import {
  type SharedDatabaseOptions,
  type SharedDatabaseReport,
  sharedDatabaseRun,
} from '../support/shared-database-run.ts';
import { soakRun } from '../support/soak-run.ts';
import { spreadOf } from '../support/spread-of.ts';
import { stopRun } from '../support/stop-run.ts';
import { stopPostgres } from '../support/storage-postgres.ts';
import { webhookRun } from '../support/webhook-run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string', default: '200' },
    stops: { type: 'string', default: '100' },
    cuts: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '7' },
    sync: { type: 'string', default: 'FULL' },
    json: { type: 'boolean', default: false },
  },
});
const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));
const seed = Number(values.seed);

/** Each tells its figures, and whether they are as they must be. */
const runs = {
  async kill() {
    const report = await killRun({ entry, kills: Number(values.kills), seed });
    const { lost, twice, uncounted, differences, integrity } = report;
    return { report, passed: lost + twice + uncounted + differences === 0 && integrity === 'ok' };
  },
  async webhooks() {
    const report = await webhookRun({ entry, kills: Number(values.kills), seed });
    const { untold, renamed, unsigned, strays } = report;
    return { report, passed: untold + renamed + unsigned + strays === 0 };
  },
  async exports() {
    const kills = Number(values.kills);
    const report = await exportRun({ entry, kills, seed, rows: Math.min(1_000_000, kills * 10_000) });
    const { missing, twice, misplaced, broken } = report;
    return { report, passed: missing + twice + misplaced + broken === 0 && report.torn > 0 };
  },
  async cuts() {
    const open = async (url: string) => (await openPostgres(url, countRules)) as unknown as Storage;
    const [behind, within] = [await cutRun({ open, cut: 'behind' }), await cutRun({ open, cut: 'within' })];
    await stopPostgres();
    const names = ['lost', 'strays', 'differences', 'strange', 'unrecovered', 'leaked'] as const;
    const faults = Object.fromEntries(names.map((name) => [name, behind[name] + within[name]]));
    const { median: recoveryMedian, slowest: recoverySlowest } = spreadOf([...behind.took, ...within.took]);
    const report = { cuts: behind.cuts + within.cuts, ...faults, recoveryMedian, recoverySlowest };
    const isWhole = report.cuts > 0 && Object.values(faults).every((n) => n === 0);
    return { report, passed: isWhole && recoverySlowest < longestRecovery };
  },
  servers: () => shared('servers'),
  database: () => shared('database'),
  async nginx() {
    if (!nginxBinary) throw new Error(noNginx);
    const front = (servers: readonly [string, string]) => startNginx(servers);
    const one = await shared('one server', front);
    // As long as one server lives, nobody is to notice.
    const unnoticed = one.report.failed + one.report.unanswered === 0;
    const database = await shared('database', front);
    const report = { ...prefixed('servers', one.report), ...prefixed('database', database.report) };
    return { report, passed: one.passed && unnoticed && database.passed };
  },
  async stop() {
    const report = await stopRun(entry, Number(values.stops));
    const { lost, kept, strange, failedExits, differences, integrity, slowest } = report;
    const faults = lost + kept + strange + failedExits + differences;
    return { report, passed: faults === 0 && integrity === 'ok' && slowest < 10_000 };
  },
  async soak() {
    const minutes = Number(values.minutes);
    const report = await soakRun({ minutes, probe: 10, settled: Math.min(5, minutes / 2) });
    const { refused, broken, missing, differences, largestWal, growth } = report;
    const { fewestDescriptors, mostDescriptors } = report;
    const faults = refused + broken + Math.max(0, missing) + differences;
    // Within some minutes memory has not settled, and says nothing.
    const flat = mostDescriptors - fewestDescriptors <= 10 && (minutes < 15 || growth < 1);
    return { report, passed: faults === 0 && flat && largestWal < 64 };
  },
  async power() {
    const sync = values.sync as 'FULL' | 'NORMAL' | 'OFF';
    const report = await powerRun({ cuts: Number(values.cuts), seed, sync });
    const { lost, wrong, miscounted, corrupt } = report;
    return { report, passed: lost + wrong + miscounted + corrupt === 0 };
  },
};

const noNginx = 'there is none: apt-get install nginx-light, or name one in NGINX';

/** Milliseconds until an answer is acknowledged again, once there is a PostgreSQL that it can be stored in. */
const longestRecovery = 5_000;

async function shared(
  killed: SharedDatabaseOptions['killed'],
  front?: SharedDatabaseOptions['front'],
): Promise<{ report: SharedDatabaseReport; passed: boolean }> {
  // PostgreSQL comes while both rest for the longest.
  const options = { entry, killed, kills: Number(values.kills), seed, pause: 3 };
  const report = await sharedDatabaseRun({ ...options, ...(front && { front }) });
  const { lost, twice, uncounted, differences, behind, strange } = report;
  const { recoverySlowest, longestWait, absentAtStart } = report;
  const isLate = Math.max(recoverySlowest, longestWait, absentAtStart) > longestRecovery;
  const faults = lost + twice + uncounted + differences + behind + strange;
  return { report, passed: faults === 0 && !isLate };
}

function prefixed(name: string, report: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(report).map(([figure, value]) => [`${name}: ${figure}`, value]));
}

const all = Object.keys(runs).filter((name) => name !== 'nginx' || nginxBinary);
if (positionals.length === 0 && !nginxBinary) console.log(`nginx is left out: ${noNginx}`);
for (const name of positionals.length > 0 ? positionals : all) {
  const run = runs[name as keyof typeof runs];
  if (!run) throw new Error(`"${name}" is none of ${Object.keys(runs).join(', ')}`);
  const { report, passed } = await run();
  console.log(`\n${reportText(`${name}: ${passed ? 'passed' : 'FAILED'}`, report)}`);
  if (values.json) console.log(JSON.stringify({ [name]: report }));
  if (!passed) process.exitCode = 1;
}
