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
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { countRules } from '../../server/ingest/count-rules.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import type { Storage } from '../../server/storage/storage.ts';
import { type CutReport, cutRun } from '../support/cut-run.ts';
import { exportRun } from '../support/export-run.ts';
import { killRun } from '../support/kill-run.ts';
import { powerRun } from '../support/power-run.ts';
import { sharedDatabaseRun } from '../support/shared-database-run.ts';
import { soakRun } from '../support/soak-run.ts';
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
    const names = Object.keys(behind) as (keyof CutReport)[];
    const report = Object.fromEntries(names.map((name) => [name, behind[name] + within[name]]));
    const { cuts, ...faults } = report as unknown as CutReport;
    return { report, passed: cuts > 0 && Object.values(faults).every((n) => n === 0) };
  },
  servers: () => shared('servers'),
  database: () => shared('database'),
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

/** Milliseconds in which a server serves again, once PostgreSQL takes connections; its own start takes longer. */
const back = { servers: 60_000, database: 5_000 };

async function shared(killed: 'servers' | 'database') {
  const report = await sharedDatabaseRun({ entry, killed, kills: Number(values.kills), seed });
  const { lost, twice, uncounted, differences, slowest } = report;
  return { report, passed: lost + twice + uncounted + differences === 0 && slowest < back[killed] };
}

for (const name of positionals.length > 0 ? positionals : Object.keys(runs)) {
  const run = runs[name as keyof typeof runs];
  if (!run) throw new Error(`"${name}" is none of ${Object.keys(runs).join(', ')}`);
  const { report, passed } = await run();
  console.log(`\n${name}: ${passed ? 'passed' : 'FAILED'}`);
  for (const [figure, value] of Object.entries(report)) {
    console.log(`  ${figure.padEnd(20)}${typeof value === 'number' ? Math.round(value * 10) / 10 : value}`);
  }
  if (!passed) process.exitCode = 1;
}
