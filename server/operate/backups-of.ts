import type { Config } from '../config.ts';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import type { Backups } from '../storage/engine.ts';
import { engineOf } from '../storage/open-storage.ts';

/** What makes backups of the data. Rejects with `StorageRefused`, which names the tools, where they are the engine's own. */
export async function backupsOf(config: Config): Promise<Backups> {
  const { backups } = (await engineOf(config)).upkeep;
  if (typeof backups === 'string') throw new StorageRefused(backups);
  return backups;
}
