import type Database from 'better-sqlite3';
import type { Tally, TallyQuestion } from '../contract/tally.ts';
import { RowLimits } from '../row-limits.ts';
import { RowTally } from '../row-tally.ts';
import type { Dictionary } from './dictionary.ts';
import { rowChunks } from './row-chunks.ts';

/**
 * Counts responses one by one, from one snapshot, in the order in which they lie in the file.
 *
 * @param clock milliseconds that only rise
 */
export function tallyRows(
  db: Database.Database,
  dictionary: Dictionary,
  question: TallyQuestion,
  clock: () => number,
): Tally {
  const limits = new RowLimits(question.limits, clock);
  const tally = new RowTally(dictionary, question);
  db.transaction(() => {
    for (const chunk of rowChunks(db, tally.columns, question)) {
      limits.take(chunk.rows);
      tally.add(chunk);
    }
  })();
  return tally.result();
}
