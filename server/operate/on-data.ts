import { countRules } from '../ingest/count-rules.ts';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import { engineOf } from '../storage/open-storage.ts';
import type { Storage } from '../storage/storage.ts';
import type { Operation } from './operation.ts';

/**
 * Runs `work` on data that are there already. Rejects with `StorageRefused` where there are none, and where a server runs
 * and holds them alone.
 *
 * @returns what it has resolved with, and how long it took
 */
export async function onData<T>(
  { config, now, say }: Operation,
  work: (storage: Storage) => Promise<T>,
): Promise<{ done: T; seconds: string }> {
  const { upkeep, open } = await engineOf(config);
  if (!(await upkeep.exists())) {
    throw new StorageRefused(
      `There is no database of Earshot in ${upkeep.place}: set EARSHOT_DATA or DATABASE_URL.`,
    );
  }
  const began = now();
  const storage = await open(countRules, { notice: say });
  try {
    return { done: await work(storage), seconds: ((now() - began) / 1000).toFixed(1) };
  } finally {
    await storage.close();
  }
}
