import { randomBytes } from 'node:crypto';
import type { Transaction } from './committer.ts';
import { hasOthers } from './peers.ts';
import { meta, setMeta } from './prepare.ts';

export interface RevisionRow {
  epoch: Buffer;
  revision: number;
}

/**
 * What the revision of the site $1 is made of. No row ever counts down or goes, so two sums that are the same are of the
 * same changes. A backup that is put in the place of the database counts what is another change then: the epoch tells
 * them apart.
 */
export const revisionColumns = `(SELECT value FROM meta WHERE name = 'epoch') AS epoch,
    (SELECT COALESCE(SUM(r.count), 0)::bigint FROM revisions r WHERE r.site = $1) AS revision`;

export function revisionOf({ epoch, revision }: RevisionRow): string {
  return `${epoch.toString('base64url')}.${revision}`;
}

/** Begins another epoch, unless there are others who know of the one there is. */
export async function beginEpoch(tx: Transaction, at: number): Promise<void> {
  if ((await meta(tx, 'epoch')) && (await hasOthers(tx, at))) return;
  await setMeta(tx, 'epoch', randomBytes(6));
}
