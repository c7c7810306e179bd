import { randomBytes } from 'node:crypto';
import type { Transaction } from './committer.ts';
import { hasOthers } from './peers.ts';
import { meta, setMeta } from './prepare.ts';
import type { Statements } from './statements.ts';

/**
 * No row ever counts down or goes, so two sums that are the same are of the same changes. A backup that is put in the
 * place of the database counts what is another change then: the epoch tells them apart.
 */
export async function revisionOf(db: Statements, site: number): Promise<string> {
  const row = await db.one<{ epoch: Buffer; count: number }>(
    `SELECT (SELECT value FROM meta WHERE name = 'epoch') AS epoch,
       (SELECT COALESCE(SUM(count), 0)::bigint FROM revisions WHERE site = $1) AS count`,
    [site],
  );
  return `${row!.epoch.toString('base64url')}.${row!.count}`;
}

/** Begins another epoch, unless there are others who know of the one there is. */
export async function beginEpoch(tx: Transaction, at: number): Promise<void> {
  if ((await meta(tx, 'epoch')) && (await hasOthers(tx, at))) return;
  await setMeta(tx, 'epoch', randomBytes(6));
}
