import type pg from 'pg';

/** Whether some work comes to wait for a lock that somebody else has in the database, in place of coming to its end. */
export async function waits(client: pg.Client, work: Promise<unknown>): Promise<boolean> {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  while (!over) {
    const { rows } = await client.query('SELECT count(*)::integer AS n FROM pg_locks WHERE NOT granted');
    if (rows[0].n > 0) return true;
  }
  return false;
}
