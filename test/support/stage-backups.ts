import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { engineOf, type StorageConfig } from '../../server/storage/open-storage.ts';
import { postgresBinaries } from './postgres-server.ts';

/** Copies the data into a file, as the documentation says for their engine. */
export async function backUpStage(config: StorageConfig, file: string, at: number): Promise<void> {
  const { backups } = (await engineOf(config)).upkeep;
  if (typeof backups !== 'string') backups.backUp(file, at);
  else postgres('pg_dump', '--format=custom', `--file=${file}`, config.databaseUrl!);
}

/** Puts such a file in place of the data, while no server has them. */
export async function restoreStage(config: StorageConfig, file: string): Promise<void> {
  const { backups } = (await engineOf(config)).upkeep;
  const target = `--dbname=${config.databaseUrl}`;
  if (typeof backups !== 'string') backups.restore(file);
  else postgres('pg_restore', '--clean', '--if-exists', '--single-transaction', target, file);
}

function postgres(program: string, ...args: string[]): void {
  execFileSync(path.join(postgresBinaries()!, program), args);
}
