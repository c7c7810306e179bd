import type { Transaction } from './committer.ts';

/** False: another holder has it still. */
export async function takeLease(
  tx: Transaction,
  name: string,
  holder: string,
  at: number,
  until: number,
): Promise<boolean> {
  const taken = await tx.run(
    `INSERT INTO leases AS l (name, holder, until) VALUES ($1, $2, $4)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE l.holder = excluded.holder OR l.until <= $3`,
    [name, holder, at, until],
  );
  return taken > 0;
}

export async function releaseLease(tx: Transaction, name: string, holder: string): Promise<void> {
  await tx.run('DELETE FROM leases WHERE name = $1 AND holder = $2', [name, holder]);
}
