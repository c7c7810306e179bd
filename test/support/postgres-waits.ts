import type pg from 'pg';

/**
 * Whether some work comes to wait for a lock that somebody else has in the database, in place of coming to its end.
 *
 * @param waiting how many wait then, where others do already
 */
export async function waits(client: pg.Client, work: Promise<unknown>, waiting = 1): Promise<boolean> {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  while (!over) {
    const { rows } = await client.query('SELECT count(*)::integer AS n FROM pg_locks WHERE NOT granted');
    if (rows[0].n >= waiting) return true;
  }
  return false;
}
