import type { Tally, TallyQuestion } from '../contract/tally.ts';
import { RowLimits } from '../row-limits.ts';
import { RowTally } from '../row-tally.ts';
import type { Dictionary } from './dictionary.ts';
import { rowChunks } from './row-chunks.ts';
import { RowLearner } from './row-learner.ts';
import type { Statements } from './statements.ts';

/**
 * Counts responses one by one, survey by survey in the order of time.
 *
 * @param db that sees one moment
 * @param clock milliseconds that only rise
 */
export async function tallyRows(
  db: Statements,
  dictionary: Dictionary,
  question: TallyQuestion,
  clock: () => number,
): Promise<Tally> {
  const limits = new RowLimits(question.limits, clock);
  const learner = await RowLearner.of(db, dictionary, question.siteKey, question.surveyKeys);
  const tally = new RowTally(learner.strings, question);
  for await (const chunk of rowChunks(db, tally.columns, question)) {
    limits.take(chunk.rows);
    await learner.learn(db, chunk);
    tally.add(chunk);
  }
  return tally.result();
}
