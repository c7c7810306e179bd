import { countRules } from '../ingest/count-rules.ts';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import { openStorage } from '../storage/open-storage.ts';
import { upkeepOf } from '../storage/upkeep.ts';
import type { Operation, Outcome } from './operation.ts';

/** Recounts every response and puts right what differs, while no server runs. */
export async function rebuildCounts({ config, now, say }: Operation): Promise<Outcome> {
  if (!upkeepOf(config).exists()) {
    throw new StorageRefused(`There is no database in ${config.dataFolder}: set EARSHOT_DATA.`);
  }
  const began = now();
  const storage = openStorage(config, countRules, say);
  try {
    const corrected = await storage.counts.rebuild();
    const seconds = ((now() - began) / 1000).toFixed(1);
    say(`${corrected} rows of counts put right in ${seconds} s; those that were right are as they were.`);
    return 0;
  } finally {
    await storage.close();
  }
}
