import type { Upkeep } from '../engine.ts';
import { Committer } from './committer.ts';
import { examine } from './examine.ts';
import { placeOf } from './place-of.ts';
import { schemaVersion } from './prepare.ts';
import { reach } from './reach.ts';
import { refusing } from './refusing.ts';
import { resetOwnerKey } from './reset-owner-key.ts';

/** @param patience of an examination; see there */
export function postgresUpkeep(url: string, patience?: number): Upkeep {
  const place = placeOf(url);
  const on = <T>(work: (committer: Committer) => Promise<T>) => onDatabase(url, place, work);
  return {
    place: `PostgreSQL, ${place}`,
    exists: () => on((committer) => committer.read(async (db) => (await schemaVersion(db, place)) > 0)),
    backups: backupsOf(place),
    examine: (rules) => examine(place, rules, on, patience),
    resetOwnerKey: (hash, by) => on((committer) => resetOwnerKey(committer, place, hash, by)),
  };
}

/** Nothing is made there that is not there. */
async function onDatabase<T>(
  url: string,
  place: string,
  work: (committer: Committer) => Promise<T>,
): Promise<T> {
  return refusing(place, async () => {
    await reach(url);
    const committer = new Committer(url);
    try {
      return await work(committer);
    } finally {
      await committer.close();
    }
  });
}

/** `$DATABASE_URL` as it stands: an operator's shell has it, and no password is shown. */
function backupsOf(place: string): string {
  return `The data are in PostgreSQL (${place}), whose own tools make backups and restore them:
  pg_dump --format=custom --file=earshot.dump "$DATABASE_URL"
      copies this database as it is at one moment; the server may run
  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" earshot.dump
      puts it back; stop the server first
  pg_basebackup --pgdata=<folder> --wal-method=stream
      copies the whole PostgreSQL server; with an archive of its WAL, every moment since can be restored`;
}
