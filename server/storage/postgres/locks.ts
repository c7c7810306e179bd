import type { Transaction } from './committer.ts';

/**
 * What transactions hold against each other, beyond the rows that they write. Each is an advisory lock of a kind and a
 * number, let go with the transaction; who takes several takes them in this order, and those of one kind by number.
 *
 * `alone`: what one process does at a time. `access`: who the owner is. `site`: what a site's counting follows from (its
 * zone, whether it is counted anew, which values have a number): whoever writes counts shares it. `strings`: the
 * dictionary of a site. `mappings`: those that a site keeps for imports. `schedules`: those of exports, of all sites.
 * `themes`: those of a site, and whether webhooks filter by them.
 * `claims`: which deliveries are being sent.
 * `texts`: the index of texts, which one process at a time goes on with.
 */
const kinds = {
  alone: 4_711_009,
  access: 4_711_002,
  site: 4_711_003,
  strings: 4_711_004,
  mappings: 4_711_005,
  schedules: 4_711_006,
  themes: 4_711_012,
  claims: 4_711_010,
  texts: 4_711_011,
} as const;

type Kind = keyof typeof kinds;

export async function lock(tx: Transaction, kind: Kind, number = 0): Promise<void> {
  await tx.run(`SELECT pg_advisory_xact_lock(${kinds[kind]}, $1::integer)`, [number]);
}

/** Whether it could be had at once. */
export async function tryLock(tx: Transaction, kind: Kind): Promise<boolean> {
  const row = await tx.one<{ held: boolean }>(`SELECT pg_try_advisory_xact_lock(${kinds[kind]}, 0) AS held`);
  return row!.held;
}

/** To begin a transaction with: holds what the counting of these sites follows from as it is. */
export function sharedSites(sites: readonly number[]): string {
  return `SELECT pg_advisory_xact_lock_shared(${kinds.site}, site) FROM unnest(ARRAY[${sites.map(whole).join(', ')}]::integer[]) AS site`;
}

function whole(site: number): number {
  if (!Number.isSafeInteger(site)) throw new TypeError(`${site} is no site`);
  return site;
}
