import pg from 'pg';
import { StorageRefused } from '../contract/storage-errors.ts';

/**
 * Which database a URL names, in words: `database "earshot" on db.example:5432`. Never a password. Throws
 * `StorageRefused` where the URL cannot be followed, as where a certificate that it names cannot be read.
 */
export function placeOf(url: string): string {
  const { host, port, database } = clientFor(url);
  const server = host.startsWith('/') ? `the socket ${host}/.s.PGSQL.${port}` : `${host}:${port}`;
  return `database "${database}" on ${server}`;
}

/** It connects to nothing. */
function clientFor(url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url });
  } catch (error) {
    throw new StorageRefused(`DATABASE_URL cannot be followed (${(error as Error).message}): correct it.`);
  }
}
