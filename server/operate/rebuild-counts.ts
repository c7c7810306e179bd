import { countRules } from '../ingest/count-rules.ts';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import { engineOf } from '../storage/open-storage.ts';
import type { Operation, Outcome } from './operation.ts';

/** Recounts every response and puts right what differs; where a server runs, and holds the data alone, that is refused. */
export async function rebuildCounts({ config, now, say }: Operation): Promise<Outcome> {
  const { upkeep, open } = engineOf(config);
  if (!(await upkeep.exists())) {
    throw new StorageRefused(
      `There is no database of Earshot in ${upkeep.place}: set EARSHOT_DATA or DATABASE_URL.`,
    );
  }
  const began = now();
  const storage = await open(countRules, { notice: say });
  try {
    const corrected = await storage.counts.rebuild();
    const seconds = ((now() - began) / 1000).toFixed(1);
    say(`${corrected} rows of counts put right in ${seconds} s; those that were right are as they were.`);
    return 0;
  } finally {
    await storage.close();
  }
}
