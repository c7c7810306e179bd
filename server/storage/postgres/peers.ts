import type { Transaction } from './committer.ts';

/** Milliseconds after which nobody asks any more who lived, or what was held. */
const forgottenAfter = 86_400_000;

/** What the lease of a process that lives is called; its holder is the process. */
const living = 'process ';

/** That the owner of a job lives, at a moment that the parameter names. */
export const ownerLives = (at: string) =>
  `EXISTS (SELECT 1 FROM leases l WHERE l.name = '${living}' || jobs.owner AND l.until > ${at})`;

/** Tells how many live. */
export async function livePeer(tx: Transaction, at: number, until: number): Promise<number> {
  await tx.run(
    `INSERT INTO leases AS l (name, holder, until) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET until = excluded.until`,
    [`${living}${tx.process}`, tx.process, until],
  );
  await tx.run('DELETE FROM leases WHERE until < $1', [at - forgottenAfter]);
  const row = await tx.one<{ count: number }>(
    `SELECT COUNT(*) AS count FROM leases WHERE name LIKE '${living}%' AND until > $1`,
    [at],
  );
  return row!.count;
}

/** Whether another one than this lives. */
export async function hasOthers(tx: Transaction, at: number): Promise<boolean> {
  const row = await tx.one(
    `SELECT 1 FROM leases WHERE name LIKE '${living}%' AND holder <> $1 AND until > $2 LIMIT 1`,
    [tx.process, at],
  );
  return row !== undefined;
}

export async function partPeer(tx: Transaction): Promise<void> {
  await tx.run('DELETE FROM leases WHERE name = $1', [`${living}${tx.process}`]);
}
