import { countRules } from '../ingest/count-rules.ts';
import { StorageRefused } from '../storage/contract/storage-errors.ts';
import { engineOf } from '../storage/open-storage.ts';
import type { Operation, Outcome } from './operation.ts';

/** Forgets the index that words are looked for with and makes it anew; where a server runs, and holds the data alone, that is refused. */
export async function rebuildTexts({ config, now, say }: Operation): Promise<Outcome> {
  const { upkeep, open } = engineOf(config);
  if (!(await upkeep.exists())) {
    throw new StorageRefused(
      `There is no database of Earshot in ${upkeep.place}: set EARSHOT_DATA or DATABASE_URL.`,
    );
  }
  const began = now();
  const storage = await open(countRules, { notice: say });
  try {
    await storage.texts.forget();
    let responses = 0;
    for (let more = await storage.texts.index(); more > 0; more = await storage.texts.index())
      responses += more;
    const seconds = ((now() - began) / 1000).toFixed(1);
    say(`The texts of ${responses} responses were indexed in ${seconds} s; the latest are read as they are.`);
    return 0;
  } finally {
    await storage.close();
  }
}
