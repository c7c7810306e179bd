import { readdirSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { CountRules } from '../contract/counting.ts';
import { StorageRefused } from '../contract/storage-errors.ts';
import type { Finding } from '../finding.ts';
import { textsFinding } from '../texts-finding.ts';
import { Dictionary } from './dictionary.ts';
import { type Files, filesIn } from './files.ts';
import { passGate } from './gate.ts';
import { integrityFaults } from './integrity-faults.ts';
import { lockFolder } from './lock.ts';
import { migrations } from './migrations.ts';
import { schemaDifferences } from './schema-differences.ts';
import { SiteZones } from './site-zones.ts';
import { verifyCounts } from './verify-counts.ts';
import { verifyTexts } from './verify-texts.ts';

/** Looks at a data folder from outside, and says of each thing whether it is as it should be. */
export function examine(folder: string, rules: CountRules): Finding[] {
  const files = filesIn(folder);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const remedy = 'Set EARSHOT_DATA to the folder that the server uses, or start the server once.';
    return [{ what: `There is no folder ${folder}`, state: 'fault', remedy }];
  }
  const gate = gateFinding(files);
  const inside = gate.state === 'ok' ? insideFindings(files, rules) : [];
  return [
    gate,
    ...inside,
    serverFinding(folder),
    diskFinding(files),
    ...readable(files),
    ...strangers(files),
  ];
}

function gateFinding(files: Files): Finding {
  try {
    passGate(files, migrations, () => {});
    if (!statSync(files.database, { throwIfNoEntry: false })?.size) {
      return { what: 'There is no database yet: the first start makes it', state: 'warning' };
    }
    return { what: `${files.database} is the whole file that belongs here`, state: 'ok' };
  } catch (error) {
    if (error instanceof StorageRefused) return { what: error.message, state: 'fault' };
    throw error;
  }
}

/** One snapshot for all of it: a server may write meanwhile. */
function insideFindings(files: Files, rules: CountRules): Finding[] {
  const db = new Database(files.database, { readonly: true });
  try {
    return db.transaction(() => [
      integrityFinding(db),
      tablesFinding(db),
      countsFinding(db, rules),
      textsFinding(verifyTexts(db)),
    ])();
  } finally {
    db.close();
  }
}

function integrityFinding(db: Database.Database): Finding {
  const faults = integrityFaults(db, 3);
  if (faults.length === 0) return { what: 'Every page and every index agree', state: 'ok' };
  return {
    what: `The database is damaged: ${faults.join('; ')}`,
    state: 'fault',
    remedy: 'Stop the server, and restore the last backup: earshot restore <backup file>',
  };
}

/** That nothing is missing, the gate has seen. */
function tablesFinding(db: Database.Database): Finding {
  const { foreign } = schemaDifferences(db, migrations);
  if (foreign.length === 0) return { what: 'The tables are those of this release', state: 'ok' };
  const remedy = 'Earshot does not need them; find out who made them.';
  return { what: `Tables that are not ours: ${foreign.join(', ')}`, state: 'warning', remedy };
}

function countsFinding(db: Database.Database, rules: CountRules): Finding {
  const remedy = 'Stop the server, and run: earshot rebuild-counts';
  try {
    const differences = verifyCounts(db, {
      dictionary: new Dictionary(db),
      rules,
      zones: new SiteZones(db, rules),
    });
    if (differences.length === 0)
      return { what: 'The counts equal a recount of every response', state: 'ok' };
    return { what: `${differences.length} rows of counts differ from a recount`, state: 'fault', remedy };
  } catch (error) {
    // A recount that needs a name which was never counted would have to write it.
    if ((error as { code?: unknown }).code !== 'SQLITE_READONLY') throw error;
    return { what: 'Some responses were never counted', state: 'fault', remedy };
  }
}

function serverFinding(folder: string): Finding {
  try {
    lockFolder(folder)();
    return { what: 'No server holds the folder', state: 'ok' };
  } catch (error) {
    if (error instanceof StorageRefused) return { what: 'A server holds the folder', state: 'ok' };
    throw error;
  }
}

function diskFinding({ folder, database }: Files): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const size = statSync(database, { throwIfNoEntry: false })?.size ?? 0;
  const what = `${Math.round(free / 1e6)} MB are free; the database has ${Math.ceil(size / 1e6)} MB`;
  if (free > 2 * size + 64e6) return { what, state: 'ok' };
  return {
    what,
    state: 'warning',
    remedy: 'Make room: a backup beside it needs as much as the database has.',
  };
}

/** Answers, and the keys of receipts and pseudonyms, are for the user that the server runs as. */
function readable({ folder, database }: Files): Finding[] {
  const open = (file: string) => ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o044) !== 0;
  if (!open(folder) || !open(database)) return [];
  const what = `Every user of this machine can read ${database}`;
  return [{ what, state: 'warning', remedy: `Keep it to the server's: chmod 700 ${folder}` }];
}

function strangers(files: Files): Finding[] {
  const own =
    /^(earshot\.(db|lock|instance|backup)|backups$|(scheduled-ex|ex|im)ports$|erasures\.ndjson(\.new)?$|replaced-)/;
  const found = readdirSync(files.folder).filter((name) => !own.test(name));
  if (found.length === 0) return [];
  const what = `Files that are not ours: ${found
    .slice(0, 10)
    .map((name) => path.join(files.folder, name))
    .join(', ')}`;
  return [{ what, state: 'warning', remedy: 'Keep the data folder for Earshot alone.' }];
}
