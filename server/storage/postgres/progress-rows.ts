import type { Progress, ProgressQuestion } from '../contract/progress.ts';
import { RowLimits } from '../row-limits.ts';
import { RowProgress } from '../row-progress.ts';
import { UncountedAnswers } from '../uncounted-answers.ts';
import { AskedStrings } from './asked-strings.ts';
import type { Dictionary } from './dictionary.ts';
import { rowChunks } from './row-chunks.ts';
import { RowLearner } from './row-learner.ts';
import type { Statements } from './statements.ts';

/**
 * How far responses came, read one by one.
 *
 * @param db that sees one moment
 * @param clock milliseconds that only rise
 */
export async function progressOfRows(
  db: Statements,
  dictionary: Dictionary,
  question: ProgressQuestion,
  clock: () => number,
): Promise<Progress> {
  const { siteKey, surveyKey, versions, from, to } = question;
  const limits = new RowLimits(question.limits, clock);
  const learner = await RowLearner.of(db, dictionary, siteKey, [surveyKey]);
  const asked = new AskedStrings();
  for (const { questions } of versions) for (const { id } of questions) asked.text(siteKey, id);
  const uncounted = new UncountedAnswers(siteKey, versions, await dictionary.find(db, asked), readAnswers);
  const progress = new RowProgress(learner.strings, question, uncounted);
  const answered = uncounted.expression;
  const chosen = { siteKey, surveyKeys: [surveyKey], bounds: [from, to], ...(answered && { answered }) };
  for await (const chunk of rowChunks(db, progress.columns, chosen)) {
    limits.take(chunk.rows);
    await learner.learn(db, chunk);
    progress.add(chunk);
  }
  return progress.result();
}

/** As `jsonb`, whose text has no line breaks. */
function readAnswers(terms: string, told: string): string {
  const value = told === '' ? 'NULL' : `CASE WHEN a.question IN (${told}) THEN a.json END`;
  return `(SELECT COALESCE(jsonb_agg(jsonb_build_array(a.question, ${value})), '[]')::text FROM answers a
    WHERE a.site = responses.site AND a.response = responses.id AND a.question IN (${terms}))`;
}
