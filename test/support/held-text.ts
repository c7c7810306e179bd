import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StorageConfig } from '../../server/storage/open-storage.ts';
import { postgresBinaries } from './postgres-server.ts';

/**
 * All that is held: every file of the data folder, whatever folder it is in, and of a PostgreSQL all that `pg_dump` can
 * get of its database. What bytes its own files still have is PostgreSQL's matter (docs/adr/0017).
 */
export function heldText({ dataFolder, databaseUrl }: StorageConfig): string {
  const files = readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'));
  return [...files, databaseUrl === undefined ? '' : dumped(databaseUrl)].join('\n');
}

function dumped(url: string): string {
  const dump = path.join(postgresBinaries()!, 'pg_dump');
  return execFileSync(dump, ['--data-only', url], { encoding: 'latin1', maxBuffer: 256 * 1024 * 1024 });
}
