import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startPostgres, postgresBinaries, durable } from './test/support/postgres-server.ts';
import { loadResponses } from './bench/load-responses.ts';
import { dayOf, dayStart } from './server/calendar/day.ts';
const F = '/var/tmp/f1m15';
const now = Date.now(); const tz = 'Asia/Shanghai';
if (!existsSync(F + '/earshot.db')) console.log('fill', await loadResponses(F, 1_000_000, dayStart(dayOf(now, tz) - 364, tz), now));
const pg = await startPostgres(postgresBinaries()!, durable);
const url = await pg.create('m');
const t = Date.now();
const r = spawnSync('node', ['dist/server/cli.js', 'migrate-to', url], { env: { ...process.env, EARSHOT_DATA: F }, encoding: 'utf8' });
console.log(r.status, r.stdout, r.stderr, 'migrate seconds', (Date.now() - t) / 1000);
const psql = (...a: string[]) => { const b = Date.now(); const x = spawnSync('psql', [url, ...a.flatMap((c) => ['-c', c])], { encoding: 'utf8' }); return [(Date.now() - b) / 1000, x.stdout.trim(), x.stderr.trim()]; };
console.log(psql('SELECT pg_size_pretty(pg_database_size(current_database())), pg_database_size(current_database())'));
console.log(psql(`SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind='r' AND relnamespace='public'::regnamespace ORDER BY 2 DESC LIMIT 8`));
for (const table of ['responses', 'answers', 'response_ids', 'counts']) {
  psql(`CREATE TABLE z_${table} (LIKE ${table} INCLUDING ALL)`);
  console.log(table, 'out', psql(`\\copy ${table} to '/var/tmp/G-copy.txt'`), 'in', psql(`\\copy z_${table} from '/var/tmp/G-copy.txt'`));
  psql(`DROP TABLE z_${table}`);
}
spawnSync('rm', ['-f', '/var/tmp/G-copy.txt']);
const a = spawnSync('node', ['--import', 'tsx', 'bench/main.ts', 'aggregates', '--engine', 'postgres', '--folder', F, '--database', url, '--rows', '1000000'], { encoding: 'utf8' });
console.log(a.stdout, a.stderr);
await pg.stop();
process.exit(0);
