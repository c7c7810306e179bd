import type { CountRules } from '../contract/counting.ts';
import { StorageRefused } from '../contract/storage-errors.ts';
import type { Finding } from '../finding.ts';
import { pendingMigrations } from '../migrate.ts';
import { textsFinding } from '../texts-finding.ts';
import type { Committer } from './committer.ts';
import { Dictionary } from './dictionary.ts';
import { findDamage, ourTables } from './find-damage.ts';
import { migrations } from './migrations.ts';
import { schemaVersion } from './prepare.ts';
import { ResponseReader } from './read-responses.ts';
import { relationsFindings } from './relations-findings.ts';
import { restoreBackup } from './restore-backup.ts';
import { assertAble, readSettings } from './server-settings.ts';
import { verifyCounts } from './verify-counts.ts';
import { verifyTexts } from './verify-texts.ts';

/** Runs work on the database; what cannot be reached is a `StorageRefused`. */
type OnDatabase = <T>(work: (committer: Committer) => Promise<T>) => Promise<T>;

/** Milliseconds that tables and their indexes are compared for: of gigabytes that takes minutes. */
const longestComparison = 10 * 60_000;

/**
 * Looks at a database from outside, and says of each thing whether it is as it should be.
 *
 * @param patience milliseconds that tables and their indexes are compared for
 */
export async function examine(
  place: string,
  rules: CountRules,
  on: OnDatabase,
  patience = longestComparison,
): Promise<Finding[]> {
  try {
    return await on(async (committer) => {
      const settings = await settingsFindings(committer, place);
      if (isFault(settings)) return settings;
      const schema = await schemaFinding(committer, place);
      if (schema.state !== 'ok') return [...settings, schema];
      const tables = await tableFindings(committer);
      const outside = [...settings, schema, ...tables];
      if (isFault(tables)) return outside;
      // What cannot be read cannot be counted.
      const rows = await damageFinding(committer);
      if (isFault([rows])) return [...outside, rows];
      const damage = [rows, ...(await relationsFindings(committer, patience))];
      if (isFault(damage)) return [...outside, ...damage];
      const inside = [
        await countsFinding(committer, rules),
        textsFinding(await committer.snapshot(verifyTexts)),
      ];
      return [...outside, ...damage, ...inside, await connectionsFinding(committer)];
    });
  } catch (error) {
    if (error instanceof StorageRefused) return [{ what: error.message, state: 'fault' }];
    throw error;
  }
}

const isFault = (findings: readonly Finding[]) => findings.some(({ state }) => state === 'fault');

async function settingsFindings(committer: Committer, place: string): Promise<Finding[]> {
  const settings = await committer.read(readSettings);
  const warnings: Finding[] = [];
  assertAble(settings, place, (what) => warnings.push({ what, state: 'warning', remedy: 'Switch it on.' }));
  const major = Math.floor(Number(settings.server) / 10_000);
  if (settings.checksums === 'off')
    warnings.push({
      what: 'data_checksums is off: what a disk changes in a row may go unnoticed',
      state: 'warning',
      remedy: 'Stop PostgreSQL once, and run: pg_checksums --enable --pgdata=<its folder>',
    });
  const what = `PostgreSQL ${major}.${Number(settings.server) % 10_000} answers for the ${place}`;
  return [{ what, state: 'ok' }, ...warnings];
}

async function schemaFinding(committer: Committer, place: string): Promise<Finding> {
  const version = await committer.read((db) => schemaVersion(db, place));
  if (version === 0) return { what: 'There are no tables yet: the first start makes them', state: 'warning' };
  if (pendingMigrations(version, migrations, `The ${place}`).length > 0)
    return {
      what: `The tables are of an earlier release (schema ${version}): the next start changes them`,
      state: 'warning',
      remedy: 'Make a backup first: pg_dump --format=custom.',
    };
  return { what: 'The schema is that of this release', state: 'ok' };
}

async function tableFindings(committer: Committer): Promise<Finding[]> {
  const rows = await committer.read((db) =>
    db.all<{ name: string }>(
      'SELECT tablename::text AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename',
    ),
  );
  const found = new Set(rows.map(({ name }) => name));
  const missing = ourTables.filter((name) => !found.has(name));
  const foreign = [...found].filter((name) => !ourTables.includes(name));
  const findings: Finding[] = [];
  if (missing.length > 0) {
    const remedy = 'Stop the server, and restore the last backup: pg_restore.';
    findings.push({ what: `Tables are missing: ${missing.join(', ')}`, state: 'fault', remedy });
  }
  if (foreign.length > 0) {
    const remedy = 'Earshot does not need them; find out who made them.';
    findings.push({ what: `Tables that are not ours: ${foreign.join(', ')}`, state: 'warning', remedy });
  }
  if (findings.length === 0) findings.push({ what: 'The tables are those of this release', state: 'ok' });
  return findings;
}

async function damageFinding(committer: Committer): Promise<Finding> {
  const fault = await findDamage(committer);
  if (fault === null) return { what: 'Every row can be read, every index is valid', state: 'ok' };
  return {
    what: `The database is damaged: ${fault}`,
    state: 'fault',
    remedy: restoreBackup,
  };
}

async function countsFinding(committer: Committer, rules: CountRules): Promise<Finding> {
  const remedy = 'Run: earshot rebuild-counts';
  try {
    const dictionary = new Dictionary(writingNothing(committer));
    const reader = new ResponseReader(dictionary);
    const differences = await committer.snapshot((db) => verifyCounts(db, { dictionary, rules, reader }));
    if (differences.length === 0)
      return { what: 'The counts equal a recount of every response', state: 'ok' };
    return { what: `${differences.length} rows of counts differ from a recount`, state: 'fault', remedy };
  } catch (error) {
    // A recount that needs a name which was never counted would have to write it.
    if ((error as { cause?: { code?: unknown } }).cause?.code !== readOnly) throw error;
    return { what: 'Some responses were never counted', state: 'fault', remedy };
  }
}

/** The SQLSTATE of a write where none is allowed. */
const readOnly = '25006';

function writingNothing(committer: Committer): Pick<Committer, 'commit'> {
  return { commit: (work) => committer.commit(work, ['SET TRANSACTION READ ONLY']) };
}

async function connectionsFinding(committer: Committer): Promise<Finding> {
  const row = await committer.read((db) =>
    db.one<{ others: number; all: number; most: number }>(
      `SELECT count(*) FILTER (WHERE datname = current_database() AND pid <> pg_backend_pid()) AS others,
         count(*) AS all, current_setting('max_connections')::integer AS most
       FROM pg_stat_activity WHERE backend_type = 'client backend'`,
    ),
  );
  const { others, all, most } = row!;
  const what = `${others} other connections are open to this database, ${all} of ${most} to the server`;
  if (most - all >= needed) return { what, state: 'ok' };
  return { what, state: 'warning', remedy: `A server process takes up to ${needed}: raise max_connections.` };
}

/** Those that work, those of brief reads, the one that interns, and the one that listens. */
const needed = 16;
