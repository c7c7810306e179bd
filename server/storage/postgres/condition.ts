import type { StorageCondition } from '../contract/condition.ts';
import type { Committer } from './committer.ts';
import { wholeAt } from './prepare.ts';

/** What PostgreSQL tells of the database. What its disk has left, and when it was backed up, is the server's alone. */
export async function databaseCondition(committer: Committer): Promise<StorageCondition> {
  const { calls } = committer;
  return committer.read(async (db) => {
    const size = await db.one<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes');
    return {
      database: size!.bytes,
      log: 0,
      free: null,
      readers: [{ name: 'connections', calls }],
      wholeAt: await wholeAt(db),
      backedUpAt: null,
    };
  });
}
